using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Forms;

/// <summary>A studio, the people who work in it, and the words of one form.</summary>
public abstract class FormStudio(StudioHost host) : IAsyncLifetime
{
    private int next;

    public StudioHost Host { get; } = host;

    /// <summary>The form's one route: <c>/provider/draft</c>.</summary>
    public abstract string SavePath { get; }

    /// <summary>The one route of another form.</summary>
    public abstract string OtherSavePath { get; }

    /// <summary>The kind's name: <c>provider</c>.</summary>
    public abstract string Kind { get; }

    /// <summary>The kind in the other routes: <c>providers</c>.</summary>
    public abstract string Plural { get; }

    /// <summary>Members that hold a text, with the most characters that each may have.</summary>
    public abstract IReadOnlyDictionary<string, int> Texts { get; }

    /// <summary>Members that hold one id.</summary>
    public abstract IReadOnlyList<string> Ids { get; }

    /// <summary>Members that hold a list of ids.</summary>
    public abstract IReadOnlyList<string> IdLists { get; }

    /// <summary>Members that hold names of what must exist.</summary>
    public virtual IReadOnlyList<string> Names => ["departments"];

    /// <summary>A request whose draft can be published.</summary>
    public abstract JsonObject Publishable(string name);

    public HttpClient Admin { get; private set; } = null!; // Set before the first test runs.

    public HttpClient Editor { get; private set; } = null!;

    public HttpClient Reviewer { get; private set; } = null!;

    public HttpClient Viewer { get; private set; } = null!;

    /// <summary>Has drafts of their own, and may not edit those of others.</summary>
    public HttpClient Loner { get; private set; } = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await Host.InitializeAsync();
        if (Host.WhyNot is not null)
        {
            return;
        }

        Admin = Host.Admin();
        Editor = await Host.AsAsync(Role.Editor);
        Reviewer = await Host.AsAsync(Role.Reviewer);
        Viewer = await Host.AsAsync(Role.Viewer);
        var loner = await Host.AddUserAsync("loner@example.org", Role.Editor);
        Loner = Host.WithToken(await Host.AddTokenAsync(loner, "read", "drafts.write", "proposals.create"));
        foreach (var name in (string[])["Sales", "Support", "Research"])
        {
            await PostAsync(Admin, "/api/catalog/departments", new JsonObject { ["value"] = name });
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in (HttpClient?[])[Admin, Editor, Reviewer, Viewer, Loner])
        {
            client?.Dispose();
        }

        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A name that no other test has.</summary>
    public string Fresh(string word) => $"{word} {Interlocked.Increment(ref next)}";

    public static string NewKey() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow()).ToString("D");

    public Task<FormAnswer> SaveAsync(HttpClient client, JsonObject request) => PostAsync(client, SavePath, request);

    public Task<FormAnswer> SaveAsync(HttpClient client, string json, Action<HttpRequestMessage>? with = null) =>
        SendAsync(client, HttpMethod.Post, SavePath, json, with);

    public Task<FormAnswer> DecideAsync(HttpClient client, string key, bool accept) =>
        SaveAsync(client, new JsonObject { ["idempotency_key"] = key, ["accept"] = accept });

    /// <summary>A new draft of the editor's.</summary>
    public async Task<FormAnswer> NewAsync(string? name = null) =>
        (await SaveAsync(Editor, new JsonObject { ["name"] = name ?? Fresh("Draft") })).Good();

    /// <summary>A new live thing; the answer is its id, and the draft that it came from.</summary>
    public async Task<(string Id, FormAnswer Answer)> PublishedAsync(string? name = null)
    {
        var draft = (await SaveAsync(Editor, Publishable(name ?? Fresh("Live")))).Good();
        var published = (await PostAsync(Editor, $"{Drafts}/{draft.DraftId}/publish")).Good();
        return (published.Body.GetProperty("id").GetString()!, published); // A published draft has an id.
    }

    public string Drafts => $"/api/{Plural}/drafts";

    public string Live => $"/api/{Plural}";

    public Task<FormAnswer> ReadAsync(HttpClient client, string draft) => GetAsync(client, $"{Drafts}/{draft}");

    public static Task<FormAnswer> GetAsync(HttpClient client, string address) =>
        SendAsync(client, HttpMethod.Get, address, null, null);

    public static Task<FormAnswer> DeleteAsync(
        HttpClient client,
        string address,
        Action<HttpRequestMessage>? with = null
    ) => SendAsync(client, HttpMethod.Delete, address, null, with);

    public static Task<FormAnswer> PostAsync(
        HttpClient client,
        string address,
        JsonObject? request = null,
        Action<HttpRequestMessage>? with = null
    ) => SendAsync(client, HttpMethod.Post, address, request?.ToJsonString(), with);

    public async Task<string> ResourceIdAsync(string type, string text)
    {
        var found = await GetAsync(Admin, $"/api/catalog/{type}?search={Uri.EscapeDataString(text)}");
        return found
            .Body.GetProperty("items")
            .EnumerateArray()
            .Single(item => item.GetProperty("value").GetString() == text)
            .GetProperty("id")
            .GetString()!; // Every resource has an id.
    }

    /// <summary>Sets the rules of the workspace while something is done under them.</summary>
    public async Task UnderRulesAsync(JsonObject rules, Func<Task> work)
    {
        await RulesAsync(rules);
        try
        {
            await work();
        }
        finally
        {
            await RulesAsync(new JsonObject { ["forbid_own_decisions"] = false, ["required_approvals"] = 1 });
        }
    }

    public static async Task<FormAnswer> SendAsync(
        HttpClient client,
        HttpMethod method,
        string address,
        string? json,
        Action<HttpRequestMessage>? with
    )
    {
        using var request = new HttpRequestMessage(method, address);
        if (json is not null)
        {
            request.Content = new StringContent(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        with?.Invoke(request);
        using var response = await client.SendAsync(request, Cancel);
        return new FormAnswer(
            response.StatusCode,
            await response.Content.ReadAsStringAsync(Cancel),
            response.Headers.ETag?.Tag,
            response.Headers.Contains("Idempotency-Replayed")
        )
        {
            RetryAfter = response.Headers.RetryAfter?.ToString(),
        };
    }

    private async Task RulesAsync(JsonObject rules) =>
        (
            await SendAsync(
                Admin,
                HttpMethod.Patch,
                "/api/workspace",
                new JsonObject { ["rules"] = rules.DeepClone() }.ToJsonString(),
                null
            )
        ).Good();
}
