using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>A stored document: the name of the blob that holds its JSON. The empty document has no blob.</summary>
public readonly record struct SnapshotId(ContentHash? Blob)
{
    /// <summary>The document with nothing in it.</summary>
    public static readonly SnapshotId Empty;

    public override string ToString() => Blob?.ToString() ?? "";
}
