using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Releases;

/// <summary>
/// An input for a member of a node: <c>node/{uuid}/name</c> holds a text, <c>json/{uuid}/config/limit</c> the JSON of any
/// value, <c>value/{uuid}/config/limit</c> either; where nothing is left the member goes. <c>json/{uuid}</c> is the whole
/// node. A node in groups has their uuids before its own, with dots between. In names of
/// members a slash is <c>~1</c> and a tilde <c>~0</c>.
/// </summary>
/// <param name="Mode">How what is entered becomes JSON.</param>
/// <param name="Node">The groups, and the node.</param>
/// <param name="Member">The member, from the node on.</param>
internal sealed record NodeField(FieldMode Mode, ImmutableArray<string> Node, ImmutableArray<string> Member)
{
    private const string Text = "node";
    private const string Json = "json";
    private const string Value = "value";

    /// <summary>Null for a field that is of no node.</summary>
    public static NodeField? Parse(string field)
    {
        var parts = field.Split('/');
        return parts is [Text or Json or Value, _, _, ..] or [Json, _]
            ? new NodeField(
                parts[0] switch
                {
                    Json => FieldMode.Json,
                    Value => FieldMode.Value,
                    _ => FieldMode.Text,
                },
                [.. parts[1].Split('.').Select(static uuid => uuid.ToLowerInvariant())],
                [.. DocumentPath.Parse(string.Concat(parts[2..].Select(static part => "/" + part))).Segments]
            )
            : null;
    }

    /// <summary>The name of the input.</summary>
    public override string ToString() =>
        $"{(Mode switch { FieldMode.Json => Json, FieldMode.Value => Value, _ => Text })}/{string.Join('.', Node)}{DocumentPath.Of(Member.AsSpan())}";

    /// <summary>The field of a path in the document; null for one that is of no member.</summary>
    public static NodeField? Of(DocumentPath path) =>
        Split(path) is ({ IsEmpty: false } node, { IsEmpty: false } member)
            ? new NodeField(FieldMode.Text, node, member)
            : null;

    /// <summary>Of a path in the document: the groups and the node, and the member from the node on.</summary>
    public static (ImmutableArray<string> Node, ImmutableArray<string> Member) Split(DocumentPath path)
    {
        var node = ImmutableArray.CreateBuilder<string>();
        var rest = path.Segments.AsSpan();
        while (rest is ["nodes" or NodeList.ItemsKey, var key, .. var below])
        {
            node.Add(key);
            rest = below is [NodeMembers.Config, NodeMembers.Nested, NodeList.ItemsKey, _, ..] ? below[2..] : below;
        }

        return (
            node.ToImmutable(),
            node.Count == 0
                ? []
                :
                [
                    .. rest.ToArray()
                        .Select(static member => member == MemberMap.OrderMember ? member : MemberMap.Unescape(member)),
                ]
        );
    }

    /// <summary>Where a node is in the document.</summary>
    public static DocumentPath PathOf(ImmutableArray<string> node)
    {
        var path = DocumentPath.Of("nodes", node[0]);
        foreach (var key in node.AsSpan()[1..])
        {
            path = path.Child(NodeMembers.Config).Child(NodeMembers.Nested).Child(NodeList.ItemsKey).Child(key);
        }

        return path;
    }

    /// <summary>The change that entering the value makes.</summary>
    /// <exception cref="System.Text.Json.JsonException">It should be JSON and is none.</exception>
    public NodeChange ChangeTo(string? value)
    {
        // A bare null beside the bytes would become empty memory, not none.
        var json = JsonLayout.Read(Mode, value) is { } entered ? entered : default(ReadOnlyMemory<byte>?);
        return new NodeChange(Node[..^1], Node[^1], Member, json);
    }
}
