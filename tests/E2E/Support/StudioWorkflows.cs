using System.Text.Json.Nodes;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>Workflows of a studio, made and read by a script.</summary>
public sealed class StudioWorkflows(StudioApi api)
{
    /// <summary>A workflow without a release; its uuid.</summary>
    public async Task<string> AddAsync(string name, CancellationToken cancellationToken)
    {
        var made = await api.PostAsync(
            "/orchestration/workflows",
            new JsonObject { ["name"] = name },
            cancellationToken
        );
        return (string)made["workflow"]!["uuid"]!; // Every workflow has one.
    }

    /// <summary>Makes nodes the workflow's draft; the draft's id.</summary>
    public async Task<string> DraftAsync(string workflow, JsonArray nodes, CancellationToken cancellationToken)
    {
        var saved = await api.PutAsync(
            "/orchestration/releases/updateDraft",
            new JsonObject { ["workflowUuid"] = workflow, ["nodes"] = nodes },
            cancellationToken
        );
        return (string)saved["release"]!["uuid"]!; // A release's uuid is its draft's id.
    }

    /// <summary>Makes the draft what is live.</summary>
    public Task<JsonNode> DeployAsync(string workflow, string? version, CancellationToken cancellationToken) =>
        api.PostAsync(
            "/orchestration/releases/deployDraft",
            version is null
                ? new JsonObject { ["workflowUuid"] = workflow }
                : new JsonObject { ["workflowUuid"] = workflow, ["version"] = version },
            cancellationToken
        );

    /// <summary>The nodes of the draft.</summary>
    public async Task<JsonArray> NodesAsync(string workflow, CancellationToken cancellationToken)
    {
        var text = await api.TextAsync($"/orchestration/releases/getDraft?workflowUuid={workflow}", cancellationToken);
        return JsonNode.Parse(text)!["release"]!["nodes"]!.AsArray(); // A release has nodes.
    }

    /// <summary>The draft's graph in words: "start → filter", "filter ! end" for the way of a failure, in order.</summary>
    public async Task<IReadOnlyList<string>> EdgesAsync(string workflow, CancellationToken cancellationToken)
    {
        var nodes = await NodesAsync(workflow, cancellationToken);
        var slugs = nodes.ToDictionary(static node => (string)node!["uuid"]!, static node => (string)node!["slug"]!);
        List<string> edges = [];
        foreach (var node in nodes)
        {
            var from = (string)node!["slug"]!;
            foreach (var child in node["childrenUuids"]!.AsArray())
            {
                edges.Add($"{from} → {(child is null ? "nothing" : slugs[(string)child!])}");
            }

            if ((bool)node["fallbackOnFailure"]!)
            {
                edges.Add($"{from} ! {slugs[(string)node["fallbackChildUuid"]!]}");
            }
        }

        return [.. edges.Order(StringComparer.Ordinal)];
    }

    /// <summary>A node as it is written, with the outputs that it leads to.</summary>
    public static JsonObject Node(int number, string slug, string action, params int?[] children) =>
        new()
        {
            ["uuid"] = Uuid(number),
            ["slug"] = slug,
            ["config"] = new JsonObject(),
            ["childrenUuids"] = new JsonArray([
                .. children.Select(static child => child is { } to ? (JsonNode?)Uuid(to) : null),
            ]),
            ["fallbackOnFailure"] = false,
            ["position"] = new JsonObject { ["x"] = 0, ["y"] = number * 160 },
            ["kind"] = "native",
            ["actionSlug"] = action,
        };

    /// <summary>Nodes with these actions, each leading to the next; an action is its node's slug.</summary>
    public static JsonArray Row(params string[] actions) =>
        [
            .. actions.Select(
                (action, i) =>
                    i == actions.Length - 1 ? Node(i, action, action) : (JsonNode)Node(i, action, action, i + 1)
            ),
        ];

    public static string Uuid(int number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"00000000-0000-4000-8000-{number:x12}");
}
