using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Providers;

/// <summary>What each action makes of the page of one provider. Pure.</summary>
public static class ProviderViewReducers
{
    public const int RevisionsAtOnce = 20;

    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, ProviderViewShown action) =>
        state.Artifact == action.Artifact
            ? state with
            {
                Revision = action.Revision,
                Failure = null,
            }
            : new ProviderViewState
            {
                Artifact = action.Artifact,
                Revision = action.Revision,
                RevisionsShown = RevisionsAtOnce,
            };

    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, ProviderViewLeft action) =>
        ProviderViewState.Closed;

    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, ProviderViewLoaded action) =>
        state.Artifact == action.Artifact && state.Revision == action.Revision
            ? state with
            {
                View = action.View,
                Failure = null,
                Working = false,
            }
            : state;

    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, ProviderViewMissing action) =>
        state.Artifact == action.Artifact ? state with { Missing = true, View = null } : state;

    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, ProviderViewFailed action) =>
        state with
        {
            Failure = action.Reason,
            Working = false,
        };

    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, MoreRevisionsRequested action) =>
        state with
        {
            RevisionsShown = state.RevisionsShown + RevisionsAtOnce,
        };

    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, ProviderRetirementRequested action) =>
        state with
        {
            Working = true,
            Failure = null,
        };

    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, ProviderDuplicateRequested action) =>
        state with
        {
            Working = true,
            Failure = null,
        };

    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, ProviderRestoreRequested action) =>
        state with
        {
            Working = true,
            Failure = null,
        };

    /// <summary>An edit that could not be opened is told where it was asked for.</summary>
    [ReducerMethod]
    public static ProviderViewState Reduce(ProviderViewState state, ProviderListFailed action) =>
        state.Artifact is null ? state : state with { Failure = action.Reason, Working = false };
}
