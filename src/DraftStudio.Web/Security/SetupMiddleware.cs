using DraftStudio.Web.Api;

namespace DraftStudio.Web.Security;

/// <summary>Until somebody can sign in: pages lead to the set-up page, and the API says so.</summary>
internal sealed class SetupMiddleware(RequestDelegate next, SetupState setup)
{
    public const string Path = "/setup";

    private static readonly string[] Open = [Path, "/health", "/_framework", "/_content", "/assets", "/not-found"];

    public async Task InvokeAsync(HttpContext context)
    {
        if (
            await setup.IsDoneAsync(context.RequestAborted)
            || Open.Any(prefix => context.Request.Path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            || System.IO.Path.HasExtension(context.Request.Path)
        )
        {
            await next(context);
        }
        else if (context.IsApi())
        {
            await Problems.Of("setup_required", "The studio is not set up yet.").ExecuteAsync(context);
        }
        else
        {
            context.Response.Redirect(Path);
        }
    }
}
