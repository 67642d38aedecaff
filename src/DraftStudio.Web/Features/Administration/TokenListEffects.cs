using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Access;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

/// <summary>Reads the tokens while their list is open, makes and revokes them.</summary>
public sealed partial class TokenListEffects(
    IState<TokenListState> state,
    AccessSession session,
    IAccessStore store,
    IPeople people,
    TimeProvider time,
    ILogger<TokenListEffects> logger
)
{
    private const int PageSize = 50;

    [EffectMethod]
    public Task Handle(TokenListShown action, IDispatcher dispatcher) => LoadAsync(null, PageSize, dispatcher);

    [EffectMethod]
    public Task Handle(MoreTokensRequested action, IDispatcher dispatcher) =>
        state.Value.Next is { } next ? LoadAsync(next, PageSize, dispatcher) : Task.CompletedTask;

    [EffectMethod]
    public async Task Handle(WorkspaceChanged action, IDispatcher dispatcher)
    {
        if (
            state.Value.Open
            && action.Entries.Any(static entry => entry.Event.StartsWith("token.", StringComparison.Ordinal))
        )
        {
            await LoadAsync(null, Math.Max(PageSize, state.Value.Lines.Length), dispatcher);
        }
    }

    [EffectMethod]
    public async Task Handle(TokenMakeRequested action, IDispatcher dispatcher)
    {
        var account = (await session.AccountAsync(CancellationToken.None))?.Account;
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(account?.TimeZone ?? "UTC", out var found)
            ? found
            : TimeZoneInfo.Utc;
        var command = new CreateToken
        {
            Name = action.Name,
            Scopes = [.. action.Scopes.Select(static name => new Permission(name))],
            ExpiresAt = action.Expiry.At(time.GetUtcNow(), zone),
        };
        var made = await RunAsync(
            (unit, caller, token) => session.Engine.CreateTokenAsync(unit, caller, command, token),
            dispatcher
        );
        if (made is { } token)
        {
            dispatcher.Dispatch(new TokenMade(new MadeToken(token.Token.Name, token.Secret.Text)));
            dispatcher.Dispatch(new Announced($"Made: {token.Token.Name}"));
            await LoadAsync(null, Math.Max(PageSize, state.Value.Lines.Length + 1), dispatcher);
        }
    }

    [EffectMethod]
    public async Task Handle(TokenRevocationRequested action, IDispatcher dispatcher)
    {
        var revoked = await RunAsync(
            (unit, caller, token) => session.Engine.RevokeTokenAsync(unit, caller, action.Id, token),
            dispatcher
        );
        if (revoked is { } token)
        {
            dispatcher.Dispatch(new TokenRevoked(action.Id));
            dispatcher.Dispatch(new Announced($"Revoked: {token.Name}"));
        }
    }

    private async Task<T?> RunAsync<T>(
        Func<IDraftUnit, Caller, CancellationToken, Task<Result<T>>> verb,
        IDispatcher dispatcher
    )
        where T : class
    {
        try
        {
            var result = await session.RunAsync(verb, CancellationToken.None);
            if (result.TryGet(out var done, out var error))
            {
                return done;
            }

            dispatcher.Dispatch(new TokenRefused(FormRefusal.Of(error)));
        }
#pragma warning disable CA1031 // The store is away: the form says so and keeps what was typed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.ChangeFailed(logger, exception);
            dispatcher.Dispatch(new TokenRefused(FormRefusal.Of("The server could not do it just now; try again.")));
        }

        return null;
    }

    private async Task LoadAsync(string? cursor, int limit, IDispatcher dispatcher)
    {
        if (await session.CallerAsync(Permission.TokensManage, CancellationToken.None) is not { } caller)
        {
            dispatcher.Dispatch(new TokenListFailed(AccessSession.SignedOut));
            return;
        }

        try
        {
            var page = await store.ListTokensAsync(caller.Workspace, null, cursor, limit, CancellationToken.None);
            var lines = ImmutableArray.CreateBuilder<TokenLine>(page.Items.Length);
            foreach (var token in page.Items)
            {
                lines.Add(await DescribeAsync(token));
            }

            dispatcher.Dispatch(
                new TokenListLoaded(
                    lines.ToImmutable(),
                    page.NextCursor,
                    cursor is not null,
                    [.. Permission.All.Where(caller.May).Select(static permission => permission.Name)]
                )
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, exception);
            dispatcher.Dispatch(new TokenListFailed("The tokens could not be read just now."));
        }
    }

    private async Task<TokenLine> DescribeAsync(AccessToken token) =>
        new()
        {
            Id = token.Id,
            Name = token.Name,
            Owner = await people.NameOfAsync(token.User, CancellationToken.None),
            Scopes = [.. token.Scopes.Select(static scope => scope.Name)],
            CreatedAt = token.CreatedAt,
            ExpiresAt = token.ExpiresAt,
            LastUsedAt = token.LastUsedAt,
            IsExpired = !token.IsUsable(time.GetUtcNow()),
        };

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The tokens could not be read.")]
        public static partial void LoadFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "A token could not be made or revoked.")]
        public static partial void ChangeFailed(ILogger logger, Exception exception);
    }
}
