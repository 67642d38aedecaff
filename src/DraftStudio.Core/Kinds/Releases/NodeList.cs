using System.Collections.Immutable;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// Nodes in their order, with the text that each was read from and the text that it is written as: what is sent as it came
/// is neither read nor written twice.
/// </summary>
/// <param name="items">By uuid, in lower case.</param>
/// <param name="texts">The JSON that each was read from.</param>
/// <param name="written">
/// The JSON that each is answered as: what <see cref="NodeWriter"/> makes of it, so that an answer does not depend on what
/// is remembered. The same memory as the text, wherever that has no white space between its values.
/// </param>
/// <param name="nested">How many nodes are in each, at any depth; null when none has any.</param>
internal sealed class NodeList(
    IReadOnlyList<KeyValuePair<string, DocumentNode>> items,
    IReadOnlyList<ReadOnlyMemory<byte>> texts,
    IReadOnlyList<ReadOnlyMemory<byte>> written,
    IReadOnlyList<int>? nested
)
{
    /// <summary>In the map of a group's nodes: the nodes, and their order.</summary>
    public const string ItemsKey = "items";

    public const string OrderKeys = "order";

    public static readonly NodeList Empty = new([], [], [], null);

    public int Count => items.Count;

    public IReadOnlyList<KeyValuePair<string, DocumentNode>> Items => items;

    public IReadOnlyList<ReadOnlyMemory<byte>> Texts => texts;

    public IReadOnlyList<ReadOnlyMemory<byte>> Written => written;

    /// <summary>How many bytes the texts have.</summary>
    public long Weight
    {
        get
        {
            var weight = 0L;
            for (var i = 0; i < texts.Count; i++)
            {
                weight += texts[i].Length + (texts[i].Equals(written[i]) ? 0 : written[i].Length);
            }

            return weight;
        }
    }

    /// <summary>The nodes of a document, their texts made of it.</summary>
    public static NodeList Of(MapNode items, MapNode order)
    {
        var list = OrderedMap.Read(items, order);
        int[] inside = [.. list.Select(static item => NestedIn((MapNode)item.Value))];
        ReadOnlyMemory<byte>[] json =
        [
            .. list.Select(static item => (ReadOnlyMemory<byte>)NodeWriter.Write((MapNode)item.Value)),
        ];
        return new NodeList(list, json, json, inside.Any(static count => count > 0) ? inside : null);
    }

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
    public int NestedAt(int index) => nested?[index] ?? 0;

    /// <summary>Whether the other list has nodes with the same uuids in the same places.</summary>
    public bool HasKeysOf(NodeList other)
    {
        if (other.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < items.Count; i++)
        {
            if (!string.Equals(items[i].Key, other.Items[i].Key, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same nodes with others in some places.</summary>
    public NodeList With(
        IReadOnlyList<KeyValuePair<string, DocumentNode>> newItems,
        IReadOnlyList<ReadOnlyMemory<byte>> newWritten
    ) => new(newItems, newWritten, newWritten, nested);

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

        return changed ? new NodeList(settled.MoveToImmutable(), texts, written, nested) : this;
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
