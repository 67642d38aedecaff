using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Bench.Http;

namespace DraftStudio.Bench.Documents;

/// <summary>Workflows of any size as scripts send them; the same each time, and such as can be deployed.</summary>
internal static class Graphs
{
    private static readonly JsonSerializerOptions Writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A request that replaces all nodes; the name of the one in the middle has the mark.</summary>
    public static string Request(string workflow, int nodes)
    {
        var all = GraphBuilder.Build(nodes);
        all[all.Count / 2]!["name"] = $"Step {ChangingRequest.Mark}"; // Every entry is a node.
        return Request(workflow, all);
    }

    /// <summary>The same with every node so far to the right of where it was.</summary>
    public static string MovedRequest(string workflow, int nodes, int right)
    {
        var all = JsonNode.Parse(Request(workflow, nodes))!["nodes"]!.AsArray(); // It was just written.
        foreach (var node in all)
        {
            var position = node!["position"]!.AsObject(); // Every node has one.
            position["x"] = position["x"]!.GetValue<int>() + right; // And in it an x.
        }

        return Request(workflow, all);
    }

    public static string Request(string workflow, JsonArray nodes) =>
        new JsonObject { ["workflowUuid"] = workflow, ["nodes"] = nodes.DeepClone() }.ToJsonString(Writing);
}
