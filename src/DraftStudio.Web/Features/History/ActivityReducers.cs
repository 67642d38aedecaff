using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.History;

/// <summary>What each action makes of Activity. Pure.</summary>
public static class ActivityReducers
{
    [ReducerMethod]
    public static ActivityState Reduce(ActivityState state, ActivityShown action) =>
        state with
        {
            Filter = action.Filter,
            Loading = true,
            Failure = null,
            Lines = state.Filter == action.Filter ? state.Lines : [],
            Next = null,
        };

    [ReducerMethod]
    public static ActivityState Reduce(ActivityState state, ActivityLeft action) => ActivityState.Closed;

    [ReducerMethod]
    public static ActivityState Reduce(ActivityState state, MoreActivityRequested action) =>
        state.Next is null ? state : state with { LoadingMore = true };

    [ReducerMethod]
    public static ActivityState Reduce(ActivityState state, ActivityLoaded action)
    {
        if (state.Filter != action.Filter)
        {
            return state;
        }

        var known = state.Lines.Select(static line => line.Id).ToHashSet();
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
    public static ActivityState Reduce(ActivityState state, ActivityHappened action)
    {
        if (state.Filter != action.Filter)
        {
            return state;
        }

        var known = state.Lines.Select(static line => line.Id).ToHashSet();
        return state with { Lines = [.. action.Lines.Where(line => !known.Contains(line.Id)), .. state.Lines] };
    }

    [ReducerMethod]
    public static ActivityState Reduce(ActivityState state, ActivityFailed action) =>
        state with
        {
            Loading = false,
            LoadingMore = false,
            Failure = action.Reason,
        };

    [ReducerMethod]
    public static ActivityState Reduce(ActivityState state, ActivityPeopleLoaded action) =>
        state with
        {
            People = action.People,
        };

    [ReducerMethod]
    public static ActivityState Reduce(ActivityState state, ChainHeadLoaded action) =>
        state with
        {
            Head = action.Head,
        };

    [ReducerMethod]
    public static ActivityState Reduce(ActivityState state, ChainCheckRequested action) =>
        state with
        {
            Check = ChainCheck.Running,
            Fault = null,
        };

    [ReducerMethod]
    public static ActivityState Reduce(ActivityState state, ChainChecked action) =>
        state with
        {
            Check = ChainCheck.Done,
            Fault = action.Fault,
        };
}
