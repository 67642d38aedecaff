namespace DraftStudio.Web.Features.Templates;

/// <summary>A template that is being made.</summary>
/// <param name="Working">It is on its way.</param>
/// <param name="Failure">Why it could not be made.</param>
public sealed record TemplateCreationState(bool Working, string? Failure)
{
    public static readonly TemplateCreationState None = new(Working: false, null);
}
