using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What turns the nodes of one document into those of another, as changes of members. The order of nodes is left out.</summary>
internal static class GraphChanges
{
    /// <remarks>Costs what differs, under the conditions of <see cref="DocumentDiff.Between"/>.</remarks>
    public static ImmutableArray<NodeChange> Between(Document before, Document after)
    {
        var changes = ImmutableArray.CreateBuilder<NodeChange>();
        Add(changes, [], ReleaseDocument.NodesOf(before), ReleaseDocument.NodesOf(after));
        return changes.DrainToImmutable();
    }

    /// <summary>As they are sent to a page.</summary>
    public static void Write(Utf8JsonWriter json, IEnumerable<NodeChange> changes)
    {
        json.WriteStartArray();
        foreach (var change in changes)
        {
            json.WriteStartObject();
            if (!change.Scope.IsEmpty)
            {
                Strings(json, "scope"u8, change.Scope);
            }

            json.WriteString("node"u8, change.Node);
            Strings(json, "path"u8, change.Path);
            if (change.Value is { } value)
            {
                json.WritePropertyName("value"u8);
                json.WriteRawValue(value.Span, skipInputValidation: true);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Strings(Utf8JsonWriter json, ReadOnlySpan<byte> name, ImmutableArray<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }

    private static void Add(
        ImmutableArray<NodeChange>.Builder changes,
        ImmutableArray<string> scope,
        MapNode before,
        MapNode after
    )
    {
        foreach (var (key, was, isNow) in MapNode.Differences(before, after))
        {
            switch (was, isNow)
            {
                case (MapNode left, MapNode right) when HasMembersInPlace(left, right):
                    Members(changes, scope, key, left, right);
                    break;
                default:
                    changes.Add(new NodeChange(scope, key, [], NodeWriter.WriteNode(isNow as MapNode)));
                    break;
            }
        }
    }

    /// <summary>Whether setting members one by one gives the other node, also in the order in which they stand.</summary>
    private static bool HasMembersInPlace(MapNode before, MapNode after) =>
        DocumentNode.Same(before.Find(MemberMap.OrderMember), after.Find(MemberMap.OrderMember))
        && NodeMembers.IsGroup(before) == NodeMembers.IsGroup(after);

    private static void Members(
        ImmutableArray<NodeChange>.Builder changes,
        ImmutableArray<string> scope,
        string key,
        MapNode before,
        MapNode after
    )
    {
        foreach (var (member, was, isNow) in MapNode.Differences(before, after))
        {
            var name = MemberMap.Unescape(member);
            switch (name, was, isNow)
            {
                case (NodeMembers.Config, MapNode left, MapNode right)
                    when DocumentNode.Same(left.Find(MemberMap.OrderMember), right.Find(MemberMap.OrderMember)):
                    Config(changes, scope, key, left, right);
                    break;
                case (NodeMembers.Children, MapNode left, MapNode right):
                    Slots(changes, scope, key, left, right);
                    break;
                default:
                    changes.Add(new NodeChange(scope, key, [name], NodeWriter.WriteMember(name, isNow)));
                    break;
            }
        }
    }

    private static void Config(
        ImmutableArray<NodeChange>.Builder changes,
        ImmutableArray<string> scope,
        string key,
        MapNode before,
        MapNode after
    )
    {
        foreach (var (member, was, isNow) in MapNode.Differences(before, after))
        {
            if (was is MapNode left && isNow is MapNode right)
            {
                Add(changes, scope.Add(key), ItemsOf(left), ItemsOf(right));
            }
            else
            {
                var name = MemberMap.Unescape(member);
                changes.Add(
                    new NodeChange(scope, key, [NodeMembers.Config, name], NodeWriter.WriteConfigMember(isNow))
                );
            }
        }
    }

    private static MapNode ItemsOf(MapNode nested) => nested.Find(NodeList.ItemsKey) as MapNode ?? MapNode.Empty;

    private static void Slots(
        ImmutableArray<NodeChange>.Builder changes,
        ImmutableArray<string> scope,
        string key,
        MapNode before,
        MapNode after
    )
    {
        var (left, right) = (NodeWriter.Slots(before), NodeWriter.Slots(after));
        if (right.Length < left.Length)
        {
            changes.Add(
                new NodeChange(scope, key, [NodeMembers.Children], NodeWriter.WriteMember(NodeMembers.Children, after))
            );
            return;
        }

        for (var slot = 0; slot < right.Length; slot++)
        {
            var isNow = right[slot] ?? ReleaseDocument.Null;
            if (slot >= left.Length || !DocumentNode.Same(left[slot] ?? ReleaseDocument.Null, isNow))
            {
                changes.Add(
                    new NodeChange(
                        scope,
                        key,
                        [NodeMembers.Children, slot.ToString(CultureInfo.InvariantCulture)],
                        isNow.Json
                    )
                );
            }
        }
    }
}
