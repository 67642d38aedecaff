using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>A script beside the people: it calls the studio as the bearer of the first administrator's token.</summary>
public sealed class StudioApi(StudioServer server) : IDisposable
{
    private readonly HttpClient http = server.CreateClient();

    /// <summary>Sends members to <c>POST /provider/draft</c>.</summary>
    public Task<JsonNode> SaveAsync(JsonObject members, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, "/provider/draft", members, cancellationToken);

    /// <summary>A new draft with the given values; its id.</summary>
    public async Task<string> DraftAsync(string name, string value, CancellationToken cancellationToken) =>
        (string)
            (await SaveAsync(new JsonObject { ["name"] = name, ["value"] = value }, cancellationToken))["draft_id"]!;

    /// <summary>Publishes a draft; the id of what is live.</summary>
    public async Task<string> PublishAsync(string draft, CancellationToken cancellationToken) =>
        (string)
            (
                await SendAsync(
                    HttpMethod.Post,
                    $"/api/providers/drafts/{draft}/publish",
                    new JsonObject(),
                    cancellationToken
                )
            )["id"]!;

    /// <summary>A provider that is live; its id.</summary>
    public async Task<string> ProviderAsync(string name, string value, CancellationToken cancellationToken) =>
        await PublishAsync(await DraftAsync(name, value, cancellationToken), cancellationToken);

    /// <summary>Opens a draft of what is live; its id.</summary>
    public async Task<string> EditAsync(string provider, CancellationToken cancellationToken) =>
        (string)(await PostAsync($"/api/providers/{provider}/edit", new JsonObject(), cancellationToken))["draft_id"]!;

    /// <summary>Sends members to any address.</summary>
    public Task<JsonNode> PostAsync(string path, JsonObject members, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Post, path, members, cancellationToken);

    /// <summary>Puts members at any address.</summary>
    public Task<JsonNode> PutAsync(string path, JsonObject members, CancellationToken cancellationToken) =>
        SendAsync(HttpMethod.Put, path, members, cancellationToken);

    /// <summary>Proposes values on a draft and leaves its own as they are; the proposal's key.</summary>
    public async Task<string> ProposeAsync(string draft, JsonObject members, CancellationToken cancellationToken)
    {
        members["draft_id"] = draft;
        members["soft"] = true;
        return (string)(await SaveAsync(members, cancellationToken))["idempotency_key"]!;
    }

    /// <summary>The form's state of a draft.</summary>
    public async Task<JsonNode> StateAsync(string draft, CancellationToken cancellationToken) =>
        (await SendAsync(HttpMethod.Get, $"/api/providers/drafts/{draft}", null, cancellationToken))["form_state"]!;

    /// <summary>
    /// A workflow that was deployed, with a branch, a fallback, a form and records, and its draft, which has a problem;
    /// their ids.
    /// </summary>
    public async Task<(string Workflow, string Draft)> WorkflowAsync(string name, CancellationToken cancellationToken)
    {
        const string prefix = "/v1/orchestration";
        var made = await PostAsync(
            prefix + "/workflows",
            new JsonObject { ["name"] = name, ["description"] = "From an application to the first day." },
            cancellationToken
        );
        var workflow = (string)made["workflow"]!["uuid"]!;
        var release = new JsonObject
        {
            ["workflowUuid"] = workflow,
            ["nodes"] = StudioGraph.Nodes(),
            ["formFields"] = JsonNode.Parse(
                """[{"slug":"application","name":"Application","kind":"string","isRequired":true},{"slug":"language","name":"Language","kind":"enum","enum":["en","de"]}]"""
            ),
            ["testRecords"] = JsonNode.Parse(
                """[{"kind":"id","id":"A-2041"},{"kind":"data","data":{"application":"A-2042"}}]"""
            ),
            ["description"] = "The first one",
        };
        await PostAsync(prefix + "/releases/deployDraft", release, cancellationToken);
        var saved = await SendAsync(
            HttpMethod.Put,
            prefix + "/releases/updateDraft",
            new JsonObject { ["workflowUuid"] = workflow, ["nodes"] = StudioGraph.NodesWithAProblem() },
            cancellationToken
        );
        return (workflow, (string)saved["release"]!["uuid"]!);
    }

    /// <summary>An answer as it came, whatever it is of.</summary>
    public Task<string> TextAsync(string path, CancellationToken cancellationToken) =>
        http.GetStringAsync(new Uri(path, UriKind.Relative), cancellationToken);

    /// <summary>Puts a text at any address.</summary>
    public async Task PutTextAsync(string path, string text, string contentType, CancellationToken cancellationToken)
    {
        using var content = new StringContent(text, System.Text.Encoding.UTF8, contentType);
        using var answer = await http.PutAsync(new Uri(path, UriKind.Relative), content, cancellationToken);
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose() => http.Dispose();

    private async Task<JsonNode> SendAsync(
        HttpMethod method,
        string path,
        JsonObject? body,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await http.SendAsync(request, cancellationToken);
        var text = await answer.Content.ReadAsStringAsync(cancellationToken);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{method} {path} answered {(int)answer.StatusCode}: {text}");
    }
}
