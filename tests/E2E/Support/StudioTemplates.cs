using System.Text.Json.Nodes;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>Templates of a studio, made by a script.</summary>
public sealed class StudioTemplates(StudioApi api)
{
    private const string Root = "/api/templates";

    /// <summary>
    /// A template with some of everything that was committed once after it was made: files in folders, inputs, processors,
    /// settings that name a file. Its id.
    /// </summary>
    public async Task<string> ReportAsync(string name, CancellationToken cancellationToken)
    {
        var made = await api.PostAsync(
            Root,
            new JsonObject
            {
                ["name"] = name,
                ["description"] = "Sales by month and region, and the figures of last year beside them.",
                ["type"] = "nunjucks",
                ["handler"] = "pdf",
                ["settings"] = new JsonObject
                {
                    ["locale"] = "en-US",
                    ["totals"] = new JsonObject { ["currency"] = "USD", ["decimals"] = 2 },
                },
                ["initialFiles"] = new JsonArray(
                    File("report.html", "TEMPLATE", "text/html", "<h1>{{ title }}</h1>", primary: true),
                    File("parts/header.html", "TEMPLATE", "text/html", "<b>Head</b>"),
                    File("styles/a-style-sheet-whose-name-is-as-long-as-names-get.css", "ASSET", "text/css", "b {}"),
                    File("data/sample.json", "DATA", "application/json", "[1, 2]")
                ),
            },
            cancellationToken
        );
        var template = (string)made["id"]!; // Every template has one.
        var draft = (string)(await api.PostAsync($"{Root}/{template}/_edit", [], cancellationToken))["id"]!; // As every draft.
        await api.PostAsync(
            $"{Root}/{draft}/inputs",
            new JsonObject
            {
                ["name"] = "title",
                ["label"] = "Title",
                ["driver"] = "text",
                ["required"] = true,
            },
            cancellationToken
        );
        await api.PostAsync(
            $"{Root}/{draft}/processors",
            new JsonObject
            {
                ["type"] = "query",
                ["name"] = "Sales by region",
                ["query"] = "select 1",
            },
            cancellationToken
        );
        await api.PutAsync($"{Root}/{draft}/settings", new JsonObject { ["locale"] = "de-DE" }, cancellationToken);
        await api.PostAsync($"{Root}/{template}/draft/_commit", [], cancellationToken);
        return template;
    }

    private static JsonObject File(string name, string role, string contentType, string text, bool primary = false) =>
        new()
        {
            ["filename"] = name,
            ["role"] = role,
            ["contentType"] = contentType,
            ["primary"] = primary,
            ["payload"] = text,
        };
}
