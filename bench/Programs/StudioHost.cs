using DraftStudio.Bench.Documents;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Providers;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace DraftStudio.Bench.Programs;

/// <summary>The studio as it is served, in this process, on a port of its own; with one more address that does nothing.</summary>
internal sealed class StudioHost : IAsyncDisposable
{
    /// <summary>A PATCH that goes through everything that a save does before its work, and then does none.</summary>
    public const string NothingPath = "/api/nothing";

    private readonly WebApplication app;

    private StudioHost(WebApplication app) => this.app = app;

    public Uri Address => new(app.Urls.Single());

    public IServiceProvider Services => app.Services;

    public static async Task<StudioHost> StartAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions
            {
                // Its assets are found by the name of the program that they belong to.
                ApplicationName = typeof(StudioApp).Assembly.GetName().Name,
                ContentRootPath = BenchFacts.StudioFolder,
                EnvironmentName = "Production",
            }
        );
        builder.Configuration.AddInMemoryCollection(
            StudioSettings.In(dataDirectory).Select(set => KeyValuePair.Create(set.Key, (string?)set.Value))
        );
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.AddStudio();
        builder.Services.AddSingleton<DraftKind, SheetKind>();
        var studio = builder.Build();
        studio.UseStudio();
        studio.MapPatch(NothingPath, (Delegate)NothingAsync).RequirePermission(Permission.DraftsWrite);
        await studio.StartAsync(cancellationToken);
        return new StudioHost(studio);
    }

    /// <summary>The administrator, as the engine knows callers.</summary>
    public async Task<Caller> AdminAsync(CancellationToken cancellationToken) =>
        await Services
            .GetRequiredService<CallerResolver>()
            .OfTokenAsync(TokenSecret.HashOf(StudioSettings.AdminToken), cancellationToken)
            is { } found
            ? found.Caller
            : throw new InvalidOperationException("The administrator's token is unknown.");

    /// <summary>Stops serving and writing; the database is left to whoever opens it.</summary>
    public Task StopAsync() => app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await app.DisposeAsync();
    }

    private static async Task<IResult> NothingAsync(HttpContext context)
    {
        var read = await StrictJson.ReadAsync<ProviderDraftRequest>(
            context.Request,
            JsonRules.Strict,
            context.RequestAborted
        );
        return read.TryGet(out _, out var error) ? TypedResults.Ok(new { success = true }) : Problems.Of(error);
    }
}
