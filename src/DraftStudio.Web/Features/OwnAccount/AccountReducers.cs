using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.OwnAccount;

/// <summary>What each action makes of the account's page. Pure.</summary>
public static class AccountReducers
{
    [ReducerMethod]
    public static AccountState Reduce(AccountState state, AccountShown action) => state with { Failure = null };

    [ReducerMethod]
    public static AccountState Reduce(AccountState state, AccountLeft action) => AccountState.Closed;

    [ReducerMethod]
    public static AccountState Reduce(AccountState state, AccountLoaded action) =>
        state with
        {
            View = action.View,
            Failure = null,
            Working = false,
        };

    [ReducerMethod]
    public static AccountState Reduce(AccountState state, AccountFailed action) =>
        state with
        {
            Failure = action.Reason,
            Working = false,
        };

    [ReducerMethod]
    public static AccountState Reduce(AccountState state, AccountChangeRequested action) =>
        state with
        {
            Working = true,
            Refusal = null,
        };

    [ReducerMethod]
    public static AccountState Reduce(AccountState state, AccountRefused action) =>
        state with
        {
            Working = false,
            Refusal = action.Refusal,
        };
}
