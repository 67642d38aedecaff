using System.IO.Compression;
using System.Text;
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

    /// <summary>The template's draft, with a text, a name, settings and an input that are others; its id.</summary>
    public async Task<string> ChangeAsync(string template, StudioServer server, CancellationToken cancellationToken)
    {
        var draft = (string)(await api.PostAsync($"{Root}/{template}/_edit", [], cancellationToken))["id"]!; // Every draft has one.
        var list = JsonNode.Parse(await api.TextAsync($"{Root}/{draft}/files?count=100", cancellationToken))!;
        var report = list["_embedded"]!["inf:template-file"]!
            .AsArray()
            .Single(static file => (string)file!["filename"]! == "report.html");
        using var http = server.CreateClient();
        using var text = new StringContent(
            "<h1>{{ title }}</h1>\n<p>What was sold in {{ month }}, by region: a line that is as long as lines of templates tend to be.</p>\n<footer>{{ title }}</footer>\n",
            Encoding.UTF8,
            "text/html"
        );
        using var answer = await http.PutAsync(
            new Uri($"{Root}/{draft}/files/{(string)report!["id"]!}/contents", UriKind.Relative),
            text,
            cancellationToken
        );
        answer.EnsureSuccessStatusCode();
        await api.PostAsync(
            $"{Root}/{draft}/inputs",
            new JsonObject
            {
                ["name"] = "month",
                ["label"] = "Month",
                ["driver"] = "date",
            },
            cancellationToken
        );
        await api.PutAsync(
            $"{Root}/{draft}/settings",
            new JsonObject
            {
                ["locale"] = "fr-FR",
                ["totals"] = new JsonObject { ["currency"] = "EUR" },
            },
            cancellationToken
        );
        return draft;
    }

    /// <summary>A zip of two files that no report has, and one that each has.</summary>
    public static byte[] Zip()
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (
                var name in (string[])
                    ["cover.html", "parts/a-part-whose-name-is-as-long-as-names-get.html", "report.html"]
            )
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write("<p>Imported</p>");
            }
        }

        return stream.ToArray();
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
