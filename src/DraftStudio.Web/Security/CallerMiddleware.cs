using System.Diagnostics;
using DraftStudio.Core.Access;
using DraftStudio.Web.Api;
using Microsoft.AspNetCore.Authorization;

namespace DraftStudio.Web.Security;

/// <summary>
/// Finds out in which workspace a request is and what its caller may do there; 404 for a workspace that the caller is no
/// member of, 403 for a permission that is lacking. Comes after authorization and before the endpoint reads anything.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next, WorkspaceUse use)
{
    public const string WorkspaceQuery = "ws";

    public const string WorkspaceHeader = "X-Workspace";

    public const string ClientHeader = "X-Client";

    private const int MaxClient = 100;

    public async Task InvokeAsync(HttpContext context, CallerAccessor accessor)
    {
        if (context.User.Identity?.IsAuthenticated != true)
        {
            await next(context);
            return;
        }

        var metadata = context.GetEndpoint()?.Metadata;
        var caller = context.Features.Get<TokenFeature>()?.Caller ?? OfSession(context);
        if (caller is null)
        {
            if (metadata?.GetMetadata<IAllowAnonymous>() is null)
            {
                await RefuseAsync(context);
                return;
            }

            await next(context);
            return;
        }

        caller = caller with { Client = ClientOf(context.Request), Request = Activity.Current?.TraceId.ToString() };
        if (metadata?.GetMetadata<RequiredPermission>() is { } required && !caller.May(required.Permission))
        {
            await Problems.Of(Problems.Forbidden(required.Permission)).ExecuteAsync(context);
            return;
        }

        context.Features.Set(new CallerFeature(caller));
        accessor.Set(caller);
        await next(context);
    }

    private static string? ClientOf(HttpRequest request)
    {
        var client = request.Headers[ClientHeader].ToString();
        return client.Length is 0 or > MaxClient || client.AsSpan().ContainsAnyExceptInRange('!', '~') ? null : client;
    }

    private static Task RefuseAsync(HttpContext context)
    {
        if (context.IsApi())
        {
            return Problems.Of("workspace_not_found", "There is no such workspace here.").ExecuteAsync(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private Caller? OfSession(HttpContext context)
    {
        if (context.Features.Get<SessionFeature>()?.Access is not { } access)
        {
            return null;
        }

        var slug =
            context.Request.Query[WorkspaceQuery].ToString() is { Length: > 0 } fromQuery ? fromQuery
            : context.Request.Headers[WorkspaceHeader].ToString() is { Length: > 0 } fromHeader ? fromHeader
            : null;
        var membership = slug is null ? access.Default() : access.Find(slug);
        if (membership is null)
        {
            return null;
        }

        use.Note(access.Account, membership.Workspace.Id);
        return CallerResolver.Make(access.Account, membership, RolePermissions.Of(membership.Membership.Role));
    }
}
