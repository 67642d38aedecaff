namespace DraftStudio.Web.Features.Releases;

/// <summary>A workflow that is being made.</summary>
/// <param name="Working">It is on its way.</param>
/// <param name="Failure">Why it could not be made.</param>
public sealed record WorkflowCreationState(bool Working, string? Failure)
{
    public static readonly WorkflowCreationState None = new(Working: false, null);
}
