using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Web.Features.Releases;

/// <summary>
/// An input for a member of a node: <c>node/{uuid}/name</c> holds a text, <c>json/{uuid}/config/limit</c> the JSON of any
/// value; empty JSON removes the member. A node in groups has their uuids before its own, with dots between. In names of
/// members a slash is <c>~1</c> and a tilde <c>~0</c>.
/// </summary>
/// <param name="IsJson">What is entered is JSON.</param>
/// <param name="Node">The groups, and the node.</param>
/// <param name="Member">The member, from the node on.</param>
internal sealed record NodeField(bool IsJson, ImmutableArray<string> Node, ImmutableArray<string> Member)
{
    private const string Text = "node";
    private const string Json = "json";

    /// <summary>Null for a field that is of no node.</summary>
    public static NodeField? Parse(string field)
    {
        var parts = field.Split('/');
        return parts is [Text or Json, var node, _, ..]
            ? new NodeField(
                parts[0] == Json,
                [.. node.Split('.').Select(static uuid => uuid.ToLowerInvariant())],
                [.. DocumentPath.Parse("/" + string.Join('/', parts[2..])).Segments]
            )
            : null;
    }

    /// <summary>The name of the input.</summary>
    public override string ToString() =>
        $"{(IsJson ? Json : Text)}/{string.Join('.', Node)}{DocumentPath.Of(Member.AsSpan())}";

    /// <summary>The field of a path in the document; null for one that is of no member.</summary>
    public static NodeField? Of(DocumentPath path) =>
        Split(path) is ({ IsEmpty: false } node, { IsEmpty: false } member) ? new NodeField(false, node, member) : null;

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

    /// <summary>The change that entering the value makes. The value is a text or JSON that was checked.</summary>
    public NodeChange ChangeTo(string? value) =>
        new(
            Node[..^1],
            Node[^1],
            Member,
            value is null || (IsJson && string.IsNullOrWhiteSpace(value)) ? null
                : IsJson ? LeafNode.FromJson(System.Text.Encoding.UTF8.GetBytes(value)).Json
                : LeafNode.Of(value).Json
        );
}
