using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DraftStudio.Bench.Programs;

/// <summary>The raw store behind HTTP: no sign-in, no fields, no history; each request commits by itself.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    public const string Path = "/draft";

    private readonly WebApplication app;
    private readonly RawStore store;

    private RawServer(WebApplication app, RawStore store)
    {
        this.app = app;
        this.store = store;
    }

    public Uri Address => new(app.Urls.Single());

    public static async Task<RawServer> StartAsync(
        string file,
        IEnumerable<string> drafts,
        CancellationToken cancellationToken
    )
    {
        var opened = new RawStore(file);
        foreach (var draft in drafts)
        {
            opened.Add(draft);
        }

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Run(request => SaveAsync(request, opened));
        await server.StartAsync(cancellationToken);
        return new RawServer(server, opened);
    }

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        store.Dispose();
    }

    private static async Task SaveAsync(HttpContext context, RawStore store)
    {
        using var body = await JsonDocument.ParseAsync(context.Request.Body, default, context.RequestAborted);
        var draft = body.RootElement.GetProperty("draft_id").GetString()!; // every request of the bench has one
        await store.SaveAsync(
            draft,
            body.RootElement.GetRawText(),
            TimeProvider.System.GetUtcNow(),
            context.RequestAborted
        );
        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync($$"""{"success":true,"draft_id":"{{draft}}"}""", context.RequestAborted);
    }
}
