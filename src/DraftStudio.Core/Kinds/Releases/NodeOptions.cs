using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>What a request fills in where nodes leave it out: connectors and models, by integration.</summary>
/// <param name="Connectors">The JSON of each uuid by integration slug.</param>
/// <param name="Models">The JSON of each uuid by integration slug.</param>
internal sealed record NodeOptions(
    ImmutableDictionary<string, LeafNode> Connectors,
    ImmutableDictionary<string, LeafNode> Models
)
{
    public static readonly NodeOptions None = new(
        ImmutableDictionary<string, LeafNode>.Empty,
        ImmutableDictionary<string, LeafNode>.Empty
    );

    public bool IsEmpty => Connectors.IsEmpty && Models.IsEmpty;

    public static NodeOptions Read(ReadOnlyMemory<byte> json, JsonValueCheck check, List<FieldError> errors)
    {
        if (json.Span[0] != (byte)'{')
        {
            errors.Add(new FieldError("/options", "options", "wrong_type", "The value must be an object."));
            return None;
        }

        var options = None;
        foreach (var (name, value) in JsonText.Members(json, 1, check))
        {
            options = name switch
            {
                "connectorUuidsByIntegrationSlug" => options with { Connectors = Uuids(name, value, check, errors) },
                "modelUuidsByIntegrationSlug" => options with { Models = Uuids(name, value, check, errors) },
                _ => options,
            };
        }

        return options;
    }

    /// <summary>The integrations that are named and that no node has.</summary>
    public ImmutableArray<(string Member, string Slug)> Unused(NodeList nodes)
    {
        if (IsEmpty)
        {
            return [];
        }

        var known = nodes
            .Items.SelectMany(static item => IntegrationsIn((MapNode)item.Value))
            .ToHashSet(StringComparer.Ordinal);
        IEnumerable<(string Member, string Slug)> named =
        [
            .. Connectors.Keys.Select(static slug => ("connectorUuidsByIntegrationSlug", slug)),
            .. Models.Keys.Select(static slug => ("modelUuidsByIntegrationSlug", slug)),
        ];
        return
        [
            .. named
                .Where(entry => !known.Contains(entry.Slug))
                .OrderBy(static entry => entry.Slug, StringComparer.Ordinal),
        ];
    }

    /// <summary>The nodes with what they leave out; the same list when they leave nothing out.</summary>
    public NodeList Fill(NodeList nodes)
    {
        if (IsEmpty)
        {
            return nodes;
        }

        var items = nodes.Items.ToArray();
        var written = nodes.Written.ToArray();
        var filled = false;
        for (var i = 0; i < items.Length; i++)
        {
            var node = (MapNode)items[i].Value;
            var next = Fill(node);
            if (!ReferenceEquals(node, next))
            {
                filled = true;
                items[i] = new KeyValuePair<string, DocumentNode>(items[i].Key, next);
                written[i] = NodeWriter.Write(next);
            }
        }

        return filled ? nodes.With(items, written) : nodes;
    }

    private MapNode Fill(MapNode node)
    {
        node = FillNested(node);
        if (IntegrationOf(node) is not { } integration)
        {
            return node;
        }

        if (Connectors.TryGetValue(integration, out var connector) && node.Find(NodeMembers.ConnectorUuid) is null)
        {
            node = Append(node, NodeMembers.ConnectorUuid, connector, NodeMembers.RankOf);
        }

        if (
            Models.TryGetValue(integration, out var model)
            && node.Find(NodeMembers.Config) is MapNode config
            && config.Find(NodeMembers.ModelUuid) is null
        )
        {
            node = node.With(NodeMembers.Config, Append(config, NodeMembers.ModelUuid, model, NodeMembers.NoRank));
        }

        return node;
    }

    /// <summary>A group's nodes are filled as any others.</summary>
    private MapNode FillNested(MapNode node)
    {
        if (NestedIn(node) is not { } items)
        {
            return node;
        }

        var changes = new List<KeyValuePair<string, DocumentNode?>>();
        foreach (var (key, inside) in items)
        {
            var filled = Fill((MapNode)inside);
            if (!ReferenceEquals(inside, filled))
            {
                changes.Add(new KeyValuePair<string, DocumentNode?>(key, filled));
            }
        }

        if (changes.Count == 0)
        {
            return node;
        }

        var config = (MapNode)node.Find(NodeMembers.Config)!; // The items were found in it.
        var nested = (MapNode)config.Find(NodeMembers.Nested)!; // And in this.
        return node.With(
            NodeMembers.Config,
            config.With(NodeMembers.Nested, nested.With(NodeList.ItemsKey, items.WithAll(changes)))
        );
    }

    private static IEnumerable<string> IntegrationsIn(MapNode node)
    {
        var inside = NestedIn(node)?.SelectMany(static item => IntegrationsIn((MapNode)item.Value)) ?? [];
        return IntegrationOf(node) is { } integration ? inside.Append(integration) : inside;
    }

    private static MapNode? NestedIn(MapNode node) =>
        ((node.Find(NodeMembers.Config) as MapNode)?.Find(NodeMembers.Nested) as MapNode)?.Find(NodeList.ItemsKey)
        as MapNode;

    /// <summary>The object with one member more, behind those that it has.</summary>
    private static MapNode Append(MapNode map, string name, LeafNode value, Func<string, int> rank) =>
        MemberMap.Of(
            [.. MemberMap.Read(map, rank), new KeyValuePair<string, DocumentNode>(name, value)],
            map.Find(MemberMap.OrderMember) as MapNode ?? MapNode.Empty,
            rank
        );

    private static string? IntegrationOf(MapNode node) =>
        (node.Find(NodeMembers.Kind) as LeafNode)?.AsString() == NodeMembers.Connector
            ? (node.Find(NodeMembers.IntegrationSlug) as LeafNode)?.AsString()
            : null;

    private static ImmutableDictionary<string, LeafNode> Uuids(
        string member,
        ReadOnlyMemory<byte> json,
        JsonValueCheck check,
        List<FieldError> errors
    )
    {
        var at = NodeReader.Append("/options", member);
        if (NodeReader.IsNull(json))
        {
            return ImmutableDictionary<string, LeafNode>.Empty;
        }

        if (json.Span[0] != (byte)'{')
        {
            errors.Add(new FieldError(at, "options", "wrong_type", "The value must be an object."));
            return ImmutableDictionary<string, LeafNode>.Empty;
        }

        var uuids = ImmutableDictionary.CreateBuilder<string, LeafNode>(StringComparer.Ordinal);
        foreach (var (slug, value) in JsonText.Members(json, 2, check))
        {
            var leaf = LeafNode.OfChecked(value);
            var text = leaf.AsString();
            if (text is null || !Guid.TryParseExact(text, "D", out _))
            {
                errors.Add(
                    new FieldError(
                        NodeReader.Append(at, slug),
                        "options",
                        text is null ? "wrong_type" : "invalid_id",
                        "The value must be a UUID."
                    )
                );
            }

            uuids[slug] = leaf;
        }

        return uuids.ToImmutable();
    }
}
