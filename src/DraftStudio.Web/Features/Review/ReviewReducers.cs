using System.Collections.Immutable;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Review;

/// <summary>What each action makes of the inbox. Pure.</summary>
public static class ReviewReducers
{
    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, ReviewShown action) =>
        state.Filter == action.Filter
            ? state
            : state with
            {
                Filter = action.Filter,
                Loading = true,
                Failure = null,
                Items = state.Filter is null ? [] : state.Items,
                Next = null,
                Selected = [],
                Results = state.Filter is null ? [] : state.Results,
            };

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, ReviewLeft action) => ReviewState.Closed;

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, MoreReviewRequested action) =>
        state.Next is null ? state : state with { LoadingMore = true };

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, ReviewLoaded action)
    {
        if (state.Filter != action.Filter)
        {
            return state;
        }

        var known = action.Appends ? state.Items.Select(static item => item.Id).ToHashSet(StringComparer.Ordinal) : [];
        var items = action.Appends
            ? state.Items.AddRange(action.Items.Where(item => !known.Contains(item.Id)))
            : action.Items;
        return state with
        {
            Loading = false,
            LoadingMore = false,
            Failure = null,
            Items = TurnFirst(items),
            Next = action.Next,
            Selected = state.Selected.Intersect(items.Select(static item => item.Id)),
        };
    }

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, ReviewFailed action) =>
        state with
        {
            Loading = false,
            LoadingMore = false,
            Failure = action.Reason,
        };

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, ReviewItemShown action) =>
        state.Current == action.Id
            ? state
            : state with
            {
                Current = action.Id,
                Detail = state.Detail?.Id == action.Id ? state.Detail : null,
            };

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, ReviewDetailLoaded action) =>
        state.Current == action.Id ? state with { Detail = action.Detail } : state;

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, ReviewItemToggled action) =>
        state with
        {
            Selected = state.Selected.Contains(action.Id)
                ? state.Selected.Remove(action.Id)
                : state.Selected.Add(action.Id),
        };

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, ReviewSelectionCleared action) => state with { Selected = [] };

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, RejectionAsked action) =>
        state with
        {
            Rejecting = action.Targets,
        };

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, RejectionCancelled action) => state with { Rejecting = [] };

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, DecisionsRequested action) =>
        state with
        {
            Rejecting = [],
            Results = [],
            Deciding = state.Deciding.Union(action.Targets.Select(IdOf)),
        };

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, DecisionsMade action)
    {
        var ids = action.Targets.Select(IdOf).ToImmutableHashSet(StringComparer.Ordinal);
        var succeeded = action
            .Targets.Zip(action.Results)
            .Where(static pair => pair.Second.Failure is null)
            .Select(static pair => IdOf(pair.First));
        return state with
        {
            Deciding = state.Deciding.Except(ids),
            Selected = state.Selected.Except(succeeded),

            // One success is announced and seen; a failure, or several, stay to be read.
            Results =
                action.Results.Length > 1 || action.Results.Any(static result => result.Failure is not null)
                    ? action.Results
                    : [],
        };
    }

    [ReducerMethod]
    public static ReviewState Reduce(ReviewState state, ReviewResultsDismissed action) => state with { Results = [] };

    private static string IdOf(DecisionTarget target) => $"{target.Kind}:{target.Key}";

    private static ImmutableArray<ReviewItem> TurnFirst(ImmutableArray<ReviewItem> items) =>
        [
            .. items
                .OrderByDescending(static item => item.IsTurn)
                .ThenByDescending(static item => item.CreatedAt)
                .ThenBy(static item => item.Id, StringComparer.Ordinal),
        ];
}
