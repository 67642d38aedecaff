using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What an import does to a draft, before it does it.</summary>
internal sealed record TemplateImportPlan
{
    /// <summary>Binds the plan to the zip, to the draft's version and to what becomes of files that the zip does not have.</summary>
    public required ContentHash Hash { get; init; }

    /// <summary>The draft's version that it is a plan for.</summary>
    public required int Version { get; init; }

    /// <summary>By name.</summary>
    public required ImmutableArray<ImportedFile> Files { get; init; }

    /// <summary>Everything that changes, as a difference to the draft.</summary>
    public required ImmutableArray<Change> Changes { get; init; }

    /// <summary>The draft's document with all of it. The texts and blobs of new contents are stored when it is applied.</summary>
    public required Document Document { get; init; }

    /// <summary>The contents that it brings.</summary>
    public required ImmutableArray<FileContents> Contents { get; init; }
}
