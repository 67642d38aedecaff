using DraftStudio.Core.Access;
using DraftStudio.Web.Api;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;

namespace DraftStudio.Web.Features.Access;

/// <summary>What the frame's menus post: sign out, go to another workspace.</summary>
internal static class AccountForms
{
    public static IEndpointRouteBuilder MapAccountForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes
            .MapGroup("")
            .ExcludeFromDescription()
            .WithMetadata(ApiRequests.PageMetadata.Instance)
            .AddEndpointFilter<AntiforgeryFilter>();
        forms.MapPost(FramePaths.SignOut, (Delegate)SignOutAsync);
        forms.MapPost(FramePaths.SwitchWorkspace, SwitchAsync);
        return routes;
    }

    private static async Task<IResult> SignOutAsync(HttpContext context)
    {
        await context.SignOutAsync(StudioSchemes.Cookie);
        return TypedResults.LocalRedirect("~/sign-in");
    }

    private static async Task<IResult> SwitchAsync(HttpContext context, AccessDirectory directory)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var access = await directory.FindAccountAsync(context.Caller().User, context.RequestAborted);
        return Guid.TryParse(form["workspace"], out var id) && access?.Find(new WorkspaceId(id)) is { } membership
            // The request that it leads to notes it as the one used last.
            ? TypedResults.LocalRedirect($"~/?ws={membership.Workspace.Slug}")
            : TypedResults.LocalRedirect("~/");
    }

    private sealed class AntiforgeryFilter(IAntiforgery antiforgery) : IEndpointFilter
    {
        public async ValueTask<object?> InvokeAsync(
            EndpointFilterInvocationContext context,
            EndpointFilterDelegate next
        ) =>
            await antiforgery.IsRequestValidAsync(context.HttpContext)
                ? await next(context)
                : Problems.Of("antiforgery", "The form's antiforgery token is missing or stale: load the page again.");
    }
}
