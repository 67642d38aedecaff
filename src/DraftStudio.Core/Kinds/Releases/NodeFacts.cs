using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What the check of a graph needs to know of one node, and what is wrong with the node by itself.</summary>
internal sealed class NodeFacts
{
    /// <summary>Retries, the wait before the first in milliseconds, and by how much it grows: lowest and highest.</summary>
    private static readonly (string Member, double Least, double Most)[] RetryRanges =
    [
        ("maximumAttempts", 1, 100),
        ("initialInterval", 0, 86_400_000),
        ("backoffCoefficient", 1, 100),
    ];

    private NodeFacts(string slug) => Slug = slug;

    public string Slug { get; }

    public bool IsStart { get; private init; }

    public bool IsEnd { get; private init; }

    /// <summary>By slot, as keys of nodes; null for a slot that nothing is connected to.</summary>
    public ImmutableArray<string?> Children { get; private init; } = [];

    /// <summary>Null when there is none, or failure does not go there.</summary>
    public string? Fallback { get; private init; }

    /// <summary>Slugs of the nodes that the config refers to; for a group also those that its nodes do not have among them.</summary>
    public ImmutableArray<string> References { get; private init; } = [];

    /// <summary>Paths are below the node.</summary>
    public ImmutableArray<NodeProblem> Problems { get; private init; } = [];

    /// <summary>Whether the graph looks the same with the other node in this one's place.</summary>
    public bool HasShapeOf(NodeFacts other) =>
        ReferenceEquals(this, other)
        || (
            Slug == other.Slug
            && IsStart == other.IsStart
            && IsEnd == other.IsEnd
            && Fallback == other.Fallback
            && Children.AsSpan().SequenceEqual(other.Children.AsSpan())
            && References.AsSpan().SequenceEqual(other.References.AsSpan())
        );

    public static NodeFacts Of(MapNode node, ActionCatalogue catalogue)
    {
        var kind = Text(node, NodeMembers.Kind);
        var action = Text(node, NodeMembers.ActionSlug) ?? "";
        var isNative = kind == NodeMembers.Native;
        var config = node.Find(NodeMembers.Config) as MapNode ?? MapNode.Empty;
        var problems = ImmutableArray.CreateBuilder<NodeProblem>();
        var slug = Text(node, NodeMembers.Slug) ?? "";
        if (slug.Length == 0 || slug.Any(static c => !char.IsAsciiLetterOrDigit(c) && c != '_'))
        {
            problems.Add(new([NodeMembers.Slug], "slug_invalid", "A slug has letters, digits and underscores."));
        }

        var children = ChildrenOf(node);
        var definition = kind switch
        {
            NodeMembers.Native => catalogue.Find(null, action),
            NodeMembers.Connector => catalogue.Find(Text(node, NodeMembers.IntegrationSlug) ?? "", action),
            _ => null,
        };
        if (isNative && definition is null)
        {
            problems.Add(new([NodeMembers.ActionSlug], "config_invalid", $"There is no action \"{action}\"."));
        }
        else
        {
            CheckChildren(children, Expected(definition, config), problems);
        }

        var fallback = FallbackOf(node, problems);
        CheckRetry(node, problems);
        foreach (var (pointer, message) in definition?.Schema.Check(config) ?? [])
        {
            problems.Add(
                new(
                    [NodeMembers.Config, .. DocumentPath.Parse(pointer).Segments.Take(1).Select(MemberMap.Escape)],
                    "config_invalid",
                    $"{(pointer.Length == 0 ? "The config" : pointer[1..])} {message}."
                )
            );
        }

        var references = NodeReferences.In(config);
        if (isNative && action == NodeMembers.Group && config.Find(NodeMembers.Nested) is MapNode nested)
        {
            var inside = GraphCheck.Check(EntryReader.Items(nested), catalogue);
            problems.AddRange(
                // What a group's nodes do not have among them may come before the group.
                inside
                    .Problems.Where(static problem => problem.Code != "reference_unknown" || problem.Path.Length > 2)
                    .Select(static problem =>
                        problem with
                        {
                            Path = [NodeMembers.Config, NodeMembers.Nested, NodeList.ItemsKey, .. problem.Path],
                        }
                    )
            );
            references =
            [
                .. references
                    .Union(inside.Outer.Where(outer => outer != slug), StringComparer.Ordinal)
                    .Order(StringComparer.Ordinal),
            ];
        }

        return new NodeFacts(slug)
        {
            IsStart = isNative && action == "start",
            IsEnd = isNative && action == "end",
            Children = [.. children.Select(static child => KeyOf(child))],
            Fallback = fallback,
            References = references,
            Problems = problems.ToImmutable(),
        };
    }

    private static ImmutableArray<LeafNode?> ChildrenOf(MapNode node) =>
        node.Find(NodeMembers.Children) is MapNode slots ? NodeWriter.Slots(slots) : [];

    private static void CheckChildren(
        ImmutableArray<LeafNode?> children,
        int expected,
        ImmutableArray<NodeProblem>.Builder problems
    )
    {
        if (children.Length != expected)
        {
            problems.Add(
                new(
                    [NodeMembers.Children],
                    "child_count",
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"The node has {children.Length} {(children.Length == 1 ? "child" : "children")}; its action has {expected}."
                    )
                )
            );
        }

        for (var slot = 0; slot < children.Length; slot++)
        {
            if (KeyOf(children[slot]) is null)
            {
                problems.Add(
                    new(
                        [NodeMembers.Children, slot.ToString(CultureInfo.InvariantCulture)],
                        "child_missing",
                        string.Create(CultureInfo.InvariantCulture, $"Nothing is connected to output {slot + 1}.")
                    )
                );
            }
        }
    }

    private static int Expected(ActionDefinition? definition, MapNode config)
    {
        if (definition is null)
        {
            return 1;
        }

        if (definition.Children is { } children)
        {
            return children;
        }

        if (
            definition.ChildrenFrom is not { } member
            || config.Find(MemberMap.Escape(member)) is not LeafNode leaf
            || leaf.Json.Span[0] != (byte)'['
        )
        {
            return 0;
        }

        using var list = JsonDocument.Parse(leaf.Json);
        return list.RootElement.GetArrayLength();
    }

    private static string? FallbackOf(MapNode node, ImmutableArray<NodeProblem>.Builder problems)
    {
        if ((node.Find(NodeMembers.FallbackOnFailure) as LeafNode)?.AsBoolean() != true)
        {
            return null;
        }

        var fallback = KeyOf(node.Find(NodeMembers.FallbackChild) as LeafNode);
        if (fallback is null)
        {
            problems.Add(
                new([NodeMembers.FallbackChild], "fallback_missing", "Nothing is connected for when the node fails.")
            );
        }

        return fallback;
    }

    private static void CheckRetry(MapNode node, ImmutableArray<NodeProblem>.Builder problems)
    {
        if (node.Find(NodeMembers.Retry) is not LeafNode leaf || leaf.Json.Span[0] != (byte)'{')
        {
            return;
        }

        using var retry = JsonDocument.Parse(leaf.Json);
        foreach (var (member, least, most) in RetryRanges)
        {
            if (
                retry.RootElement.TryGetProperty(member, out var value)
                && value.ValueKind == JsonValueKind.Number
                && (
                    value.GetDouble() is var number
                    && (number < least || number > most || (member == "maximumAttempts" && !double.IsInteger(number)))
                )
            )
            {
                problems.Add(
                    new(
                        [NodeMembers.Retry],
                        "retry_invalid",
                        string.Create(CultureInfo.InvariantCulture, $"{member} is {least:0} to {most:0}.")
                    )
                );
            }
        }
    }

    private static string? KeyOf(LeafNode? child) =>
        child?.AsString() is { } text && Guid.TryParseExact(text, "D", out var id) ? id.ToString("D") : null;

    private static string? Text(MapNode node, string member) => (node.Find(member) as LeafNode)?.AsString();
}
