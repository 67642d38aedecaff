using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Documents;

namespace DraftStudio.Bench.Documents;

/// <summary>Nodes as they are sent. Each is known by its slug; its uuid is made of that, the same each time.</summary>
internal static class GraphNodes
{
    public static JsonObject Native(string slug, string action, string config, params string[] children) =>
        Native(slug, action, JsonNode.Parse(config)!.AsObject(), children); // An object is given.

    public static JsonObject Native(string slug, string action, JsonObject config, params string[] children) =>
        Node(slug, config, children).With("kind", "\"native\"").With("actionSlug", $"\"{action}\"").Named(slug);

    public static JsonObject Connector(
        string slug,
        string integration,
        string action,
        string config,
        params string[] children
    ) =>
        Node(slug, JsonNode.Parse(config)!.AsObject(), children) // An object is given.
            .With("kind", "\"connector\"")
            .With("integrationSlug", $"\"{integration}\"")
            .With("connectorUuid", $"\"{Id(integration)}\"")
            .With("actionSlug", $"\"{action}\"")
            .Named(slug);

    /// <summary>The conditions of a filter, a branch or a route: one.</summary>
    public static JsonArray Conditions(string field, string @operator, string? value)
    {
        var condition = new JsonObject { ["field"] = field, ["operator"] = @operator };
        if (value is not null)
        {
            condition["value"] = value;
        }

        return new JsonArray(condition);
    }

    public static JsonObject At(this JsonObject node, int x, int y)
    {
        node["position"] = new JsonObject { ["x"] = x, ["y"] = y };
        return node;
    }

    /// <summary>Where a failure of it leads.</summary>
    public static JsonObject Falling(this JsonObject node, string slug)
    {
        node["fallbackOnFailure"] = true;
        return node.With("fallbackChildUuid", $"\"{Id(slug)}\"");
    }

    public static JsonObject With(this JsonObject node, string member, string json)
    {
        node[member] = JsonNode.Parse(json);
        return node;
    }

    private static JsonObject Node(string slug, JsonObject config, string[] children) =>
        new()
        {
            ["uuid"] = Id(slug),
            ["slug"] = slug,
            ["config"] = config,
            ["childrenUuids"] = new JsonArray([.. children.Select(static child => (JsonNode)Id(child))]),
            ["fallbackOnFailure"] = false,
            ["position"] = null,
        };

    private static JsonObject Named(this JsonObject node, string slug)
    {
        var words = slug.Replace('_', ' ');
        node["name"] = char.ToUpperInvariant(words[0]) + words[1..];
        return node;
    }

    private static string Id(string slug)
    {
        var hash = ContentHash.Of(Encoding.UTF8.GetBytes(slug)).ToString();
        return $"{hash[..8]}-{hash[8..12]}-7{hash[13..16]}-8{hash[17..20]}-{hash[20..32]}";
    }
}
