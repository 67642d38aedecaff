using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DraftStudio.Web.Features.Access;

/// <summary>What the frame's menus post: sign out, go to another workspace.</summary>
internal static class AccountForms
{
    /// <summary>What the account's page is told when the password is another.</summary>
    public const string Changed = "changed";

    public static IEndpointRouteBuilder MapAccountForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes
            .MapGroup("")
            .ExcludeFromDescription()
            .WithMetadata(ApiRequests.PageMetadata.Instance)
            .AddEndpointFilter<AntiforgeryFilter>();
        forms.MapPost(FramePaths.SignOut, (Delegate)SignOutAsync);
        forms.MapPost(FramePaths.SwitchWorkspace, SwitchAsync);
        forms.MapPost(FramePaths.Password, ChangePasswordAsync);
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

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext context,
        AttemptLimiter limiter,
        OwnPassword passwords,
        IDraftStore store,
        AccessDirectory directory
    )
    {
        var caller = context.Caller();
        if (limiter.Attempt(context, caller.User.ToString()) is not null)
        {
            return Back("too_many_requests");
        }

        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var checks = await passwords.CheckAsync(
            caller,
            form["current_password"].ToString(),
            form["new_password"].ToString()
        );
        var result = await store.WriteAsync(
            (unit, cancel) => passwords.WriteAsync(unit, caller, checks, cancel),
            context.RequestAborted
        );
        directory.Forget();
        if (!result.TryGet(out var account, out var error))
        {
            return Back(error is DraftError.Invalid invalid ? invalid.Code : "failed");
        }

        await passwords.GoOnAsync(context, account);
        return Back(Changed);
    }

    private static RedirectHttpResult Back(string outcome) =>
        TypedResults.LocalRedirect($"~{FramePaths.Account}?password={outcome}");

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
