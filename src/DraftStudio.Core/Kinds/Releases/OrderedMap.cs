using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// Nodes by key whose order matters: a map of the items and, beside it, a map of their order keys, so that an item that is
/// moved or added touches nothing of the others. An item without an order key (a merge may make one) comes last, by key.
/// </summary>
internal static class OrderedMap
{
    public static ImmutableArray<KeyValuePair<string, DocumentNode>> Read(MapNode items, MapNode order)
    {
        var keyed = new (ReadOnlyMemory<byte> Order, KeyValuePair<string, DocumentNode> Item)[items.Count];
        var count = 0;
        foreach (var item in items)
        {
            keyed[count++] = ((order.Find(item.Key) as LeafNode)?.Json ?? default, item);
        }

        Array.Sort(keyed, static (left, right) => Compare(left.Order, left.Item.Key, right.Order, right.Item.Key));
        return [.. keyed.Select(static entry => entry.Item)];
    }

    /// <summary>The two maps for a list; order keys of items that keep their place among one another stay.</summary>
    public static (MapNode Items, MapNode Order) Write(
        MapNode items,
        MapNode order,
        IReadOnlyList<KeyValuePair<string, DocumentNode>> wanted
    )
    {
        var known = new string?[wanted.Count];
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = (order.Find(wanted[i].Key) as LeafNode)?.AsString();
        }

        var keys = Keep(known);
        var newItems = new List<KeyValuePair<string, DocumentNode?>>();
        var newOrder = new List<KeyValuePair<string, DocumentNode?>>();
        for (var i = 0; i < known.Length; i++)
        {
            var (key, node) = wanted[i];
            if (!ReferenceEquals(items.Find(key), node))
            {
                newItems.Add(new KeyValuePair<string, DocumentNode?>(key, node));
            }

            if (!ReferenceEquals(known[i], keys[i]))
            {
                newOrder.Add(new KeyValuePair<string, DocumentNode?>(key, LeafNode.Of(keys[i])));
            }
        }

        var present = new HashSet<string>(wanted.Select(static item => item.Key), StringComparer.Ordinal);
        AddRemoved(items, present, newItems);
        AddRemoved(order, present, newOrder);
        return (Changed(items, newItems), Changed(order, newOrder));
    }

    /// <summary>The greatest order key; null when there is none.</summary>
    public static string? LastOf(MapNode order)
    {
        LeafNode? last = null;
        foreach (var (_, node) in order)
        {
            if (
                node is LeafNode leaf
                && (last is null || last.Json.Span[..^1].SequenceCompareTo(leaf.Json.Span[..^1]) < 0)
            )
            {
                last = leaf;
            }
        }

        return last?.AsString() is { } key && OrderKey.IsValid(key) ? key : null;
    }

    /// <summary>Keys in order: the longest run of those known that is in order stays, the others are made anew between them.</summary>
    internal static string[] Keep(string?[] known)
    {
        var kept = new bool[known.Length];
        foreach (var place in LongestInOrder(known))
        {
            kept[place] = true;
        }

        var keys = new string[known.Length];
        var i = 0;
        string? before = null;
        while (i < known.Length)
        {
            if (kept[i])
            {
                before = keys[i] = known[i]!; // Only known ones are kept.
                i++;
                continue;
            }

            var end = i;
            while (end < known.Length && !kept[end])
            {
                end++;
            }

            OrderKey.Spread(before, end < known.Length ? known[end] : null, end - i).CopyTo(keys, i);
            before = keys[end - 1];
            i = end;
        }

        return keys;
    }

    private static List<int> LongestInOrder(string?[] known)
    {
        var previous = new int[known.Length];
        var ends = new List<int>();
        for (var i = 0; i < known.Length; i++)
        {
            if (known[i] is not { } key || !OrderKey.IsValid(key))
            {
                continue;
            }

            var (low, high) = (0, ends.Count);
            if (high > 0 && string.CompareOrdinal(known[ends[^1]], key) < 0)
            {
                low = high;
            }

            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (string.CompareOrdinal(known[ends[middle]], key) < 0)
                {
                    low = middle + 1;
                }
                else
                {
                    high = middle;
                }
            }

            previous[i] = low == 0 ? -1 : ends[low - 1];
            if (low == ends.Count)
            {
                ends.Add(i);
            }
            else
            {
                ends[low] = i;
            }
        }

        var run = new List<int>();
        for (var i = ends.Count == 0 ? -1 : ends[^1]; i >= 0; i = previous[i])
        {
            run.Add(i);
        }

        return run;
    }

    private static void AddRemoved(
        MapNode map,
        HashSet<string> present,
        List<KeyValuePair<string, DocumentNode?>> changes
    )
    {
        foreach (var (key, _) in map)
        {
            if (!present.Contains(key))
            {
                changes.Add(new KeyValuePair<string, DocumentNode?>(key, null));
            }
        }
    }

    private static MapNode Changed(MapNode map, List<KeyValuePair<string, DocumentNode?>> changes)
    {
        if (changes.Count == 0)
        {
            return map;
        }

        return map.Count == 0
            ? MapNode.TryOf(
                [.. changes.Select(static change => new KeyValuePair<string, DocumentNode>(change.Key, change.Value!))], // Nothing is removed of an empty map.
                out _
            ) ?? throw new InvalidOperationException("A list has a key twice.")
            : map.WithAll(changes);
    }

    private static int Compare(ReadOnlyMemory<byte> left, string leftKey, ReadOnlyMemory<byte> right, string rightKey)
    {
        if (left.IsEmpty != right.IsEmpty)
        {
            return left.IsEmpty ? 1 : -1;
        }

        // Without the closing quote, which is less than any digit.
        var order = left.IsEmpty ? 0 : left.Span[..^1].SequenceCompareTo(right.Span[..^1]);
        return order != 0 ? order : string.CompareOrdinal(leftKey, rightKey);
    }
}
