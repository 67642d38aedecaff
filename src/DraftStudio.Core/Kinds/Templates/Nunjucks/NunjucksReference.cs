namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>Another file that a template names by a plain string.</summary>
/// <param name="Kind">By which tag.</param>
/// <param name="Name">As it is written; <c>./</c> and <c>../</c> begin at the file that names it.</param>
/// <param name="Line">Of the tag, from 1.</param>
/// <param name="Column">Of the tag, from 1.</param>
internal sealed record NunjucksReference(NunjucksReferenceKind Kind, string Name, int Line, int Column)
{
    /// <summary>An include that is left out where there is no such file.</summary>
    public bool IgnoresMissing { get; init; }

    /// <summary>An import whose macros see what the importing template was given.</summary>
    public bool WithContext { get; init; }

    /// <summary>Inside a condition, a loop or a macro: it may end a recursion.</summary>
    public bool IsConditional { get; init; }
}
