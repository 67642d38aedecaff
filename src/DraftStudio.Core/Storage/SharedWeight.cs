using System.Runtime.InteropServices;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Storage;

/// <summary>
/// What maps weigh together, where what several of them share counts once. Adding or removing one costs what it does not
/// share with the others, for what is shared is not looked into.
/// </summary>
internal sealed class SharedWeight
{
    /// <summary>How often each map is added or is right below another that is here.</summary>
    private readonly Dictionary<MapNode, int> uses = new(ReferenceEqualityComparer.Instance);

    public long Total { get; private set; }

    public void Add(MapNode map)
    {
        if (++CollectionsMarshal.GetValueRefOrAddDefault(uses, map, out _) > 1)
        {
            return;
        }

        Total += map.WeightAlone;
        foreach (var below in map.MapsBelow)
        {
            Add(below);
        }
    }

    /// <param name="map">One that was added, and not removed as often.</param>
    public void Remove(MapNode map)
    {
        if (--CollectionsMarshal.GetValueRefOrNullRef(uses, map) > 0)
        {
            return;
        }

        uses.Remove(map);
        Total -= map.WeightAlone;
        foreach (var below in map.MapsBelow)
        {
            Remove(below);
        }
    }
}
