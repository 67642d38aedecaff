using DraftStudio.Core.Storage;
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
            .Fails("busy", "setup_required");
        return routes;
    }

    private static async Task<IResult> ReadyAsync(
        SetupState setup,
        StorageHealth storage,
        CancellationToken cancellationToken
    ) =>
        !await storage.CheckAsync(cancellationToken) ? Problems.Of("busy", "The store cannot be read and written.")
        : !await setup.IsDoneAsync(cancellationToken) ? Problems.Of("setup_required", "The studio is not set up yet.")
        : TypedResults.Text("ready");
}
