using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// Changes of nodes made on a workflow's document: a member touches the one path that it is, a new node comes last. What a
/// request with the whole list would refuse is refused here too, and then nothing is changed.
/// </summary>
internal sealed class GraphEdits
{
    private const int RootDepth = 2;
    private readonly List<FieldError> errors = [];
    private readonly Dictionary<string, string?> last = new(StringComparer.Ordinal);
    private readonly NodeReader reader;
    private bool isGrown;

    private GraphEdits() => reader = new NodeReader(errors);

    /// <summary>The document after the changes, in their order.</summary>
    public static Result<Document> Apply(Document document, ImmutableArray<NodeChange> changes)
    {
        var edits = new GraphEdits();
        var nodes = (Items: ReleaseDocument.NodesOf(document), Order: ReleaseDocument.OrderOf(document));
        foreach (var change in changes)
        {
            try
            {
                nodes = edits.Within(nodes.Items, nodes.Order, change, 0, "/nodes", RootDepth);
            }
            catch (JsonException exception)
            {
                edits.Refuse(NodeReader.Append("/nodes", change.Node), "malformed_json", exception.Message);
            }

            if (edits.errors.Count > 0)
            {
                return edits.Refusal();
            }
        }

        if (edits.isGrown && CountOf(nodes.Items) > ReleaseLimits.Nodes)
        {
            edits.Refuse(
                "/nodes",
                "too_many",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A release has at most {ReleaseLimits.Nodes:N0} nodes, those in groups too."
                )
            );
            return edits.Refusal();
        }

        return document.With(ReleaseDocument.Nodes, nodes.Items).With(ReleaseDocument.NodeOrder, nodes.Order);
    }

    /// <summary>The nodes of the group that the scope leads to, and their order; null when it leads to none.</summary>
    public static (MapNode Items, MapNode Order)? Nodes(Document document, ImmutableArray<string> scope)
    {
        var (items, order) = (ReleaseDocument.NodesOf(document), ReleaseDocument.OrderOf(document));
        foreach (var uuid in scope)
        {
            if (
                NodeMembers.KeyOf(uuid) is not { } key
                || items.Find(key) is not MapNode group
                || !NodeMembers.IsGroup(group)
            )
            {
                return null;
            }

            var nested = (group.Find(NodeMembers.Config) as MapNode)?.Find(NodeMembers.Nested);
            (items, order) = (ItemsOf(nested), OrderOf(nested));
        }

        return (items, order);
    }

    /// <summary>The document with other nodes in a scope that is there.</summary>
    public static Document WithNodes(Document document, ImmutableArray<string> scope, MapNode items)
    {
        var path = ReleaseDocument.Nodes;
        foreach (var uuid in scope)
        {
            path = path.Child(NodeMembers.KeyOf(uuid) ?? "")
                .Child(NodeMembers.Config)
                .Child(NodeMembers.Nested)
                .Child(NodeList.ItemsKey);
        }

        return document.With(path, items);
    }

    private static MapNode ItemsOf(DocumentNode? nested) =>
        (nested as MapNode)?.Find(NodeList.ItemsKey) as MapNode ?? MapNode.Empty;

    private static MapNode OrderOf(DocumentNode? nested) =>
        (nested as MapNode)?.Find(NodeList.OrderKeys) as MapNode ?? MapNode.Empty;

    private static int CountOf(MapNode nodes) =>
        nodes.Count
        + nodes.Sum(static node =>
            (node.Value as MapNode)?.Find(NodeMembers.Config) is MapNode config
            && config.Find(NodeMembers.Nested) is MapNode nested
                ? CountOf(ItemsOf(nested))
                : 0
        );

    private DraftError Refusal() => new DraftError.Invalid(errors[0].Code, [.. errors]);

    private void Refuse(string pointer, string code, string message) =>
        errors.Add(new FieldError(pointer, "nodes", code, message));

    private (MapNode Items, MapNode Order) Within(
        MapNode items,
        MapNode order,
        NodeChange change,
        int below,
        string pointer,
        int depth
    )
    {
        var uuid = below < change.Scope.Length ? change.Scope[below] : change.Node;
        var at = NodeReader.Append(pointer, uuid);
        if (NodeMembers.KeyOf(uuid) is not { } key)
        {
            Refuse(at, "invalid_id", "The value must be a UUID.");
            return (items, order);
        }

        if (below == change.Scope.Length)
        {
            return change.Path.IsEmpty
                ? Whole(items, order, change, key, at, depth)
                : (Member(items, key, change, at, depth), order);
        }

        if (
            items.Find(key) is not MapNode group
            || !NodeMembers.IsGroup(group)
            || group.Find(NodeMembers.Config) is not MapNode config
        )
        {
            Refuse(at, "unknown_id", "There is no such group.");
            return (items, order);
        }

        var nested = config.Find(NodeMembers.Nested);
        var inside = Within(
            ItemsOf(nested),
            OrderOf(nested),
            change,
            below + 1,
            NodeReader.Append(NodeReader.Append(at, NodeMembers.Config), NodeMembers.Nested),
            depth + 3
        );
        var map = EntryReader.MapOf(inside.Items, inside.Order);
        return (
            items.With(
                key,
                group.With(NodeMembers.Config, MemberMap.Put(config, NodeMembers.Nested, map, NodeMembers.NoRank))
            ),
            order
        );
    }

    private (MapNode Items, MapNode Order) Whole(
        MapNode items,
        MapNode order,
        NodeChange change,
        string key,
        string pointer,
        int depth
    )
    {
        var scope = string.Join('/', change.Scope);
        if (change.Value is not { } value)
        {
            last.Remove(scope);
            return (items.Without(key), order.Without(key));
        }

        if (reader.ReadNode(value, pointer, depth, items) is not var (own, node))
        {
            return (items, order);
        }

        if (own != key)
        {
            Refuse(NodeReader.Append(pointer, NodeMembers.Uuid), "invalid_id", "The node has another uuid.");
            return (items, order);
        }

        isGrown = true;
        if (order.Find(key) is null)
        {
            if (!last.TryGetValue(scope, out var end))
            {
                end = OrderedMap.LastOf(order);
            }

            last[scope] = end = OrderKey.Between(end, null);
            order = order.With(key, LeafNode.Of(end));
        }

        return (items.With(key, node), order);
    }

    private MapNode Member(MapNode items, string key, NodeChange change, string pointer, int depth)
    {
        if (items.Find(key) is not MapNode node)
        {
            Refuse(pointer, "unknown_id", "There is no such node.");
            return items;
        }

        var changed = change.Path[0] switch
        {
            NodeMembers.Uuid => Identity(node, key, change, pointer),
            NodeMembers.Config when change.Path.Length > 1 => Config(node, change, pointer, depth),
            NodeMembers.Children when change.Path.Length > 1 => Slot(node, change, pointer),
            _ => Plain(node, change, pointer, depth),
        };
        return changed is null ? items : items.With(key, changed);
    }

    /// <summary>A node keeps its uuid; how it is written is its own affair.</summary>
    private MapNode? Identity(MapNode node, string key, NodeChange change, string pointer)
    {
        var uuid = change is { Path.Length: 1, Value: { } value } ? LeafNode.OfChecked(value) : null;
        if (uuid?.AsString() is { } text && NodeMembers.KeyOf(text) == key)
        {
            return node.With(NodeMembers.Uuid, uuid);
        }

        Refuse(NodeReader.Append(pointer, NodeMembers.Uuid), "invalid_id", "A node keeps its uuid.");
        return null;
    }

    private MapNode? Plain(MapNode node, NodeChange change, string pointer, int depth)
    {
        var name = change.Path[0];
        var known = node.Find(MemberMap.Escape(name));
        var value = Below(change, 1, (known as LeafNode)?.Json, NodeReader.Append(pointer, name));
        if (errors.Count > 0)
        {
            return null;
        }

        if (value is null)
        {
            var kind = (node.Find(NodeMembers.Kind) as LeafNode)?.AsString();
            if (!NodeReader.RequiredOf(kind).Contains(name))
            {
                return MemberMap.Put(node, name, null, NodeMembers.RankOf);
            }

            Refuse(NodeReader.Append(pointer, name), "required", "The member is required.");
            return null;
        }

        var isGroup = NodeMembers.IsGroup(node);
        if (reader.ReadMember(name, value.Value, pointer, depth, isGroup, known) is not { } member)
        {
            return null;
        }

        var changed = MemberMap.Put(node, name, member, NodeMembers.RankOf);
        // What kind of node it is decides what it must have, and how a group's nodes are kept.
        return name is NodeMembers.Kind or NodeMembers.ActionSlug
            ? reader.ReadNode(NodeWriter.Write(changed), pointer, depth, MapNode.Empty)?.Node
            : changed;
    }

    private MapNode? Config(MapNode node, NodeChange change, string pointer, int depth)
    {
        var config = node.Find(NodeMembers.Config) as MapNode ?? MapNode.Empty;
        var name = change.Path[1];
        var at = NodeReader.Append(NodeReader.Append(pointer, NodeMembers.Config), name);
        var known = config.Find(MemberMap.Escape(name));
        DocumentNode? member;
        if (name == NodeMembers.Nested && NodeMembers.IsGroup(node))
        {
            isGrown = true;
            if (change.Path.Length > 2)
            {
                Refuse(at, "unknown_value", "A node of a group is named by its scope.");
                return null;
            }

            member = change.Value is { } list ? reader.ReadNested(list, at, depth + 2, known as MapNode) : null;
        }
        else
        {
            member = Below(change, 2, (known as LeafNode)?.Json, at) is { } value ? LeafNode.OfChecked(value) : null;
        }

        if (errors.Count > 0)
        {
            return null;
        }

        var changed = MemberMap.Put(config, name, member, NodeMembers.NoRank);
        if (SizeOf(changed) > ReleaseLimits.Config)
        {
            Refuse(
                NodeReader.Append(pointer, NodeMembers.Config),
                "too_long",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A node's config has at most {ReleaseLimits.Config:N0} bytes."
                )
            );
            return null;
        }

        return node.With(NodeMembers.Config, changed);
    }

    private MapNode? Slot(MapNode node, NodeChange change, string pointer)
    {
        var at = NodeReader.Append(pointer, NodeMembers.Children);
        if (change.Path.Length > 2 || SlotOf(change.Path[1]) is not { } slot)
        {
            Refuse(NodeReader.Append(at, change.Path[1]), "out_of_range", "A slot is a whole number.");
            return null;
        }

        var slots = NodeWriter
            .Slots(node.Find(NodeMembers.Children) as MapNode ?? MapNode.Empty)
            .Select(static child => child ?? ReleaseDocument.Null)
            .ToList();
        if (change.Value is { } value)
        {
            if (!reader.IsId(value, NodeReader.Append(at, slot), nullable: true))
            {
                return null;
            }

            while (slots.Count <= slot)
            {
                slots.Add(ReleaseDocument.Null);
            }

            slots[slot] = LeafNode.OfChecked(value);
        }
        else if (slot < slots.Count)
        {
            slots.RemoveAt(slot);
        }

        var map = MapNode.Of(
            slots.Select(
                static (child, i) =>
                    new KeyValuePair<string, DocumentNode>(i.ToString(CultureInfo.InvariantCulture), child)
            )
        );
        return node.With(NodeMembers.Children, map);
    }

    /// <summary>The JSON of a member with what the change says of it, from so many keys on.</summary>
    private ReadOnlyMemory<byte>? Below(NodeChange change, int from, ReadOnlyMemory<byte>? known, string pointer)
    {
        if (change.Path.Length == from)
        {
            return change.Value;
        }

        if (JsonEdit.Set(known, change.Path.AsSpan()[from..], change.Value) is { } text)
        {
            return text;
        }

        Refuse(pointer, "out_of_range", "A place in a list is a whole number.");
        return null;
    }

    private static int? SlotOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var slot)
        && slot < ReleaseLimits.Entries
            ? slot
            : null;

    /// <summary>As the text would be, without the nodes of a group.</summary>
    private static long SizeOf(MapNode config) =>
        2
        + config.Sum(static member =>
            member is { Key: not MemberMap.OrderMember, Value: LeafNode leaf }
                ? System.Text.Encoding.UTF8.GetByteCount(member.Key) + leaf.Json.Length + 4L
                : 0
        );
}
