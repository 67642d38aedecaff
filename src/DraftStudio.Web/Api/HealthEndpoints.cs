using DraftStudio.Core.Drafting;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Api;

/// <summary>For whoever watches the process: does it live, can it work.</summary>
internal static class HealthEndpoints
{
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/health/live", static () => TypedResults.Text("live"))
            .AllowAnonymous()
            .WithTags("Health")
            .WithSummary("The process lives");
        routes
            .MapGet("/health/ready", ReadyAsync)
            .AllowAnonymous()
            .WithTags("Health")
            .WithSummary("The store is migrated, set up, and can be read and written")
            .Fails("busy", "setup_required", "storage_full");
        return routes;
    }

    private static async Task<IResult> ReadyAsync(
        SetupState setup,
        IDraftStore store,
        CancellationToken cancellationToken
    )
    {
        if (!await setup.IsDoneAsync(cancellationToken))
        {
            return Problems.Of("setup_required", "The studio is not set up yet.");
        }

        // An empty unit: it takes the writer's turn and writes nothing.
        var result = await store.WriteAsync<bool>(
            static (_, _) => Task.FromResult<Result<bool>>(true),
            cancellationToken
        );
        return result.Match<IResult>(static _ => TypedResults.Text("ready"), static error => Problems.Of(error));
    }
}
