using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Access;

/// <summary>The members of the workspace.</summary>
internal static class UserEndpoints
{
    public static IEndpointRouteBuilder MapUsers(this IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("/api/users").RequirePermission(Permission.UsersManage).WithTags("Users");
        users
            .MapGet("", ListAsync)
            .WithSummary("List the members of the workspace, by name")
            .Gives<ListWire<UserWire>>(example: AccessExamples.Users)
            .Fails("out_of_range", "invalid_cursor");
        users
            .MapPost("", AddAsync)
            .WithSummary("Add a person to the workspace")
            .Takes<AddUserWire>(example: AccessExamples.AddUser)
            .Gives<UserWire>(StatusCodes.Status201Created, example: AccessExamples.AddedUser)
            .Fails("email_taken", "invalid_email", "weak_password", "too_long");
        users
            .MapGet("/{id}", GetAsync)
            .WithSummary("Read a member")
            .Gives<UserWire>(example: AccessExamples.User)
            .Fails("user_not_found");
        users
            .MapPatch("/{id}", ChangeAsync)
            .WithSummary("Change a member's role or name, suspend, reset the password")
            .Takes<ChangeUserWire>(example: AccessExamples.ChangeUser)
            .Gives<UserWire>(example: AccessExamples.User)
            .Fails("user_not_found", "last_administrator", "shared_account", "weak_password");
        users
            .MapDelete("/{id}", RemoveAsync)
            .WithSummary("Take a member out of the workspace")
            .Gives<UserWire>(example: AccessExamples.User)
            .Fails("user_not_found", "last_administrator");
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, IAccessStore store)
    {
        if (!PageRequest.Read(context.Request, CursorOrder.Text).TryGet(out var page, out var error))
        {
            return Problems.Of(error);
        }

        var members = await store.ListMembersAsync(
            context.Caller().Workspace,
            page.Cursor,
            page.Limit,
            context.RequestAborted
        );
        return TypedResults.Ok(
            new ListWire<UserWire>
            {
                Items = [.. members.Items.Select(static member => UserWire.Of(member))],
                NextCursor = members.NextCursor,
            }
        );
    }

    private static async Task<IResult> GetAsync(string id, HttpContext context, IAccessStore store) =>
        ParseId(id) is { } user
        && await store.FindMemberAsync(context.Caller().Workspace, user, context.RequestAborted) is { } member
            ? TypedResults.Ok(UserWire.Of(member))
            : NotFound();

    private static async Task<IResult> AddAsync(
        HttpContext context,
        AccessEngine engine,
        AccessWrites writes,
        PasswordRules passwords,
        PasswordLinks links
    )
    {
        var read = await StrictJson.ReadAsync<AddUserWire>(context.Request, JsonRules.Strict, context.RequestAborted);
        if (
            !read.TryGet(out var body, out var error)
            || !TryHash(body.Value.Password, body.Value.Email, passwords, out var hash, out error)
        )
        {
            return Problems.Of(error);
        }

        var command = new AddMember
        {
            Email = body.Value.Email,
            Name = body.Value.Name,
            Role = body.Value.Role,
            PasswordHash = hash,
        };
        return await writes.RunAsync(
            context,
            "user.add",
            body.Bytes,
            async (unit, cancel) =>
                (await engine.AddMemberAsync(unit, context.Caller(), command, cancel)).Map(member =>
                    Answer(context, member, links, member.Account.PasswordHash is null, StatusCodes.Status201Created)
                )
        );
    }

    private static async Task<IResult> ChangeAsync(
        string id,
        HttpContext context,
        AccessEngine engine,
        AccessWrites writes,
        IAccessStore store,
        PasswordRules passwords,
        PasswordLinks links
    )
    {
        if (
            ParseId(id) is not { } user
            || await store.FindMemberAsync(context.Caller().Workspace, user, context.RequestAborted) is not { } member
        )
        {
            return NotFound();
        }

        var read = await StrictJson.ReadAsync<ChangeUserWire>(
            context.Request,
            JsonRules.Strict,
            context.RequestAborted
        );
        if (
            !read.TryGet(out var body, out var error)
            || !TryHash(body.Value.Password, member.Account.Email, passwords, out var hash, out error)
        )
        {
            return Problems.Of(error);
        }

        var command = new ChangeMember
        {
            User = user,
            Name = body.Value.Name,
            Role = body.Value.Role,
            Suspended = body.Value.Suspended,
            PasswordHash = hash,
            ForgetPassword = body.Value.ResetPassword == true,
        };
        return await writes.RunAsync(
            context,
            "user.change",
            body.Bytes,
            async (unit, cancel) =>
                (await engine.ChangeMemberAsync(unit, context.Caller(), command, cancel)).Map(changed =>
                    Answer(context, changed, links, body.Value.ResetPassword == true, StatusCodes.Status200OK)
                )
        );
    }

    private static async Task<IResult> RemoveAsync(
        string id,
        HttpContext context,
        AccessEngine engine,
        AccessWrites writes
    ) =>
        ParseId(id) is { } user
            ? await writes.RunAsync(
                context,
                "user.remove",
                default,
                async (unit, cancel) =>
                    (await engine.RemoveMemberAsync(unit, context.Caller(), user, cancel)).Map(static member =>
                        StoredAnswer.Of(UserWire.Of(member), written: true)
                    )
            )
            : NotFound();

    private static StoredAnswer Answer(
        HttpContext context,
        Member member,
        PasswordLinks links,
        bool withLink,
        int status
    )
    {
        var kept = StoredAnswer.Of(
            UserWire.Of(member),
            written: true,
            status,
            location: status == StatusCodes.Status201Created ? $"/api/users/{member.Account.Id}" : null
        );
        return withLink
            ? kept with
            {
                Body = StoredAnswer.Of(UserWire.Of(member, links.Make(context.Request, member.Account)), true).Body,
                KeptBody = kept.Body,
            }
            : kept;
    }

    private static bool TryHash(
        string? password,
        string email,
        PasswordRules passwords,
        out string? hash,
        [System.Diagnostics.CodeAnalysis.NotNullWhen(false)] out DraftError? error
    )
    {
        error =
            password is not null && PasswordRules.Find(password, email) is { } fault
                ? DraftError.Of("weak_password", "/password", "password", fault)
                : null;
        hash = password is null || error is not null ? null : passwords.Hash(password);
        return error is null;
    }

    private static UserId? ParseId(string id) => Guid.TryParseExact(id, "D", out var user) ? new UserId(user) : null;

    private static ProblemResult NotFound() =>
        Problems.Of(new DraftError.NotFound("user_not_found", "No member of this workspace has this id."));
}
