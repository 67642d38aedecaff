using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// What was made of maps, for as long as these are in memory; the latest of a few families are kept there. Maps do not
/// change, so what is made of one that differs from another in a few entries is made of the other's. Of maps that came of
/// one another the latest is looked at first, and no other: however often one template is edited, the others are not
/// forgotten for it.
/// </summary>
internal sealed class Relatives<T>
    where T : class
{
    private const int Families = 64;
    private const int Samples = 5;

    /// <summary>What the maps that are kept may weigh together: four or so of 10,000 files.</summary>
    private const long KeptWeight = 32 * 1024 * 1024;

    private readonly ConditionalWeakTable<MapNode, Known> known = [];
    private readonly Lock gate = new();
    private readonly LinkedList<WeakReference<MapNode>> latest = new();

    /// <summary>The first of <see cref="latest"/>, so that no other cache decides whether an edit is looked at alone.</summary>
    private ImmutableArray<MapNode> kept = [];

    public T? Find(MapNode map) => known.TryGetValue(map, out var found) ? found.Value : null;

    /// <summary>A map that is known and that, for the most part, is this one.</summary>
    public (MapNode Map, T Value)? FindRelative(MapNode map)
    {
        lock (gate)
        {
            for (var node = latest.First; node is not null; node = node.Next)
            {
                if (
                    node.Value.TryGetTarget(out var other)
                    && known.TryGetValue(other, out var candidate)
                    && IsRelative(candidate, other, map)
                )
                {
                    return (other, candidate.Value);
                }
            }
        }

        return null;
    }

    /// <param name="map">What it was made of.</param>
    /// <param name="value">What was made of it.</param>
    /// <param name="relative">The relative that it was made with; its place is the map's now.</param>
    public void Add(MapNode map, T value, MapNode? relative)
    {
        var sample =
            relative is not null && known.TryGetValue(relative, out var before)
                ? before.Sample
                : [.. map.Take(Samples).Select(static entry => entry.Key)];
        known.AddOrUpdate(map, new Known(value, sample));
        lock (gate)
        {
            for (var node = latest.First; node is not null; )
            {
                var next = node.Next;
                if (!node.Value.TryGetTarget(out var other) || ReferenceEquals(other, relative))
                {
                    latest.Remove(node);
                }

                node = next;
            }

            latest.AddFirst(new WeakReference<MapNode>(map));
            if (latest.Count > Families)
            {
                latest.RemoveLast();
            }

            kept = [.. Kept()];
        }
    }

    private IEnumerable<MapNode> Kept()
    {
        var weight = 0L;
        foreach (var reference in latest)
        {
            if (!reference.TryGetTarget(out var map) || (weight += map.Weight) > KeptWeight)
            {
                yield break;
            }

            yield return map;
        }
    }

    private static bool IsRelative(Known known, MapNode other, MapNode map) =>
        known.Sample.Count(key => DocumentNode.Same(other.Find(key), map.Find(key))) > known.Sample.Length / 2;

    /// <param name="Sample">A few keys, by which a relative is recognised.</param>
    private sealed record Known(T Value, ImmutableArray<string> Sample);
}
