namespace DraftStudio.Core.Kinds.Templates.Nunjucks;

/// <summary>How a template makes use of another file.</summary>
internal enum NunjucksReferenceKind
{
    /// <summary>It fills the other's blocks.</summary>
    Extends,

    /// <summary>The other is rendered in its place, with everything that is known there.</summary>
    Include,

    /// <summary>It takes the other's macros (<c>import</c> and <c>from</c>).</summary>
    Import,
}
