using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>A studio, the people who work in it, and the routes of templates.</summary>
public class TemplateStudio : IAsyncLifetime
{
    public const string Root = "/api/templates";

    private int next;

    public TemplateStudio()
        : this(new StudioHost()) { }

    private protected TemplateStudio(StudioHost host) => Host = host;

    public StudioHost Host { get; }

    public HttpClient Admin { get; private set; } = null!; // Set before the first test runs.

    public HttpClient Editor { get; private set; } = null!;

    public HttpClient Reviewer { get; private set; } = null!;

    public HttpClient Viewer { get; private set; } = null!;

    /// <summary>May write templates, and nothing else.</summary>
    public HttpClient Writer { get; private set; } = null!;

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
        var writer = await Host.AddUserAsync("john@example.org", Role.Editor);
        Writer = Host.WithToken(await Host.AddTokenAsync(writer, "read", "template.write"));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in (HttpClient?[])[Admin, Editor, Reviewer, Viewer, Writer])
        {
            client?.Dispose();
        }

        await Host.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A name that no other test has.</summary>
    public string Fresh(string word) => $"{word} {Interlocked.Increment(ref next)}";

    /// <summary>The source's template, published: a primary file, a header and a footer that settings name, an image.</summary>
    public async Task<ReportTemplate> ReportAsync(string? name = null)
    {
        var made = await CreateAsync(
            new JsonObject
            {
                ["name"] = name ?? Fresh("Monthly Report"),
                ["description"] = "Generate monthly sales reports",
                ["type"] = "nunjucks",
                ["handler"] = "pdf",
                ["handlerOptions"] = new JsonObject { ["pageSize"] = "letter", ["margin"] = "1in" },
                ["initialFiles"] = new JsonArray(
                    Text("report.html", "<h1>{{ title }}</h1>\n<p>One</p>\n<p>Two</p>\n<p>Three</p>\n", primary: true),
                    Text("parts/header.html", "<header>Header</header>\n"),
                    Text("parts/footer.html", "<footer>Footer</footer>\n"),
                    Binary("images/logo.png", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 255])
                ),
            }
        );
        var files = (await GetAsync($"{Root}/{made.Id}/files")).Is(200).Items;
        var ids = files.ToDictionary(
            static file => file.GetProperty("filename").GetString()!,
            static file => file.GetProperty("id").GetString()!,
            StringComparer.Ordinal
        ); // Every file has both.
        return new ReportTemplate(
            made.Id,
            ids["report.html"],
            ids["parts/header.html"],
            ids["parts/footer.html"],
            ids["images/logo.png"]
        );
    }

    public async Task<TemplateAnswer> CreateAsync(JsonObject request) =>
        (await SendAsync(Editor, HttpMethod.Post, Root, request)).Is(201);

    /// <summary>The draft's id.</summary>
    public async Task<string> EditAsync(string template) =>
        (await SendAsync(Editor, HttpMethod.Post, $"{Root}/{template}/_edit")).Is(201).Id;

    public Task<TemplateAnswer> CommitAsync(string template, string query = "") =>
        SendAsync(Editor, HttpMethod.Post, $"{Root}/{template}/draft/_commit{query}");

    public Task<TemplateAnswer> GetAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(Editor, HttpMethod.Get, address, null, headers);

    public Task<TemplateAnswer> PostAsync(
        string address,
        JsonNode? body = null,
        params (string Name, string Value)[] headers
    ) => SendAsync(Editor, HttpMethod.Post, address, body, headers);

    public Task<TemplateAnswer> PatchAsync(
        string address,
        JsonNode body,
        params (string Name, string Value)[] headers
    ) => SendAsync(Editor, HttpMethod.Patch, address, body, headers);

    public Task<TemplateAnswer> PutAsync(string address, JsonNode body, params (string Name, string Value)[] headers) =>
        SendAsync(Editor, HttpMethod.Put, address, body, headers);

    public Task<TemplateAnswer> DeleteAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(Editor, HttpMethod.Delete, address, null, headers);

    public Task<TemplateAnswer> WriteAsync(
        string template,
        string file,
        string contents,
        params (string Name, string Value)[] headers
    ) => WriteAsync(template, file, Encoding.UTF8.GetBytes(contents), headers);

    public Task<TemplateAnswer> WriteAsync(
        string template,
        string file,
        byte[] contents,
        params (string Name, string Value)[] headers
    )
    {
        var content = new ByteArrayContent(contents);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return SendContentAsync(Editor, HttpMethod.Put, $"{Root}/{template}/files/{file}/contents", content, headers);
    }

    public async Task<string> ReadAsync(string template, string file) =>
        (await GetAsync($"{Root}/{template}/files/{file}/contents")).Is(200).Text;

    /// <summary>What the journal has of a template and its drafts, as soon as it is there.</summary>
    public async Task<JournalEntry> JournalAsync(string template, Func<JournalEntry, bool> wanted)
    {
        var account = await Host
            .Services.GetRequiredService<IAccessStore>()
            .FindAccountByEmailAsync(Account.NormalizeEmail(StudioHost.AdminEmail), Cancel);
        var access = await Host.Services.GetRequiredService<IAccessStore>().ReadAccessAsync(account!.Id, Cancel); // The first administrator is there.
        var query = new JournalQuery
        {
            Workspace = access!.Memberships[0].Workspace.Id, // As above.
            Artifact = new ArtifactId(Guid.Parse(template)),
        };
        var journal = Host.Services.GetRequiredService<IJournalReader>();
        for (var tries = 0; ; tries++)
        {
            Assert.True(tries < 400, "The journal does not have it.");

            // What is written is numbered a moment later.
            var entries = (await journal.ListAsync(query, Cancel)).Items;
            if (entries.FirstOrDefault(wanted) is { } entry)
            {
                return entry;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, Cancel);
        }
    }

    public static Task<TemplateAnswer> SendAsync(
        HttpClient client,
        HttpMethod method,
        string address,
        JsonNode? body = null,
        params (string Name, string Value)[] headers
    ) =>
        SendContentAsync(
            client,
            method,
            address,
            body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json"),
            headers
        );

    public static Task<TemplateAnswer> SendTextAsync(
        HttpClient client,
        HttpMethod method,
        string address,
        string json,
        params (string Name, string Value)[] headers
    ) => SendContentAsync(client, method, address, new StringContent(json, Encoding.UTF8, "application/json"), headers);

    public static async Task<TemplateAnswer> SendContentAsync(
        HttpClient client,
        HttpMethod method,
        string address,
        HttpContent? content,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        var answer = await client.SendAsync(request, Cancel);
        return new TemplateAnswer(
            answer.StatusCode,
            await answer.Content.ReadAsByteArrayAsync(Cancel),
            answer.Headers.ETag?.ToString(),
            answer.Headers.Location?.ToString(),
            answer.Headers.Contains("Idempotency-Replayed")
        )
        {
            Message = answer,
        };
    }

    public static JsonObject Text(string name, string payload, bool primary = false) =>
        new()
        {
            ["filename"] = name,
            ["payload"] = payload,
            ["primary"] = primary,
        };

    public static JsonObject Binary(string name, byte[] payload) =>
        new() { ["filename"] = name, ["payloadBase64"] = Convert.ToBase64String(payload) };
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresTemplateStudio(TestDatabases databases) : TemplateStudio(new PostgresStudioHost(databases));

/// <summary>A published template and the ids of its files.</summary>
public sealed record ReportTemplate(string Id, string Report, string Header, string Footer, string Logo);
