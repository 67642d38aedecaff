using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using static DraftStudio.Tests.Unit.Kinds.Releases.Graphs;

namespace DraftStudio.Tests.Unit.Kinds.Releases;

/// <summary>Random graphs: sound ones are rare among them, circles, loose ends and odd members are not.</summary>
internal static class GraphGen
{
    private static readonly string[] Actions =
    [
        "start",
        "end",
        "filter",
        "delay",
        "branch",
        "switch",
        "group",
        "nobody",
    ];

    private static readonly string[] Configs =
    [
        "{}",
        """{"a":"{{nodes.n1.x}}"}""",
        """{"a":"{{nodes.n2.x}} {{ nodes.n9.y + nodes.n0.z","b":"}}{{"}""",
        """{"routes":[1,{}]}""",
        """{"duration":"x","unit":7,"conditions":{}}""",
        """{"z":1,"a":{"b":[null]},"~order":"x"}""",
    ];

    private static readonly string?[] Retries = [null, "{}", """{"maximumAttempts":-1,"initialInterval":1e999}"""];

    public static readonly Gen<JsonArray> Nodes =
        from count in Gen.Choose(0, 12)
        from nodes in Node(count).ArrayOf(count)
        select new JsonArray([.. nodes.Select(static (node, i) => node(i))]);

    public static readonly Arbitrary<JsonArray> Graph = Arb.From(Nodes);

    public static readonly Arbitrary<(JsonArray Before, JsonArray After)> Pairs = Arb.From(
        from before in Nodes
        from after in Nodes
        select (before, after)
    );

    private static Gen<Func<int, JsonObject>> Node(int count) =>
        from action in Gen.Elements(Actions)
        from children in Gen.Choose(-1, count).ArrayOf().Resize(3)
        from fallback in Gen.Choose(-2, count)
        from config in Gen.Elements(Configs)
        from retry in Gen.Elements(Retries)
        from x in Gen.Choose(-300, 300)
        from y in Gen.Choose(-300, 300)
        select (Func<int, JsonObject>)(
            i =>
            {
                var node = Graphs
                    .Node($"n{i}", action, [.. children.Select(static child => child < 0 ? null : $"n{child}")])
                    .With("position", new JsonObject { ["x"] = x, ["y"] = y });
                if (action != "group" || !config.Contains("_nodes", StringComparison.Ordinal))
                {
                    node.Config(config);
                }

                if (retry is not null)
                {
                    node["retry"] = JsonNode.Parse(retry);
                }

                return fallback < -1
                    ? node
                    : node.With("fallbackOnFailure", true)
                        .With("fallbackChildUuid", fallback < 0 ? null : Id($"n{fallback}"));
            }
        );
}
