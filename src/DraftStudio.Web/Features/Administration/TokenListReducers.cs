using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

/// <summary>What each action makes of the list of tokens. Pure.</summary>
public static class TokenListReducers
{
    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenListShown action) =>
        state with
        {
            Open = true,
            Loading = true,
            Failure = null,
        };

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenListLeft action) => TokenListState.Closed;

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, MoreTokensRequested action) =>
        state.Next is null ? state : state with { LoadingMore = true };

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenListLoaded action)
    {
        var known = action.Appends ? state.Lines.Select(static line => line.Id).ToHashSet() : [];
        return state with
        {
            Loading = false,
            LoadingMore = false,
            Failure = null,
            Lines = action.Appends
                ? state.Lines.AddRange(action.Lines.Where(line => !known.Contains(line.Id)))
                : action.Lines,
            Next = action.Next,
            Grantable = action.Grantable,
        };
    }

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenListFailed action) =>
        state with
        {
            Loading = false,
            LoadingMore = false,
            Failure = action.Reason,
        };

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenMakeRequested action) => Working(state);

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenMade action) =>
        state with
        {
            Working = false,
            Made = action.Token,
        };

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenSheetClosed action) =>
        state with
        {
            Refusal = null,
            Made = null,
        };

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenRevocationRequested action) => Working(state);

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenRevoked action) =>
        state with
        {
            Working = false,
            Lines = state.Lines.RemoveAll(line => line.Id == action.Id),
        };

    [ReducerMethod]
    public static TokenListState Reduce(TokenListState state, TokenRefused action) =>
        state with
        {
            Working = false,
            Refusal = action.Refusal,
        };

    private static TokenListState Working(TokenListState state) =>
        state with
        {
            Working = true,
            Refusal = null,
            Made = null,
        };
}
