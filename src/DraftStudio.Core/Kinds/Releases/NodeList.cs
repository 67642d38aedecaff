using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>Nodes in their order, with the text that each was read from: what is sent as it came is neither read nor written twice.</summary>
/// <param name="items">By uuid, in lower case.</param>
/// <param name="texts">The JSON of each.</param>
internal sealed class NodeList(
    IReadOnlyList<KeyValuePair<string, DocumentNode>> items,
    IReadOnlyList<ReadOnlyMemory<byte>> texts
)
{
    /// <summary>In the map of a group's nodes: the nodes, and their order.</summary>
    public const string ItemsKey = "items";

    public const string OrderKeys = "order";

    public static readonly NodeList Empty = new([], []);

    public int Count => items.Count;

    public IReadOnlyList<KeyValuePair<string, DocumentNode>> Items => items;

    public IReadOnlyList<ReadOnlyMemory<byte>> Texts => texts;

    /// <summary>How many bytes the texts have.</summary>
    public long Weight => texts.Sum(static text => (long)text.Length);

    /// <summary>The nodes of a document, their texts made of it.</summary>
    public static NodeList Of(MapNode items, MapNode order)
    {
        var list = OrderedMap.Read(items, order);
        return new NodeList(
            list,
            [.. list.Select(static item => (ReadOnlyMemory<byte>)NodeWriter.Write((MapNode)item.Value))]
        );
    }

    public static NodeList OfMap(MapNode map) =>
        Of(map.Find(ItemsKey) as MapNode ?? MapNode.Empty, map.Find(OrderKeys) as MapNode ?? MapNode.Empty);

    /// <summary>As the map that a group holds.</summary>
    public MapNode ToMap(MapNode itemsBefore, MapNode orderBefore)
    {
        var (newItems, newOrder) = OrderedMap.Write(itemsBefore, orderBefore, items);
        return MapNode.Of([
            new KeyValuePair<string, DocumentNode>(ItemsKey, newItems),
            new KeyValuePair<string, DocumentNode>(OrderKeys, newOrder),
        ]);
    }

    /// <summary>How many nodes are in the one at the index, at any depth.</summary>
    public int NestedAt(int index) => NestedIn((MapNode)items[index].Value);

    /// <summary>The list with the nodes that are the same as those replaced by these.</summary>
    public NodeList Settled(MapNode before)
    {
        var settled = ImmutableArray.CreateBuilder<KeyValuePair<string, DocumentNode>>(items.Count);
        var changed = false;
        foreach (var item in items)
        {
            var known = before.Find(item.Key);
            var same = known is not null && !ReferenceEquals(known, item.Value) && DocumentNode.Same(known, item.Value);
            changed |= same;
            settled.Add(same ? new KeyValuePair<string, DocumentNode>(item.Key, known!) : item); // Same as something.
        }

        return changed ? new NodeList(settled.MoveToImmutable(), texts) : this;
    }

    private static int NestedIn(MapNode node)
    {
        if (
            (node.Find(NodeMembers.Config) as MapNode)?.Find(NodeMembers.Nested) is not MapNode nested
            || nested.Find(ItemsKey) is not MapNode inside
        )
        {
            return 0;
        }

        return inside.Count + inside.Sum(static item => NestedIn((MapNode)item.Value));
    }
}
