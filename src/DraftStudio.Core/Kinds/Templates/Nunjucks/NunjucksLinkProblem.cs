namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>Something wrong between the files of a template, or between them and what they are given.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Length">In UTF-16 code units; 0 where the place alone is known.</param>
/// <param name="Code"><c>file_missing</c>, <c>reference_cycle</c>, <c>unknown_variable</c>.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="IsWarning">It renders all the same.</param>
internal sealed record NunjucksLinkProblem(
    string Path,
    int Line,
    int Column,
    int Length,
    string Code,
    string Message,
    bool IsWarning
);
