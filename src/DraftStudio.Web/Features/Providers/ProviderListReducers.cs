using System.Collections.Immutable;
using DraftStudio.Web.Features.Review;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Providers;

/// <summary>What each action makes of the list. Pure.</summary>
public static class ProviderListReducers
{
    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderListShown action) =>
        state.Query == action.Query
            ? state with
            {
                Failure = null,
            }
            : state with
            {
                Query = action.Query,
                Loading = true,
                Failure = null,
                Next = null,

                // A search narrows what is seen; another tab shows other things.
                Rows = state.Query?.Tab == action.Query.Tab ? state.Rows : [],
                Selected = [],
                Results = state.Query is null ? [] : state.Results,
                Opening = false,
            };

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderListLeft action) =>
        ProviderListState.Closed;

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, MoreProvidersRequested action) =>
        state.Next is null ? state : state with { LoadingMore = true };

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderListLoaded action)
    {
        if (state.Query != action.Query)
        {
            return state;
        }

        var known = action.Appends ? state.Rows.Select(static row => row.Id).ToHashSet(StringComparer.Ordinal) : [];
        var rows = action.Appends
            ? state.Rows.AddRange(action.Rows.Rows.Where(row => !known.Contains(row.Id)))
            : action.Rows.Rows;
        return state with
        {
            Loading = false,
            LoadingMore = false,
            Failure = null,
            Rows = rows,
            Next = action.Rows.Next,
            MayWrite = action.MayWrite,
            MayCommit = action.MayCommit,
            Selected = state.Selected.Intersect(rows.Select(static row => row.Id)),
        };
    }

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderListFailed action) =>
        state with
        {
            Loading = false,
            LoadingMore = false,
            Opening = false,
            Failure = action.Reason,
        };

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderToggled action) =>
        state with
        {
            Selected = state.Selected.Contains(action.Id)
                ? state.Selected.Remove(action.Id)
                : state.Selected.Add(action.Id),
        };

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, AllProvidersToggled action)
    {
        var all = state
            .Rows.Where(static row => row.Status != ProviderRowStatus.Proposed)
            .Select(static row => row.Id)
            .ToImmutableHashSet(StringComparer.Ordinal);
        return state with { Selected = all.IsSubsetOf(state.Selected) ? [] : all };
    }

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderSelectionCleared action) =>
        state with
        {
            Selected = [],
        };

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderBulkAsked action) =>
        state.SelectedFor(action.Action) is { IsEmpty: false } rows
            ? state with
            {
                Confirming = new ProviderBulk(action.Action, rows),
            }
            : state;

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderBulkCancelled action) =>
        state with
        {
            Confirming = null,
        };

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderBulkConfirmed action) =>
        state with
        {
            Confirming = null,
            Working = true,
            Results = [],
        };

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderBulkDone action) =>
        state with
        {
            Working = false,
            Results = action.Results,
            Selected = state.Selected.Except(
                action
                    .Bulk.Rows.Zip(action.Results)
                    .Where(static pair => pair.Second.Failure is null)
                    .Select(static pair => pair.First.Id)
            ),
        };

    /// <summary>A ghost that could not be decided says so here; one that could is announced and goes.</summary>
    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, DecisionsMade action) =>
        state.Query is not null && action.Results.Any(static result => result.Failure is not null)
            ? state with
            {
                Results = action.Results,
            }
            : state;

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderResultsDismissed action) =>
        state with
        {
            Results = [],
        };

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, NewProviderRequested action) =>
        state with
        {
            Opening = true,
        };

    [ReducerMethod]
    public static ProviderListState Reduce(ProviderListState state, ProviderEditRequested action) =>
        state with
        {
            Opening = true,
        };
}
