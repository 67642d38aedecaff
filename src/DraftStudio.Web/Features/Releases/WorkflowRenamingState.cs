namespace DraftStudio.Web.Features.Releases;

/// <summary>A workflow that is being renamed.</summary>
/// <param name="Open">It is asked how.</param>
/// <param name="Working">It is on its way.</param>
/// <param name="Failure">Why it could not be called so.</param>
public sealed record WorkflowRenamingState(bool Open, bool Working, string? Failure)
{
    public static readonly WorkflowRenamingState None = new(Open: false, Working: false, null);
}
