namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What becomes of a file by an import.</summary>
internal enum FileImport
{
    /// <summary>The draft has no file of this name.</summary>
    Added,

    /// <summary>Its contents, role, content type or the spelling of its name are others in the zip.</summary>
    Changed,

    /// <summary>The zip does not have it, and what it does not have goes.</summary>
    Removed,

    /// <summary>The zip does not have it, and what it does not have stays.</summary>
    Kept,

    /// <summary>The zip has the same.</summary>
    Same,
}
