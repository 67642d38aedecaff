using System.Collections.Immutable;

namespace DraftStudio.Core.Documents;

/// <summary>The merge of two documents that come from one base.</summary>
/// <param name="Merged">Both sides' changes; at a conflict, live's side.</param>
/// <param name="Conflicts">By path; none overlaps another.</param>
/// <param name="Texts">Text leaves that both sides changed: the caller loads them and calls <see cref="TextMerge"/>. By path. Merged has live's.</param>
public sealed record MergeResult(
    Document Merged,
    ImmutableArray<MergeConflict> Conflicts,
    ImmutableArray<MergeConflict> Texts
);

/// <summary>Three-way merge.</summary>
public static class DocumentMerge
{
    /// <summary>
    /// Two changes conflict when one path is the other or contains it and the results differ; the same result on both
    /// sides is no conflict. Where one side removed or replaced a map and the other changed something in it, the conflict
    /// is the map's, whole. A text that both sides changed from a text is never merged here: it is in
    /// <see cref="MergeResult.Texts"/>. Where there are neither conflicts nor such texts, live and mine may be swapped.
    /// </summary>
    /// <remarks>Costs what mine changed, under the conditions of <see cref="DocumentDiff.Between"/>.</remarks>
    public static MergeResult Merge(Document origin, Document live, Document mine)
    {
        var merge = new Walk();
        var merged = merge.Node(origin.Root, live.Root, mine.Root);
        return new MergeResult(
            ReferenceEquals(merged, live.Root) ? live
                : ReferenceEquals(merged, mine.Root) ? mine
                : new Document((MapNode)merged!), // three maps make a map
            merge.Conflicts.DrainToImmutable(),
            merge.Texts.DrainToImmutable()
        );
    }

    private sealed class Walk
    {
        // Where the walk is; a path is made of it for a conflict only.
        private readonly List<string> keys = [];

        public ImmutableArray<MergeConflict>.Builder Conflicts { get; } = ImmutableArray.CreateBuilder<MergeConflict>();

        public ImmutableArray<MergeConflict>.Builder Texts { get; } = ImmutableArray.CreateBuilder<MergeConflict>();

        public DocumentNode? Node(DocumentNode? origin, DocumentNode? live, DocumentNode? mine)
        {
            if (origin is MapNode originMap && live is MapNode liveMap && mine is MapNode mineMap)
            {
                return Maps(originMap, liveMap, mineMap);
            }

            if (DocumentNode.Same(live, mine) || DocumentNode.Same(origin, mine))
            {
                return live;
            }

            if (DocumentNode.Same(origin, live))
            {
                return mine;
            }

            var found = origin is TextNode && live is TextNode && mine is TextNode ? Texts : Conflicts;
            found.Add(new MergeConflict(DocumentPath.Of([.. keys]), origin, live, mine));
            return live;
        }

        private MapNode Maps(MapNode origin, MapNode live, MapNode mine)
        {
            if (origin.SameAsFarAsKnown(mine) == true || live.SameAsFarAsKnown(mine) == true)
            {
                return live;
            }

            if (origin.SameAsFarAsKnown(live) == true)
            {
                return mine;
            }

            var changes = new List<KeyValuePair<string, DocumentNode?>>();
            foreach (var (key, was, mines) in MapNode.Differences(origin, mine))
            {
                var lives = live.Find(key);
                keys.Add(key);
                var merged = Node(was, lives, mines);
                keys.RemoveAt(keys.Count - 1);
                if (!ReferenceEquals(merged, lives))
                {
                    changes.Add(new KeyValuePair<string, DocumentNode?>(key, merged));
                }
            }

            return live.WithAll(changes);
        }
    }
}
