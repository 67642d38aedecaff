namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>Something wrong with the text of a template.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 code units.</param>
/// <param name="Start">From 0, in UTF-16 code units from the start of the text.</param>
/// <param name="Length">In UTF-16 code units; 0 at the end of the text.</param>
/// <param name="Message">A sentence for people.</param>
/// <param name="IsWarning">It renders all the same, if not as it was meant.</param>
internal sealed record NunjucksProblem(int Line, int Column, int Start, int Length, string Message, bool IsWarning);
