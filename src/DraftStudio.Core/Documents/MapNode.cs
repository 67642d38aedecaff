using System.Collections;
using System.Runtime.InteropServices;

namespace DraftStudio.Core.Documents;

/// <summary>
/// Nodes by key. A map has no order: it is walked in the ordinal order of its keys; who needs another stores an order key
/// (<see cref="OrderKey"/>). Setting, removing and finding a key cost the logarithm of the size.
/// </summary>
/// <remarks>
/// Up to 32 entries are an array sorted by key. More are a branch: sixteen maps, by four bits of a hash of the key at each
/// level. The shape is decided by the content alone, so two maps with the same content have the same shape however they
/// were built; hashes can be kept at each branch, and two maps be compared branch by branch.
/// </remarks>
public sealed class MapNode : DocumentNode, IReadOnlyCollection<KeyValuePair<string, DocumentNode>>
{
    private const int BucketSize = 32;
    private const int Fanout = 16;
    private const int BitsALevel = 4;
    private const int LastLevel = 64 / BitsALevel;
    private const int LongestLeafInHash = 128;

    // Fewer are set one by one.
    private const int FewChanges = 4;

    public static readonly MapNode Empty = new([]);

    // Exactly one of the two is there.
    private readonly KeyValuePair<string, DocumentNode>[]? entries;
    private readonly MapNode?[]? children;

    private KeyValuePair<string, DocumentNode>[]? sorted;

    // 0 until it is asked for.
    private long weight;

    private MapNode(KeyValuePair<string, DocumentNode>[] entries)
    {
        this.entries = entries;
        Count = entries.Length;
    }

    private MapNode(MapNode?[] children, int count)
    {
        this.children = children;
        Count = count;
    }

    public int Count { get; }

    internal override long Weight
    {
        get
        {
            // Two threads may both compute it: the same number.
            var known = Volatile.Read(ref weight);
            if (known == 0)
            {
                known = OwnWeight;
                foreach (var (key, node) in entries ?? [])
                {
                    known += (2L * key.Length) + node.Weight;
                }

                foreach (var child in children ?? [])
                {
                    known += child?.Weight ?? 0;
                }

                Volatile.Write(ref weight, known);
            }

            return known;
        }
    }

    /// <summary>The maps right below this one: its branches, or those among its nodes. One can be there more than once.</summary>
    internal IEnumerable<MapNode> MapsBelow =>
        children?.OfType<MapNode>() ?? entries!.Select(static entry => entry.Value).OfType<MapNode>();

    /// <summary>What the map weighs without <see cref="MapsBelow"/>.</summary>
    internal long WeightAlone => Weight - MapsBelow.Sum(static map => map.Weight);

    /// <summary>The node at the key; null when there is none.</summary>
    public DocumentNode? Find(string key)
    {
        var map = this;
        if (map.children is not null)
        {
            var hash = HashOf(key);
            for (var level = 0; map.children is { } below; level++)
            {
                if (below[Slot(hash, level)] is not { } child)
                {
                    return null;
                }

                map = child;
            }
        }

        var index = IndexOf(map.entries!, key);
        return index < 0 ? null : map.entries![index].Value;
    }

    /// <summary>The map with the key set; the same map when it was set to the same content.</summary>
    /// <exception cref="ArgumentException">Half a surrogate pair in the key.</exception>
    public MapNode With(string key, DocumentNode node)
    {
        CheckKey(key);
        return With(key, node, children is null ? 0 : HashOf(key), 0);
    }

    /// <summary>The map without the key; the same map when it was not there.</summary>
    public MapNode Without(string key) => Without(key, children is null ? 0 : HashOf(key), 0) ?? Empty;

    /// <summary>The map of the entries, in whatever order they come.</summary>
    /// <exception cref="ArgumentException">A key is there twice, or has half a surrogate pair.</exception>
    public static MapNode Of(IEnumerable<KeyValuePair<string, DocumentNode>> entries)
    {
        var all = entries.ToArray();
        foreach (var entry in all)
        {
            CheckKey(entry.Key);
        }

        return TryOf(all, out var twice)
            ?? throw new ArgumentException($"The key \"{twice}\" is there twice.", nameof(entries));
    }

    /// <summary>In the ordinal order of the keys.</summary>
    public IEnumerator<KeyValuePair<string, DocumentNode>> GetEnumerator() =>
        ((IEnumerable<KeyValuePair<string, DocumentNode>>)Sorted()).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The map of entries whose keys are known to be Unicode; takes the array over. Null when a key is there twice.</summary>
    internal static MapNode? TryOf(KeyValuePair<string, DocumentNode>[] entries, out string? twice)
    {
        twice = null;
        var order = 1;
        for (var i = 1; i < entries.Length && order > 0; i++)
        {
            order = string.CompareOrdinal(entries[i].Key, entries[i - 1].Key);
        }

        if (order <= 0)
        {
            Array.Sort(entries, ByKey);
            for (var i = 1; i < entries.Length; i++)
            {
                if (string.Equals(entries[i].Key, entries[i - 1].Key, StringComparison.Ordinal))
                {
                    twice = entries[i].Key;
                    return null;
                }
            }
        }

        return entries.Length == 0 ? Empty : Build(entries, 0);
    }

    /// <summary>The map with each key set, or removed where the node is null. No key is given twice; all are known to be Unicode.</summary>
    internal MapNode WithAll(List<KeyValuePair<string, DocumentNode?>> changes)
    {
        if (children is not null && changes.Count >= FewChanges)
        {
            return WithAll([.. changes.Select(change => (HashOf(change.Key), change))], 0) ?? Empty;
        }

        var map = this;
        foreach (var (key, node) in changes)
        {
            map = node is null ? map.Without(key) : map.With(key, node);
        }

        return map;
    }

    /// <summary>
    /// The keys at which two maps differ, in ordinal order, with what each has there. Goes only where they differ, as far
    /// as their hashes are known or they share branches.
    /// </summary>
    internal static List<MapDifference> Differences(MapNode before, MapNode after)
    {
        var differences = new List<MapDifference>();
        Differences(before, after, differences);
        if (before.children is not null && after.children is not null)
        {
            differences.Sort(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
        }

        return differences;
    }

    private protected override ContentHash ComputeHash()
    {
        if (children is not null)
        {
            var branch = new HashInput(HashInput.Branch, stackalloc byte[1024]);
            for (var i = 0; i < Fanout; i++)
            {
                if (children[i] is { } child)
                {
                    branch.Add((byte)i);
                    branch.Add(child.Hash);
                }
            }

            return branch.Finish();
        }

        var bucket = new HashInput(HashInput.Bucket, stackalloc byte[1024]);
        foreach (var (key, node) in entries!)
        {
            bucket.Add(key);
            switch (node)
            {
                // A short leaf stands for itself: one hash for a map of fields instead of one for each field.
                case LeafNode leaf when leaf.Json.Length <= LongestLeafInHash:
                    bucket.Add((byte)0);
                    bucket.Add(leaf.Json.Span);
                    break;
                default:
                    bucket.Add((byte)1);
                    bucket.Add(node.Hash);
                    break;
            }
        }

        return bucket.Finish();
    }

    private protected override bool SameContent(DocumentNode other)
    {
        if (other is not MapNode map || map.Count != Count)
        {
            return false;
        }

        if (children is not null)
        {
            // The same number of entries, at the same level, has the same shape or another content.
            if (map.children is null)
            {
                return false;
            }

            for (var i = 0; i < Fanout; i++)
            {
                if (!Same(children[i], map.children[i]))
                {
                    return false;
                }
            }

            return true;
        }

        if (map.entries is null)
        {
            return false;
        }

        for (var i = 0; i < entries!.Length; i++)
        {
            if (
                !string.Equals(entries[i].Key, map.entries[i].Key, StringComparison.Ordinal)
                || !Same(entries[i].Value, map.entries[i].Value)
            )
            {
                return false;
            }
        }

        return true;
    }

    private static void Differences(MapNode before, MapNode after, List<MapDifference> differences)
    {
        if (before.SameAsFarAsKnown(after) == true)
        {
            return;
        }

        if (before.children is { } left && after.children is { } right)
        {
            for (var i = 0; i < Fanout; i++)
            {
                Differences(left[i] ?? Empty, right[i] ?? Empty, differences);
            }

            return;
        }

        // One of the two is small, so what the other has more differs, and is looked at anyway.
        var was = before.Flat();
        var isNow = after.Flat();
        var b = 0;
        var a = 0;
        while (b < was.Length || a < isNow.Length)
        {
            var order =
                b == was.Length ? 1
                : a == isNow.Length ? -1
                : string.CompareOrdinal(was[b].Key, isNow[a].Key);
            if (order < 0)
            {
                differences.Add(new MapDifference(was[b].Key, was[b].Value, null));
                b++;
            }
            else if (order > 0)
            {
                differences.Add(new MapDifference(isNow[a].Key, null, isNow[a].Value));
                a++;
            }
            else
            {
                if (!Same(was[b].Value, isNow[a].Value))
                {
                    differences.Add(new MapDifference(was[b].Key, was[b].Value, isNow[a].Value));
                }

                b++;
                a++;
            }
        }
    }

    private MapNode With(string key, DocumentNode node, ulong hash, int level)
    {
        if (children is not null)
        {
            var slot = Slot(hash, level);
            var old = children[slot];
            var changed = old is null
                ? new MapNode([new KeyValuePair<string, DocumentNode>(key, node)])
                : old.With(key, node, hash, level + 1);
            return ReferenceEquals(old, changed)
                ? this
                : new MapNode(Replace(children, slot, changed), Count - (old?.Count ?? 0) + changed.Count);
        }

        var index = IndexOf(entries!, key);
        var entry = new KeyValuePair<string, DocumentNode>(key, node);
        if (index >= 0)
        {
            if (Same(entries![index].Value, node))
            {
                return this;
            }

            var copy = entries.AsSpan().ToArray();
            copy[index] = entry;
            return new MapNode(copy);
        }

        var longer = new KeyValuePair<string, DocumentNode>[Count + 1];
        entries.AsSpan(0, ~index).CopyTo(longer);
        longer[~index] = entry;
        entries.AsSpan(~index).CopyTo(longer.AsSpan(~index + 1));
        return Build(longer, level);
    }

    private MapNode? Without(string key, ulong hash, int level)
    {
        if (children is not null)
        {
            var slot = Slot(hash, level);
            if (children[slot] is not { } old)
            {
                return this;
            }

            var changed = old.Without(key, hash, level + 1);
            if (ReferenceEquals(old, changed))
            {
                return this;
            }

            var smaller = new MapNode(Replace(children, slot, changed), Count - 1);
            return smaller.Count > BucketSize ? smaller : new MapNode(smaller.Flat());
        }

        var index = IndexOf(entries!, key);
        if (index < 0)
        {
            return this;
        }

        if (Count == 1)
        {
            return null;
        }

        var shorter = new KeyValuePair<string, DocumentNode>[Count - 1];
        entries.AsSpan(0, index).CopyTo(shorter);
        entries.AsSpan(index + 1).CopyTo(shorter.AsSpan(index));
        return new MapNode(shorter);
    }

    /// <summary>The map of entries in ordinal order that share the slots of the levels above.</summary>
    private static MapNode Build(KeyValuePair<string, DocumentNode>[] entries, int level)
    {
        if (entries.Length <= BucketSize || level == LastLevel)
        {
            return new MapNode(entries);
        }

        var hashes = new ulong[entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            hashes[i] = HashOf(entries[i].Key);
        }

        return Build(entries, hashes, level);
    }

    private static MapNode Build(KeyValuePair<string, DocumentNode>[] entries, ulong[] hashes, int level)
    {
        if (entries.Length <= BucketSize || level == LastLevel)
        {
            return new MapNode(entries);
        }

        Span<int> counts = stackalloc int[Fanout];
        counts.Clear();
        foreach (var hash in hashes)
        {
            counts[Slot(hash, level)]++;
        }

        var parts = new KeyValuePair<string, DocumentNode>[Fanout][];
        var partHashes = new ulong[Fanout][];
        for (var slot = 0; slot < Fanout; slot++)
        {
            parts[slot] = counts[slot] == 0 ? [] : new KeyValuePair<string, DocumentNode>[counts[slot]];
            partHashes[slot] = counts[slot] == 0 ? [] : new ulong[counts[slot]];
        }

        counts.Clear();
        for (var i = 0; i < entries.Length; i++)
        {
            var slot = Slot(hashes[i], level);
            parts[slot][counts[slot]] = entries[i];
            partHashes[slot][counts[slot]++] = hashes[i];
        }

        var below = new MapNode?[Fanout];
        for (var slot = 0; slot < Fanout; slot++)
        {
            below[slot] = counts[slot] == 0 ? null : Build(parts[slot], partHashes[slot], level + 1);
        }

        return new MapNode(below, entries.Length);
    }

    private MapNode? WithAll(List<(ulong Hash, KeyValuePair<string, DocumentNode?> Change)> changes, int level)
    {
        if (children is null || changes.Count < FewChanges)
        {
            var map = this;
            foreach (var (hash, (key, node)) in changes)
            {
                map = node is null ? map.Without(key, hash, level) ?? Empty : map.With(key, node, hash, level);
            }

            return map.Count == 0 ? null : map;
        }

        // Each child is made anew once, whatever the number of changes in it.
        var parts = new List<(ulong Hash, KeyValuePair<string, DocumentNode?> Change)>?[Fanout];
        foreach (var change in changes)
        {
            (parts[Slot(change.Hash, level)] ??= []).Add(change);
        }

        var below = children.AsSpan().ToArray();
        for (var slot = 0; slot < Fanout; slot++)
        {
            if (parts[slot] is { } part)
            {
                below[slot] = (below[slot] ?? Empty).WithAll(part, level + 1);
            }
        }

        var count = below.Sum(child => child?.Count ?? 0);
        var changed = new MapNode(below, count);
        return count > BucketSize ? changed
            : count == 0 ? null
            : new MapNode(changed.Flat());
    }

    private static MapNode?[] Replace(MapNode?[] children, int slot, MapNode? child)
    {
        var copy = children.AsSpan().ToArray();
        copy[slot] = child;
        return copy;
    }

    private KeyValuePair<string, DocumentNode>[] Sorted() => entries ?? (sorted ??= Flat());

    /// <summary>The entries in ordinal order; not kept.</summary>
    private KeyValuePair<string, DocumentNode>[] Flat()
    {
        if ((entries ?? sorted) is { } known)
        {
            return known;
        }

        var all = new List<KeyValuePair<string, DocumentNode>>(Count);
        Collect(all);
        var flat = CollectionsMarshal.AsSpan(all).ToArray();
        Array.Sort(flat, ByKey);
        return flat;
    }

    private void Collect(List<KeyValuePair<string, DocumentNode>> into)
    {
        if (entries is not null)
        {
            into.AddRange(entries);
            return;
        }

        foreach (var child in children!)
        {
            child?.Collect(into);
        }
    }

    /// <summary>Where the key is; the complement of where it would be when it is not there.</summary>
    private static int IndexOf(KeyValuePair<string, DocumentNode>[] entries, string key)
    {
        var low = 0;
        var high = entries.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) >>> 1;
            var order = string.CompareOrdinal(entries[middle].Key, key);
            if (order == 0)
            {
                return middle;
            }

            if (order < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return ~low;
    }

    private static int Slot(ulong hash, int level) => (int)(hash >> (BitsALevel * level)) & (Fanout - 1);

    /// <summary>A hash of the key that is the same in every process: the shape, and so the hash of a large map, depend on it.</summary>
    private static ulong HashOf(string key)
    {
        const ulong Prime = 0x9E3779B97F4A7C15;
        var hash = (ulong)key.Length * Prime;
        var i = 0;
        for (; i + 4 <= key.Length; i += 4)
        {
            var four = key[i] | ((ulong)key[i + 1] << 16) | ((ulong)key[i + 2] << 32) | ((ulong)key[i + 3] << 48);
            hash = Mix(hash ^ four);
        }

        for (; i < key.Length; i++)
        {
            hash = Mix(hash ^ key[i]);
        }

        return hash;

        // The finaliser of SplitMix64: a bijection in which each bit moves each other.
        static ulong Mix(ulong value)
        {
            value += Prime;
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }

    private static void CheckKey(string key)
    {
        if (!UnicodeText.IsWellFormed(key))
        {
            throw new ArgumentException("A key has half a surrogate pair.", nameof(key));
        }
    }

    private static readonly Comparer<KeyValuePair<string, DocumentNode>> ByKey = Comparer<
        KeyValuePair<string, DocumentNode>
    >.Create(static (left, right) => string.CompareOrdinal(left.Key, right.Key));
}

/// <summary>A key at which two maps differ; null where a map has nothing.</summary>
internal readonly record struct MapDifference(string Key, DocumentNode? Before, DocumentNode? After);
