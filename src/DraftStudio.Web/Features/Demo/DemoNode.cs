using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Documents;

namespace DraftStudio.Web.Features.Demo;

/// <summary>Nodes of the demo's workflows, as they are sent. A node's uuid comes from its slug, so the demo is always the same.</summary>
internal static class DemoNode
{
    public static JsonObject Native(string slug, string action, string name, string config, params string[] children) =>
        Of(slug, name, config, children, new JsonObject { ["kind"] = "native", ["actionSlug"] = action });

    /// <param name="slug">The node's.</param>
    /// <param name="action">The integration and its action: "http.request".</param>
    /// <param name="name">For people.</param>
    /// <param name="config">JSON.</param>
    /// <param name="children">Slugs.</param>
    public static JsonObject Call(string slug, string action, string name, string config, params string[] children)
    {
        var dot = action.IndexOf('.', StringComparison.Ordinal);
        return Of(
            slug,
            name,
            config,
            children,
            new JsonObject
            {
                ["kind"] = "connector",
                ["integrationSlug"] = action[..dot],
                ["actionSlug"] = action[(dot + 1)..],
            }
        );
    }

    /// <summary>Goes on there when it fails, after so many attempts.</summary>
    public static JsonObject Or(this JsonObject node, string fallback, int attempts = 3)
    {
        node["fallbackOnFailure"] = true;
        node["fallbackChildUuid"] = IdOf(fallback);
        node["retry"] = new JsonObject
        {
            ["maximumAttempts"] = attempts,
            ["initialInterval"] = 2000,
            ["backoffCoefficient"] = 2,
        };
        return node;
    }

    public static JsonObject At(this JsonObject node, double x, double y)
    {
        node["position"] = new JsonObject { ["x"] = x, ["y"] = y };
        return node;
    }

    public static JsonObject Find(this JsonArray nodes, string slug) =>
        nodes.OfType<JsonObject>().First(node => node["slug"]?.GetValue<string>() == slug);

    public static string IdOf(string slug)
    {
        var hash = ContentHash.Of(Encoding.UTF8.GetBytes("demo " + slug)).ToString();
        return $"{hash[..8]}-{hash[8..12]}-7{hash[13..16]}-8{hash[17..20]}-{hash[20..32]}";
    }

    private static JsonObject Of(string slug, string name, string config, string[] children, JsonObject what)
    {
        var node = new JsonObject
        {
            ["uuid"] = IdOf(slug),
            ["slug"] = slug,
            ["config"] = JsonNode.Parse(config),
            ["childrenUuids"] = new JsonArray([.. children.Select(static child => JsonValue.Create(IdOf(child)))]),
            ["fallbackOnFailure"] = false,
            ["position"] = new JsonObject { ["x"] = 0, ["y"] = 0 },
        };
        foreach (var (member, value) in what)
        {
            node[member] = value?.DeepClone();
        }

        node["name"] = name;
        return node;
    }
}
