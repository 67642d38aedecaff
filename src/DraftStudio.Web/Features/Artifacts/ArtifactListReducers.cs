using System.Collections.Immutable;
using DraftStudio.Web.Features.Review;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>What each action makes of the list. Pure.</summary>
public static class ArtifactListReducers
{
    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactListShown action) =>
        state.Query == action.Query
            ? state with
            {
                Failure = null,
            }
            : (state.Query?.Kind == action.Query.Kind ? state : ArtifactListState.Closed) with
            {
                Query = action.Query,
                Loading = true,
                Failure = null,
                Next = null,

                // A search narrows what is seen; another tab shows other things.
                Rows =
                    state.Query is { } shown && shown.Kind == action.Query.Kind && shown.Tab == action.Query.Tab
                        ? state.Rows
                        : [],
                Selected = [],
                Results = state.Query?.Kind == action.Query.Kind ? state.Results : [],
                Opening = false,
            };

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactListLeft action) =>
        state.Query?.Kind == action.Kind ? ArtifactListState.Closed : state;

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, MoreArtifactsRequested action) =>
        state.Next is null ? state : state with { LoadingMore = true };

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactListLoaded action)
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
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactListFailed action) =>
        state with
        {
            Loading = false,
            LoadingMore = false,
            Opening = false,
            Failure = action.Reason,
        };

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactToggled action) =>
        state with
        {
            Selected = state.Selected.Contains(action.Id)
                ? state.Selected.Remove(action.Id)
                : state.Selected.Add(action.Id),
        };

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, AllArtifactsToggled action)
    {
        var all = state
            .Rows.Where(static row => row.Status != ArtifactRowStatus.Proposed)
            .Select(static row => row.Id)
            .ToImmutableHashSet(StringComparer.Ordinal);
        return state with { Selected = all.IsSubsetOf(state.Selected) ? [] : all };
    }

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactSelectionCleared action) =>
        state with
        {
            Selected = [],
        };

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactBulkAsked action) =>
        state.SelectedFor(action.Action) is { IsEmpty: false } rows
            ? state with
            {
                Confirming = new ArtifactBulk(rows[0].Kind, action.Action, rows),
            }
            : state;

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactBulkCancelled action) =>
        state with
        {
            Confirming = null,
        };

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactBulkConfirmed action) =>
        state with
        {
            Confirming = null,
            Working = true,
            Results = [],
        };

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactBulkDone action) =>
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
    public static ArtifactListState Reduce(ArtifactListState state, DecisionsMade action) =>
        state.Query is not null && action.Results.Any(static result => result.Failure is not null)
            ? state with
            {
                Results = action.Results,
            }
            : state;

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactResultsDismissed action) =>
        state with
        {
            Results = [],
        };

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, NewArtifactRequested action) =>
        state with
        {
            Opening = true,
        };

    [ReducerMethod]
    public static ArtifactListState Reduce(ArtifactListState state, ArtifactEditRequested action) =>
        state with
        {
            Opening = true,
        };
}
