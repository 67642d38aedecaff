using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Support;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>The example of the contract's source, call by call, with a studio that was just started for it.</summary>
public sealed class TemplateExampleStory : IAsyncLifetime
{
    private const string Root = "/api/templates";

    private readonly StudioServer server = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await server.StartAsync(Cancel);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    [Fact]
    public async Task TheEditingExample_OverHttp()
    {
        await server.ReadyAsync(server.StartLimit, Cancel);
        using var http = server.CreateClient();
        var made = await SendAsync(
            http,
            HttpMethod.Post,
            Root,
            HttpStatusCode.Created,
            JsonContent.Create(
                new JsonObject
                {
                    ["name"] = "Monthly Report",
                    ["type"] = "nunjucks",
                    ["handler"] = "pdf",
                    ["initialFiles"] = new JsonArray(
                        new JsonObject
                        {
                            ["filename"] = "report.html",
                            ["primary"] = true,
                            ["payload"] = "<h1>{{ title }}</h1>\n",
                        }
                    ),
                }
            )
        );
        var (template, file) = ((string)made!["id"]!, (string)made["templateFileId"]!); // The contract's members.

        // 1. Create draft
        var draft = (await SendAsync(http, HttpMethod.Post, $"{Root}/{template}/_edit", HttpStatusCode.Created))!;
        var id = (string)draft["id"]!; // As above.
        Assert.Equal(template, (string?)draft["editingId"]);
        Assert.Equal($"{Root}/{template}/draft/_commit", (string?)draft["_links"]?["inf:commit-draft"]?["href"]);

        // 2. Modify draft - update files
        using var contents = new StringContent("<h1>{{ title }} updated</h1>\n", Encoding.UTF8, "text/html");
        await SendAsync(http, HttpMethod.Put, $"{Root}/{id}/files/{file}/contents", HttpStatusCode.NoContent, contents);

        // 3. Modify draft - add processor
        var processor = await SendAsync(
            http,
            HttpMethod.Post,
            $"{Root}/{id}/processors",
            HttpStatusCode.Created,
            JsonContent.Create(new JsonObject { ["type"] = "dataset", ["datasetId"] = "ds-456" })
        );

        // 4. Modify draft - update settings
        await SendAsync(
            http,
            HttpMethod.Put,
            $"{Root}/{id}/settings",
            HttpStatusCode.OK,
            JsonContent.Create(new JsonObject { ["pdf"] = new JsonObject { ["pageSize"] = "legal" } })
        );

        // 5. Commit draft
        var committed = (
            await SendAsync(http, HttpMethod.Post, $"{Root}/{template}/draft/_commit", HttpStatusCode.OK)
        )!;
        Assert.Equal((template, file), ((string?)committed["id"], (string?)committed["templateFileId"]));
        Assert.Null(committed["editingId"]);
        Assert.Equal("""{"pdf":{"pageSize":"legal"}}""", committed["settings"]?.ToJsonString());
        Assert.Equal("<h1>{{ title }} updated</h1>\n", await TextAsync(http, template, file));
        var processors = await SendAsync(http, HttpMethod.Get, $"{Root}/{template}/processors", HttpStatusCode.OK);
        Assert.Equal(
            (string?)processor!["id"],
            (string?)Assert.Single(processors!["_embedded"]!["inf:processor"]!.AsArray())!["id"]
        );
        await SendAsync(http, HttpMethod.Get, $"{Root}/{template}/draft", HttpStatusCode.NotFound);

        // OR: Discard draft
        var other = (await SendAsync(http, HttpMethod.Post, $"{Root}/{template}/_edit", HttpStatusCode.Created))!;
        using var dropped = new StringContent("Dropped", Encoding.UTF8, "text/html");
        var address = $"{Root}/{(string?)other["id"]}/files/{file}/contents";
        await SendAsync(http, HttpMethod.Put, address, HttpStatusCode.NoContent, dropped);
        await SendAsync(http, HttpMethod.Delete, $"{Root}/{template}/draft", HttpStatusCode.NoContent);
        Assert.Equal("<h1>{{ title }} updated</h1>\n", await TextAsync(http, template, file));
        await SendAsync(http, HttpMethod.Get, address, HttpStatusCode.NotFound);
    }

    private static Task<string> TextAsync(HttpClient http, string template, string file) =>
        http.GetStringAsync(new Uri($"{Root}/{template}/files/{file}/contents", UriKind.Relative), Cancel);

    private static async Task<JsonNode?> SendAsync(
        HttpClient http,
        HttpMethod method,
        string path,
        HttpStatusCode expected,
        HttpContent? content = null
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = content };
        using var answer = await http.SendAsync(request, Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.StatusCode == expected, $"{method} {path} answered {(int)answer.StatusCode}: {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text);
    }
}
