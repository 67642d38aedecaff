using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What is in a release, in words.</summary>
internal static class ReleaseWords
{
    private const int Longest = 300;

    /// <summary>"Position of Filter".</summary>
    public static string LabelOf(ReleaseView? view, NodeField field)
    {
        var name = NameOf(view, field.Node);
        return field.Member.IsEmpty ? name : $"{MemberName(field.Member)} of {name}";
    }

    public static string LabelOf(ReleaseView? view, DocumentPath path) =>
        NodeField.Of(path) is { } field ? LabelOf(view, field)
        : path.Segments is ["nodes", var key] ? NameOf(view, [key])
        : path.Segments is ["nodeOrder", ..] ? "Order of the nodes"
        : path.Segments is ["workflow", var member] ? "Workflow’s " + member
        : path.IsRoot ? "Release"
        : LabelOf(path.Segments[0]);

    public static string LabelOf(string field) =>
        field switch
        {
            "formFields" => "Form fields",
            "testRecords" => "Test records",
            "nodes" => "Nodes",
            _ => field,
        };

    public static string More(int count) =>
        count > 0 ? string.Create(CultureInfo.InvariantCulture, $" and {count} more") : "";

    /// <summary>The name of a node, or its slug; what the draft does not have any more is called as what is live has it.</summary>
    public static string NameOf(ReleaseView? view, ImmutableArray<string> node)
    {
        var found =
            view?.Node(node)
            ?? (
                node.Length == 1 && view?.Live is { } live
                    ? ReleaseDocument.NodesOf(live.Document).Find(node[0]) as MapNode
                    : null
            );
        return NameOf(found) ?? "a node";
    }

    public static string? NameOf(MapNode? node) =>
        Text(node, NodeMembers.Name) is { Length: > 0 } name ? name
        : Text(node, NodeMembers.Slug) is { Length: > 0 } slug ? slug
        : null;

    /// <summary>What a member holds, from the node on; null for nothing.</summary>
    public static DocumentNode? MemberAt(MapNode node, ImmutableArray<string> member)
    {
        DocumentNode? at = node;
        for (var i = 0; i < member.Length; i++)
        {
            switch (at)
            {
                case MapNode map:
                    at = map.Find(MemberMap.Escape(member[i]));
                    break;
                case LeafNode leaf:
                    return Below(leaf, member.AsSpan()[i..]);
                default:
                    return null;
            }
        }

        return at;
    }

    /// <summary>The same of a path: where a node stands, and which node an output leads to, in words.</summary>
    public static string? TextOf(ReleaseView? view, DocumentPath path, DocumentNode? value)
    {
        var (node, member) = NodeField.Split(path);
        return (member, value) switch
        {
            ([NodeMembers.Position], LeafNode leaf) => PlaceOf(leaf),
            ([NodeMembers.Children, _] or [NodeMembers.FallbackChild], LeafNode leaf)
                when leaf.AsString() is { } child => NameOf(view, [.. node[..^1], child.ToLowerInvariant()]),
            _ => TextOf(value),
        };
    }

    /// <summary>A value for people: a text as it is, anything else as its JSON; null for nothing.</summary>
    public static string? TextOf(DocumentNode? value)
    {
        var text = value switch
        {
            LeafNode leaf => leaf.AsString() ?? Encoding.UTF8.GetString(leaf.Json.Span),
            MapNode map => NameOf(map) ?? string.Create(CultureInfo.InvariantCulture, $"{map.Count} entries"),
            _ => null,
        };
        return text is { Length: > Longest } ? text[..Longest] + "…" : text;
    }

    private static string? PlaceOf(LeafNode position) =>
        (Below(position, ["x"]), Below(position, ["y"])) is ({ } x, { } y) ? $"{x}, {y}" : TextOf(position);

    private static LeafNode? Below(LeafNode leaf, ReadOnlySpan<string> path)
    {
        using var json = JsonDocument.Parse(leaf.Json);
        var at = json.RootElement;
        foreach (var name in path)
        {
            if (at.ValueKind == JsonValueKind.Object && at.TryGetProperty(name, out var member))
            {
                at = member;
            }
            else if (
                at.ValueKind == JsonValueKind.Array
                && int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
                && place < at.GetArrayLength()
            )
            {
                at = at[place];
            }
            else
            {
                return null;
            }
        }

        return LeafNode.FromJson(Encoding.UTF8.GetBytes(at.GetRawText()));
    }

    private static string MemberName(ImmutableArray<string> member) =>
        member switch
        {
            [NodeMembers.Position, ..] => "Position",
            [NodeMembers.Name] => "Name",
            [NodeMembers.Slug] => "Slug",
            [NodeMembers.Description] => "Description",
            [NodeMembers.Children, var slot]
                when int.TryParse(slot, NumberStyles.None, CultureInfo.InvariantCulture, out var number) =>
                string.Create(CultureInfo.InvariantCulture, $"Output {number + 1}"),
            [NodeMembers.Children, ..] => "Outputs",
            [NodeMembers.FallbackChild] => "Failure’s way",
            [NodeMembers.FallbackOnFailure] => "What happens on failure",
            [NodeMembers.Retry, ..] => "Retries",
            [NodeMembers.Config, .. { IsEmpty: false } below] => string.Join(" → ", below),
            _ => string.Join(" → ", member),
        };

    private static string? Text(MapNode? node, string member) => (node?.Find(member) as LeafNode)?.AsString();
}
