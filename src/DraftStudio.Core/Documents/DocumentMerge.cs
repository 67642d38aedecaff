using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>The merge of two documents that come from one base.</summary>
/// <param name="Merged">Both sides' changes; at a conflict, live's side.</param>
/// <param name="Conflicts">By path; none overlaps another.</param>
/// <param name="Texts">Text leaves that both sides changed: the caller loads them and calls <see cref="TextMerge"/>. Merged has live's.</param>
public sealed record MergeResult(
    Document Merged,
    ImmutableArray<MergeConflict> Conflicts,
    ImmutableArray<MergeConflict> Texts
);

/// <summary>Three-way merge.</summary>
public static class DocumentMerge
{
    /// <summary>Two changes conflict when one path is the other or contains it and the results differ. Order-independent but for conflicts.</summary>
    public static MergeResult Merge(Document origin, Document live, Document mine) =>
        throw new NotImplementedException();
}
