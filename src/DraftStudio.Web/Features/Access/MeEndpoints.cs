using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Access;

/// <summary>The caller itself.</summary>
internal static class MeEndpoints
{
    public static IEndpointRouteBuilder MapMe(this IEndpointRouteBuilder routes)
    {
        var me = routes.MapGroup("/api/me").WithTags("Me");
        me.MapGet("", GetAsync)
            .WithSummary("Who the caller is, where, and what it may do")
            .Gives<MeWire>(example: AccessExamples.Me);
        me.MapPatch("", ChangeAsync)
            .WithSummary("Change one's own name or time zone")
            .Takes<ChangeMeWire>(example: AccessExamples.ChangeMe)
            .Gives<MeWire>(example: AccessExamples.Me)
            .Fails("too_long", "unknown_value");
        me.MapPost("/password", ChangePasswordAsync)
            .LimitAttempts()
            .WithSummary("Change one's own password; every other session of one's own ends")
            .Takes<ChangePasswordWire>(example: AccessExamples.ChangePassword)
            .Gives<MeWire>(example: AccessExamples.Me)
            .Fails("wrong_password", "weak_password", "too_many_requests");
        return routes;
    }

    /// <summary>The workspaces that the caller can go to: a token has its own alone.</summary>
    public static async Task<ImmutableArray<WorkspaceWire>> WorkspacesOfAsync(
        HttpContext context,
        AccessDirectory directory
    )
    {
        var caller = context.Caller();
        var access = await directory.FindAccountAsync(caller.User, context.RequestAborted);
        var isToken = context.Features.Get<TokenFeature>() is not null;
        return
        [
            .. (access?.Memberships ?? [])
                .Where(membership => !isToken || membership.Workspace.Id == caller.Workspace)
                .OrderBy(static membership => membership.Workspace.Name, StringComparer.OrdinalIgnoreCase)
                .Select(static membership => WorkspaceWire.Of(membership.Workspace)),
        ];
    }

    private static async Task<IResult> GetAsync(HttpContext context, AccessDirectory directory) =>
        await directory.FindAccountAsync(context.Caller().User, context.RequestAborted) is { } access
            ? TypedResults.Ok(Make(context, access, await WorkspacesOfAsync(context, directory)))
            : Problems.Of(new DraftError.NotFound("user_not_found", "The account is gone."));

    private static async Task<IResult> ChangeAsync(
        HttpContext context,
        AccessEngine engine,
        AccessWrites writes,
        AccessDirectory directory
    )
    {
        var read = await StrictJson.ReadAsync<ChangeMeWire>(context.Request, JsonRules.Strict, context.RequestAborted);
        if (!read.TryGet(out var body, out var error))
        {
            return Problems.Of(error);
        }

        var command = new ChangeOwnAccount
        {
            Name = body.Value.Name,
            TimeZone = body.Value.TimeZone.Value,
            SetsTimeZone = body.Value.TimeZone.IsPresent,
        };
        // Read before the unit: within it nothing is awaited but the unit.
        var access = await directory.FindAccountAsync(context.Caller().User, context.RequestAborted);
        var workspaces = await WorkspacesOfAsync(context, directory);
        return await writes.RunAsync(
            context,
            "me.change",
            body.Bytes,
            async (unit, cancel) =>
                (await engine.ChangeOwnAccountAsync(unit, context.Caller(), command, cancel)).Map(account =>
                    StoredAnswer.Of(
                        Make(context, access! with { Account = account }, workspaces), // It was found to get here.
                        written: true
                    )
                )
        );
    }

    private static async Task<IResult> ChangePasswordAsync(
        HttpContext context,
        AccessWrites writes,
        AccessDirectory directory,
        OwnPassword passwords
    )
    {
        var read = await StrictJson.ReadAsync<ChangePasswordWire>(
            context.Request,
            JsonRules.Strict,
            context.RequestAborted
        );
        if (!read.TryGet(out var body, out var error))
        {
            return Problems.Of(error);
        }

        // Checked before the unit, told within it: the same request again gets the stored answer.
        var checks = await passwords.CheckAsync(context.Caller(), body.Value.CurrentPassword, body.Value.NewPassword);
        var access = await directory.FindAccountAsync(context.Caller().User, context.RequestAborted);
        var workspaces = await WorkspacesOfAsync(context, directory);
        Account? changed = null;
        var answer = await writes.RunAsync(
            context,
            "me.password",
            body.Bytes,
            async (unit, cancel) =>
            {
                var result = await passwords.WriteAsync(unit, context.Caller(), checks, cancel);
                changed = result.Match<Account?>(static account => account, static _ => null);
                return result.Map(account =>
                    StoredAnswer.Of(
                        Make(context, access! with { Account = account }, workspaces), // It was found to get here.
                        written: true
                    )
                );
            }
        );
        await passwords.GoOnAsync(context, changed);
        return answer;
    }

    private static MeWire Make(HttpContext context, AccountAccess access, ImmutableArray<WorkspaceWire> workspaces)
    {
        var caller = context.Caller();
        var membership = access.Find(caller.Workspace)!; // The caller was made from it.
        return new MeWire
        {
            Id = access.Account.Id.Value,
            Email = access.Account.Email,
            Name = access.Account.Name,
            TimeZone = access.Account.TimeZone,
            Role = membership.Membership.Role,
            Permissions = [.. Permission.All.Where(caller.May).Select(static permission => permission.Name)],
            Workspace = WorkspaceWire.Of(membership.Workspace),
            Workspaces = workspaces,
        };
    }
}
