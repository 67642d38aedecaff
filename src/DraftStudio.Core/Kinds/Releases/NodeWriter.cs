using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>Writes what a release's document holds as the JSON that it was read from, but for white space between values.</summary>
internal static class NodeWriter
{
    public static byte[] Write(MapNode node)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            Write(json, node);
        }

        return buffer.WrittenSpan.ToArray();
    }

    public static void Write(Utf8JsonWriter json, MapNode node)
    {
        json.WriteStartObject();
        foreach (var (name, value) in MemberMap.Read(node, NodeMembers.RankOf))
        {
            json.WritePropertyName(name);
            Member(json, name, value);
        }

        json.WriteEndObject();
    }

    /// <summary>The JSON of a node; null for none.</summary>
    // A condition with a null for memory would make it empty memory instead.
    public static ReadOnlyMemory<byte>? WriteNode(MapNode? node)
    {
        if (node is null)
        {
            return null;
        }

        return Write(node);
    }

    /// <summary>The JSON of one member of a node; null for nothing.</summary>
    public static ReadOnlyMemory<byte>? WriteMember(string name, DocumentNode? value)
    {
        if (value is LeafNode or null)
        {
            return (value as LeafNode)?.Json;
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            Member(json, name, value);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The JSON of one member of a config; null for nothing.</summary>
    public static ReadOnlyMemory<byte>? WriteConfigMember(DocumentNode? value)
    {
        if (value is not MapNode nested)
        {
            return (value as LeafNode)?.Json;
        }

        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            Nested(json, nested);
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>Which child stands in each slot: a leaf, or null for a slot that a merge left out.</summary>
    public static ImmutableArray<LeafNode?> Slots(MapNode slots)
    {
        var children = new List<LeafNode?>(slots.Count);
        foreach (var (key, node) in slots)
        {
            if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var slot) || slot > 10_000)
            {
                continue;
            }

            while (children.Count <= slot)
            {
                children.Add(null);
            }

            children[slot] = node as LeafNode;
        }

        return [.. children];
    }

    public static void Leaf(Utf8JsonWriter json, DocumentNode? node)
    {
        if (node is LeafNode leaf)
        {
            json.WriteRawValue(leaf.Json.Span, skipInputValidation: true);
        }
        else
        {
            json.WriteNullValue();
        }
    }

    private static void Config(Utf8JsonWriter json, MapNode config)
    {
        json.WriteStartObject();
        foreach (var (name, value) in MemberMap.Read(config, NodeMembers.NoRank))
        {
            json.WritePropertyName(name);
            if (value is MapNode nested)
            {
                Nested(json, nested);
            }
            else
            {
                Leaf(json, value);
            }
        }

        json.WriteEndObject();
    }

    private static void Member(Utf8JsonWriter json, string name, DocumentNode value)
    {
        switch (name, value)
        {
            case (NodeMembers.Config, MapNode config):
                Config(json, config);
                break;
            case (NodeMembers.Children, MapNode slots):
                Children(json, slots);
                break;
            default:
                Leaf(json, value);
                break;
        }
    }

    private static void Nested(Utf8JsonWriter json, MapNode nested)
    {
        json.WriteStartArray();
        foreach (
            var (_, node) in OrderedMap.Read(
                nested.Find(NodeList.ItemsKey) as MapNode ?? MapNode.Empty,
                nested.Find(NodeList.OrderKeys) as MapNode ?? MapNode.Empty
            )
        )
        {
            Write(json, (MapNode)node);
        }

        json.WriteEndArray();
    }

    private static void Children(Utf8JsonWriter json, MapNode slots)
    {
        json.WriteStartArray();
        foreach (var child in Slots(slots))
        {
            Leaf(json, child);
        }

        json.WriteEndArray();
    }
}
