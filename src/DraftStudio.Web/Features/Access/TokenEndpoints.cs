using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;
using DraftStudio.Web.Security;

namespace DraftStudio.Web.Features.Access;

/// <summary>The bearer tokens of the workspace.</summary>
internal static class TokenEndpoints
{
    public static IEndpointRouteBuilder MapTokens(this IEndpointRouteBuilder routes)
    {
        var tokens = routes.MapGroup("/api/tokens").RequirePermission(Permission.TokensManage).WithTags("Tokens");
        tokens
            .MapGet("", ListAsync)
            .WithSummary("List the tokens that are not revoked, newest first")
            .Gives<ListWire<TokenWire>>(example: AccessExamples.Tokens)
            .Fails("out_of_range", "invalid_cursor");
        tokens
            .MapPost("", CreateAsync)
            .WithSummary("Make a token; this answer alone has its secret")
            .Takes<CreateTokenWire>(example: AccessExamples.CreateToken)
            .Gives<TokenWire>(StatusCodes.Status201Created, example: AccessExamples.MadeToken)
            .Fails("unknown_scope", "scope_not_held", "in_the_past", "unknown_id", "too_long");
        tokens
            .MapDelete("/{id}", RevokeAsync)
            .WithSummary("Revoke a token: from now on it is refused")
            .Gives<TokenWire>(example: AccessExamples.Token)
            .Fails("token_not_found");
        return routes;
    }

    private static async Task<IResult> ListAsync(HttpContext context, IAccessStore store)
    {
        if (!PageRequest.Read(context.Request, CursorOrder.Time).TryGet(out var page, out var error))
        {
            return Problems.Of(error);
        }

        var tokens = await store.ListTokensAsync(
            context.Caller().Workspace,
            user: null,
            page.Cursor,
            page.Limit,
            context.RequestAborted
        );
        return TypedResults.Ok(
            new ListWire<TokenWire>
            {
                Items = [.. tokens.Items.Select(static token => TokenWire.Of(token))],
                NextCursor = tokens.NextCursor,
            }
        );
    }

    private static async Task<IResult> CreateAsync(HttpContext context, AccessEngine engine, AccessWrites writes)
    {
        var read = await StrictJson.ReadAsync<CreateTokenWire>(
            context.Request,
            JsonRules.Strict,
            context.RequestAborted
        );
        if (!read.TryGet(out var body, out var error))
        {
            return Problems.Of(error);
        }

        var command = new CreateToken
        {
            Name = body.Value.Name,
            User = body.Value.UserId is { } user ? new UserId(user) : null,
            Scopes = body.Value.Scopes?.Select(static scope => new Permission(scope)).ToImmutableArray(),
            ExpiresAt = body.Value.ExpiresAt,
        };
        return await writes.RunAsync(
            context,
            "token.create",
            body.Bytes,
            async (unit, cancel) => (await engine.CreateTokenAsync(unit, context.Caller(), command, cancel)).Map(Answer)
        );
    }

    private static async Task<IResult> RevokeAsync(
        string id,
        HttpContext context,
        AccessEngine engine,
        AccessWrites writes
    ) =>
        Guid.TryParseExact(id, "D", out var token)
            ? await writes.RunAsync(
                context,
                "token.revoke",
                default,
                async (unit, cancel) =>
                    (await engine.RevokeTokenAsync(unit, context.Caller(), new AccessTokenId(token), cancel)).Map(
                        static revoked => StoredAnswer.Of(TokenWire.Of(revoked), written: true)
                    )
            )
            : Problems.Of(new DraftError.NotFound("token_not_found", "No token of this workspace has this id."));

    /// <summary>The secret is in the answer alone: a receipt must not hold it either.</summary>
    private static StoredAnswer Answer(CreatedToken created) =>
        StoredAnswer.Of(
            TokenWire.Of(created.Token, created.Secret),
            written: true,
            StatusCodes.Status201Created,
            location: $"/api/tokens/{created.Token.Id}"
        ) with
        {
            KeptBody = StoredAnswer.Of(TokenWire.Of(created.Token), written: true).Body,
        };
}
