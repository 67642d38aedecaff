namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>Something wrong between the files of a template, or between them and what they are given.</summary>
/// <param name="Path">The file.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Code"><c>missing_file</c>, <c>reference_cycle</c>, <c>unknown_variable</c>.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="IsWarning">It renders all the same.</param>
internal sealed record NunjucksLinkProblem(
    string Path,
    int Line,
    int Column,
    string Code,
    string Message,
    bool IsWarning
);
