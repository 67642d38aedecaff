using System.Globalization;
using System.Text.Json.Nodes;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>A small graph as it is sent, one node below the other.</summary>
public static class StudioGraph
{
    private static readonly string[] Slugs = ["begin", "call", "check", "later", "finish"];

    public static JsonArray Nodes() =>
        [
            Node("begin", "An application came in", """{"kind":"native","actionSlug":"start"}""", "{}", "call"),
            Node(
                "call",
                "Read the application",
                """{"kind":"connector","integrationSlug":"http","actionSlug":"request"}""",
                """{"method":"GET","url":"https://register.example/{{nodes.begin.application}}"}""",
                "check"
            ),
            Node(
                "check",
                "Is it complete?",
                """{"kind":"native","actionSlug":"branch"}""",
                """{"conditions":[{"field":"{{nodes.call.body.email}}","operator":"isNotEmpty"}]}""",
                "later",
                "finish"
            ),
            Node(
                "later",
                "Wait a week",
                """{"kind":"native","actionSlug":"delay"}""",
                """{"duration":7,"unit":"days"}""",
                "finish"
            ),
            Node("finish", "Done", """{"kind":"native","actionSlug":"end"}""", "{}"),
        ];

    /// <summary>The same, with a call that has no address and another wait.</summary>
    public static JsonArray NodesWithAProblem()
    {
        var nodes = Nodes();
        nodes[1]!["config"] = new JsonObject { ["method"] = "GET" };
        nodes[3]!["name"] = "Wait two weeks";
        nodes[3]!["config"]!["duration"] = 14;
        return nodes;
    }

    public static string IdOf(string slug) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"0197f9a2-5c1e-7b6a-9c55-0000000000{Array.IndexOf(Slugs, slug):00}"
        );

    private static JsonObject Node(string slug, string name, string what, string config, params string[] children)
    {
        var node = new JsonObject
        {
            ["uuid"] = IdOf(slug),
            ["slug"] = slug,
            ["config"] = JsonNode.Parse(config),
            ["childrenUuids"] = new JsonArray([.. children.Select(static child => JsonValue.Create(IdOf(child)))]),
            ["fallbackOnFailure"] = false,
            ["position"] = new JsonObject { ["x"] = 0, ["y"] = 140 * Array.IndexOf(Slugs, slug) },
            ["name"] = name,
        };
        foreach (var (member, value) in JsonNode.Parse(what)!.AsObject())
        {
            node[member] = value!.DeepClone();
        }

        return node;
    }
}
