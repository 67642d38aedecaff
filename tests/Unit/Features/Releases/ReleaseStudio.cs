using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Features.Forms;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Releases;

/// <summary>A studio, the people who work in it, and the routes of releases.</summary>
public class ReleaseStudio : IAsyncLifetime
{
    public const string Prefix = "/v1/orchestration";

    public ReleaseStudio()
        : this(new StudioHost()) { }

    private protected ReleaseStudio(StudioHost host) => Host = host;

    public StudioHost Host { get; }

    public HttpClient Admin { get; private set; } = null!; // Set before the first test runs.

    public HttpClient Editor { get; private set; } = null!;

    public HttpClient Reviewer { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        if (Host.WhyNot is not null)
        {
            return;
        }

        await Host.InitializeAsync();
        Admin = Host.Admin();
        Editor = await Host.AsAsync(Role.Editor);
        Reviewer = await Host.AsAsync(Role.Reviewer);
    }

    public async ValueTask DisposeAsync()
    {
        Admin?.Dispose();
        Editor?.Dispose();
        Reviewer?.Dispose();
        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A new workflow; the answer is its uuid.</summary>
    public async Task<string> CreateAsync(string kind = "workflow")
    {
        var made = await SendAsync(
            Editor,
            HttpMethod.Post,
            "/workflows",
            new JsonObject { ["name"] = "Welcome", ["kind"] = kind }
        );
        Assert.True((int)made.Status == 201, made.Text);
        return made.Body.GetProperty("workflow").GetProperty("uuid").GetString()!; // It was just made.
    }

    public Task<FormAnswer> UpdateAsync(
        string workflow,
        JsonArray? nodes,
        JsonObject? more = null,
        params (string Name, string Value)[] headers
    ) => SendAsync(Editor, HttpMethod.Put, "/releases/updateDraft", Body(workflow, nodes, more), headers);

    public Task<FormAnswer> DeployAsync(
        string workflow,
        JsonArray? nodes = null,
        JsonObject? more = null,
        params (string Name, string Value)[] headers
    ) => SendAsync(Editor, HttpMethod.Post, "/releases/deployDraft", Body(workflow, nodes, more), headers);

    public Task<FormAnswer> GetAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(Editor, HttpMethod.Get, address, null, headers);

    public static async Task<FormAnswer> SendAsync(
        HttpClient client,
        HttpMethod method,
        string address,
        JsonNode? body,
        params (string Name, string Value)[] headers
    ) => await SendTextAsync(client, method, address, body?.ToJsonString(), headers);

    public static async Task<FormAnswer> SendTextAsync(
        HttpClient client,
        HttpMethod method,
        string address,
        string? body,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(
            method,
            address.StartsWith("/api", StringComparison.Ordinal)
            || address.StartsWith("/orch", StringComparison.Ordinal)
                ? address
                : Prefix + address
        );
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var answer = await client.SendAsync(request, Cancel);
        return new FormAnswer(
            answer.StatusCode,
            await answer.Content.ReadAsStringAsync(Cancel),
            answer.Headers.ETag?.ToString(),
            answer.Headers.Contains("Idempotency-Replayed")
        );
    }

    private static JsonObject Body(string workflow, JsonArray? nodes, JsonObject? more)
    {
        var body = new JsonObject { ["workflowUuid"] = workflow };
        if (nodes is not null)
        {
            body["nodes"] = nodes.DeepClone();
        }

        foreach (var (name, value) in more ?? [])
        {
            body[name] = value?.DeepClone();
        }

        return body;
    }
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresReleaseStudio(TestDatabases databases) : ReleaseStudio(new PostgresStudioHost(databases))
{
    /// <summary>Skips the test where this machine cannot serve the studio.</summary>
    public PostgresReleaseStudio OrSkip()
    {
        Host.OrSkip();
        return this;
    }
}
