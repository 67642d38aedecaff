using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>Reads and writes selections in a document. A list keeps the order keys that it can, so that a move touches one path.</summary>
internal static class Selection
{
    public static ImmutableArray<ResourceId> ReadOne(Document document, DocumentPath path) =>
        IdOf(document.At(path)) is { } id ? [id] : [];

    public static Document WriteOne(Document document, DocumentPath path, ImmutableArray<ResourceId> ids) =>
        ids is [var id, ..] ? document.With(path, LeafNode.Of(id.ToString())) : document.Without(path);

    public static ImmutableArray<ResourceId> ReadList(Document document, DocumentPath path) =>
        [.. Ordered(document, path).Select(static row => row.Id)];

    public static Document WriteList(Document document, DocumentPath path, ImmutableArray<ResourceId> ids)
    {
        var keys = Ordered(document, path).ToDictionary(static row => row.Id, static row => row.Key);
        foreach (var gone in keys.Keys.Except(ids))
        {
            document = document.Without(path.Child(gone.ToString()));
        }

        var kept = Kept(ids, keys);
        string? before = null;
        for (var i = 0; i < ids.Length; i++)
        {
            if (kept[i])
            {
                before = keys[ids[i]];
                continue;
            }

            var end = NextKept(ids, keys, kept, i, before);
            var after = end < ids.Length ? keys[ids[end]] : null;
            var placed = new string[end - i];
            Place(placed, before, after);
            for (var n = 0; n < placed.Length; n++)
            {
                document = document.With(path.Child(ids[i + n].ToString()), LeafNode.Of(placed[n]));
            }

            before = placed[^1];
            i = end - 1;
        }

        return document;
    }

    public static ResourceId? IdOf(DocumentNode? node) =>
        Guid.TryParseExact((node as LeafNode)?.AsString(), "D", out var id) ? new ResourceId(id) : null;

    private static IEnumerable<(ResourceId Id, string Key)> Ordered(Document document, DocumentPath path) =>
        ((document.At(path) as MapNode) ?? MapNode.Empty)
            .Select(static row =>
                (Id: new ResourceId(Guid.Parse(row.Key)), Key: (row.Value as LeafNode)?.AsString() ?? "")
            )
            .OrderBy(static row => row.Key, StringComparer.Ordinal)
            .ThenBy(static row => row.Id.ToString(), StringComparer.Ordinal);

    /// <summary>The next place whose key stays; one whose key ties with what stands before leaves no room, and does not stay.</summary>
    private static int NextKept(
        ImmutableArray<ResourceId> ids,
        Dictionary<ResourceId, string> keys,
        bool[] kept,
        int from,
        string? before
    )
    {
        var next = from;
        while (next < ids.Length && !(kept[next] && !string.Equals(keys[ids[next]], before, StringComparison.Ordinal)))
        {
            kept[next] = false;
            next++;
        }

        return next;
    }

    /// <summary>Fills in rising keys between two others. From the middle out, so that they stay short.</summary>
    private static void Place(Span<string> keys, string? before, string? after)
    {
        if (after is null)
        {
            foreach (ref var key in keys)
            {
                before = key = OrderKey.Between(before, null);
            }

            return;
        }

        if (keys.Length > 0)
        {
            var middle = keys.Length / 2;
            keys[middle] = OrderKey.Between(before, after);
            Place(keys[..middle], before, keys[middle]);
            Place(keys[(middle + 1)..], keys[middle], after);
        }
    }

    /// <summary>Which of the wanted ids may keep their keys: the longest part that stands in order already.</summary>
    private static bool[] Kept(ImmutableArray<ResourceId> ids, Dictionary<ResourceId, string> keys)
    {
        // Patience sorting: ends[n] is where the best rising run of n + 1 keys ends.
        var ends = new List<int>();
        var previous = new int[ids.Length];
        var byOrder = Comparer<int>.Create((left, right) => Compare(ids[left], ids[right], keys));
        for (var i = 0; i < ids.Length; i++)
        {
            if (!keys.ContainsKey(ids[i]))
            {
                continue;
            }

            var at = ends.BinarySearch(i, byOrder);
            at = at < 0 ? ~at : at;
            previous[i] = at == 0 ? -1 : ends[at - 1];
            if (at == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[at] = i;
            }
        }

        var kept = new bool[ids.Length];
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = previous[i])
        {
            kept[i] = true;
        }

        return kept;
    }

    private static int Compare(ResourceId left, ResourceId right, Dictionary<ResourceId, string> keys)
    {
        var order = string.CompareOrdinal(keys[left], keys[right]);
        return order != 0 ? order : string.CompareOrdinal(left.ToString(), right.ToString());
    }
}
