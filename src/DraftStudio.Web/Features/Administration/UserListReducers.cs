using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

/// <summary>What each action makes of the list of members. Pure.</summary>
public static class UserListReducers
{
    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserListShown action) =>
        state with
        {
            Open = true,
            Loading = true,
            Failure = null,
        };

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserListLeft action) => UserListState.Closed;

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, MoreUsersRequested action) =>
        state.Next is null ? state : state with { LoadingMore = true };

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserListLoaded action)
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
        };
    }

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserListFailed action) =>
        state with
        {
            Loading = false,
            LoadingMore = false,
            Failure = action.Reason,
        };

    // A link is for whom it was made: it goes with the sheet.
    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserShown action) =>
        state with
        {
            Shown = state.Lines.FirstOrDefault(line => line.Id == action.Id),
            Refusal = null,
            Link = null,
        };

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserFound action) => state with { Shown = action.Line };

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserAddRequested action) => Working(state);

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserChangeRequested action) => Working(state);

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserRemovalRequested action) => Working(state);

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserSaved action)
    {
        var at = state.Lines.Select(static line => line.Id).ToList().IndexOf(action.Line.Id);
        return state with
        {
            Working = false,
            Refusal = null,
            Link = action.Link,
            Shown = state.Shown?.Id == action.Line.Id ? action.Line : state.Shown,
            Lines = at < 0 ? state.Lines : state.Lines.SetItem(at, action.Line),
        };
    }

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserRemoved action) =>
        state with
        {
            Working = false,
            Refusal = null,
            Shown = state.Shown?.Id == action.Id ? null : state.Shown,
            Lines = state.Lines.RemoveAll(line => line.Id == action.Id),
        };

    [ReducerMethod]
    public static UserListState Reduce(UserListState state, UserRefused action) =>
        state with
        {
            Working = false,
            Refusal = action.Refusal,
        };

    private static UserListState Working(UserListState state) =>
        state with
        {
            Working = true,
            Refusal = null,
            Link = null,
        };
}
