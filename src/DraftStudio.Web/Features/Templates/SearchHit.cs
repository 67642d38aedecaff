namespace DraftStudio.Web.Features.Templates;

/// <summary>A place where a text was found; line and column count from 1.</summary>
/// <param name="Line">Its number in the file.</param>
/// <param name="Column">In UTF-16 code units.</param>
/// <param name="Before">What stands before it in the line, as far as it is shown.</param>
/// <param name="Match">What was found, spelled as it is there.</param>
/// <param name="After">What stands behind it in the line, as far as it is shown.</param>
public sealed record SearchHit(int Line, int Column, string Before, string Match, string After);
