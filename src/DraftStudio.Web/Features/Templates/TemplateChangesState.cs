namespace DraftStudio.Web.Features.Templates;

/// <summary>The difference of the text file that is looked at; nothing of it is kept once another one is.</summary>
public sealed record TemplateChangesState
{
    public static readonly TemplateChangesState None = new();

    /// <summary>What was asked for last.</summary>
    public string? Wanted { get; init; }

    public FileDifference? Difference { get; init; }

    /// <summary>It could not be read.</summary>
    public bool HasFailed { get; init; }
}
