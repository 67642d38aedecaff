using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>What changed between two documents.</summary>
public static class DocumentDiff
{
    /// <summary>
    /// The changes that turn one document into the other, by path; no path contains another. Where both have a map it
    /// descends, skipping what is shared or equal by hash; elsewhere it sets. A text whose edits continue the other's is
    /// an edit with the rest; any other text that differs is set.
    /// </summary>
    /// <remarks>
    /// Costs what differs, times a logarithm, when the documents share what they have in common or their hashes were asked
    /// for before; the size of both, without hashing anything, when they do not.
    /// </remarks>
    public static ImmutableArray<Change> Between(Document before, Document after)
    {
        if (before.Root.SameAsFarAsKnown(after.Root) == true)
        {
            return [];
        }

        var changes = ImmutableArray.CreateBuilder<Change>();
        Add(changes, DocumentPath.Root, before.Root, after.Root);
        return changes.DrainToImmutable();
    }

    private static void Add(ImmutableArray<Change>.Builder changes, DocumentPath path, MapNode before, MapNode after)
    {
        foreach (var (key, was, isNow) in MapNode.Differences(before, after))
        {
            var at = path.Child(key);
            switch (was, isNow)
            {
                case (MapNode left, MapNode right):
                    Add(changes, at, left, right);
                    break;
                case (TextNode left, TextNode right) when right.EditsSince(left) is { } edits:
                    changes.Add(Change.Edit(at, edits));
                    break;
                default:
                    changes.Add(Change.Set(at, was, isNow));
                    break;
            }
        }
    }
}
