using DraftStudio.Core.Access;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Access;
using DraftStudio.Web.Features.Administration;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.OwnAccount;

/// <summary>Reads and changes one's own account. Its password goes over a form of its own, for the cookie goes with it.</summary>
public sealed partial class AccountEffects(AccessSession session, ILogger<AccountEffects> logger)
{
    [EffectMethod]
    public Task Handle(AccountShown action, IDispatcher dispatcher) => LoadAsync(dispatcher);

    [EffectMethod]
    public async Task Handle(AccountChangeRequested action, IDispatcher dispatcher)
    {
        var command = new ChangeOwnAccount
        {
            Name = action.Name,
            SetsTimeZone = true,
            TimeZone = action.TimeZone,
        };
        try
        {
            var result = await session.RunAsync(
                (unit, caller, token) => session.Engine.ChangeOwnAccountAsync(unit, caller, command, token),
                CancellationToken.None
            );
            if (result.Error is { } error)
            {
                dispatcher.Dispatch(new AccountRefused(FormRefusal.Of(error)));
                return;
            }
        }
#pragma warning disable CA1031 // The store is away: the form says so and keeps what was typed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.ChangeFailed(logger, exception);
            dispatcher.Dispatch(new AccountRefused(FormRefusal.Of("The server could not do it just now; try again.")));
            return;
        }

        await LoadAsync(dispatcher);
        dispatcher.Dispatch(new FrameAccountChanged());
        dispatcher.Dispatch(new Announced("Your account is saved."));
    }

    private async Task LoadAsync(IDispatcher dispatcher)
    {
        try
        {
            var caller = await session.CallerAsync(CancellationToken.None);
            var access = await session.AccountAsync(CancellationToken.None);
            dispatcher.Dispatch(
                caller is null || access is null
                    ? new AccountFailed(AccessSession.SignedOut)
                    : new AccountLoaded(
                        new AccountView(
                            access.Account.Name,
                            access.Account.Email,
                            access.Account.TimeZone,
                            caller.Workspace,
                            access.ByName()
                        )
                    )
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, exception);
            dispatcher.Dispatch(new AccountFailed("Your account could not be read just now."));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The account could not be read.")]
        public static partial void LoadFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The account could not be changed.")]
        public static partial void ChangeFailed(ILogger logger, Exception exception);
    }
}
