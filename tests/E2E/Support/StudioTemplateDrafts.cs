using System.Text;
using System.Text.Json.Nodes;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>Templates of a studio, made and changed by a script.</summary>
public sealed class StudioTemplateDrafts(StudioServer server)
{
    private const string Root = "/api/templates";

    /// <summary>A template and a draft of it. The first file is the primary one.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="files">Paths and texts.</param>
    /// <param name="inputs">JSON objects, added to the draft.</param>
    /// <param name="members">Further members: type, handler, handlerOptions.</param>
    /// <param name="cancellationToken">Ends the calls.</param>
    public async Task<TemplateDraft> DraftAsync(
        string name,
        IReadOnlyDictionary<string, string> files,
        IReadOnlyList<string> inputs,
        JsonObject members,
        CancellationToken cancellationToken
    )
    {
        using var api = new StudioApi(server);
        members["name"] = name;
        members["initialFiles"] = new JsonArray([
            .. files.Select(
                (file, place) =>
                    (JsonNode)
                        new JsonObject
                        {
                            ["filename"] = file.Key,
                            ["role"] = file.Key.EndsWith(".json", StringComparison.Ordinal) ? "DATA" : "TEMPLATE",
                            ["primary"] = place == 0,
                            ["payload"] = file.Value,
                        }
            ),
        ]);
        var made = await api.PostAsync(Root, members, cancellationToken);
        var template = (string)made["id"]!; // Every template has one.
        var draft = (string)(await api.PostAsync($"{Root}/{template}/_edit", [], cancellationToken))["id"]!; // As above.
        foreach (var input in inputs)
        {
            await api.PostAsync($"{Root}/{draft}/inputs", JsonNode.Parse(input)!.AsObject(), cancellationToken);
        }

        var list = JsonNode.Parse(await api.TextAsync($"{Root}/{template}/files?count=100", cancellationToken))!;
        return new TemplateDraft(
            draft,
            list["_embedded"]!["inf:template-file"]!
                .AsArray()
                .ToDictionary(
                    static file => (string)file!["filename"]!,
                    static file => (string)file!["id"]!,
                    StringComparer.Ordinal
                )
        );
    }

    /// <summary>Replaces what a file of a draft has.</summary>
    public async Task WriteAsync(TemplateDraft draft, string path, string text, CancellationToken cancellationToken)
    {
        using var http = server.CreateClient();
        using var body = new StringContent(text, Encoding.UTF8, "text/html");
        using var answer = await http.PutAsync(
            new Uri($"{Root}/{draft.Id}/files/{draft.Files[path]}/contents", UriKind.Relative),
            body,
            cancellationToken
        );
        answer.EnsureSuccessStatusCode();
    }
}
