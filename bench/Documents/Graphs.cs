using System.Globalization;
using System.Text;
using DraftStudio.Bench.Http;

namespace DraftStudio.Bench.Documents;

/// <summary>Workflows as scripts send them: long rows of nodes, each with a config and what belongs to it.</summary>
internal static class Graphs
{
    /// <summary>A request that replaces all nodes; the name of the one in the middle has the mark.</summary>
    public static string Request(string workflow, int nodes)
    {
        var json = new StringBuilder();
        json.Append(CultureInfo.InvariantCulture, $$"""{"workflowUuid":"{{workflow}}","nodes":[""");
        for (var i = 0; i < nodes; i++)
        {
            var last = i + 1 == nodes;
            var child = last ? "" : $"\"{Id(i + 1)}\"";
            var action =
                i == 0 ? "start"
                : last ? "end"
                : "variables";
            var name = i == nodes / 2 ? ChangingRequest.Mark : $"number {i}";
            json.Append(i == 0 ? "" : ",")
                .Append(
                    CultureInfo.InvariantCulture,
                    $$$"""
                    {"uuid":"{{{Id(
                        i
                    )}}}","slug":"node_{{{i}}}","config":{"variables":[{"slug":"customer","value":"{{nodes.node_0.customer}}"},{"slug":"note","value":"What came before is kept for those who ask about it later, whoever they are and whatever for."}],"limits":{"most":250,"share":0.75} },"childrenUuids":[{{{child}}}],"fallbackOnFailure":false,"position":{"x":{{{i
                        % 100
                        * 300}}},"y":{{{i
                        / 100
                        * 160}}} },"kind":"native","actionSlug":"{{{action}}}","name":"Step {{{name}}}"}
                    """
                );
        }

        return json.Append("]}").ToString();
    }

    private static string Id(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"0197f9a2-5c1e-7b6a-9c55-{number:x12}");
}
