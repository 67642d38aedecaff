using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>What changed between two documents.</summary>
public static class DocumentDiff
{
    /// <summary>
    /// The changes that turn one document into the other, by path. Where both have a map it descends, skipping what is
    /// equal by hash; elsewhere it sets. A text whose edits continue the other's is an edit.
    /// </summary>
    public static ImmutableArray<Change> Between(Document before, Document after) =>
        throw new NotImplementedException();
}
