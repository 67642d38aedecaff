using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>What each action makes of the page of one thing. Pure.</summary>
public static class ArtifactViewReducers
{
    public const int RevisionsAtOnce = 20;

    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, ArtifactViewShown action) =>
        state.Artifact == action.Artifact
            ? state with
            {
                Revision = action.Revision,
                Against = action.Against,
                Failure = null,
            }
            : new ArtifactViewState
            {
                Kind = action.Kind,
                Artifact = action.Artifact,
                Revision = action.Revision,
                Against = action.Against,
                RevisionsShown = RevisionsAtOnce,
            };

    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, ArtifactViewLeft action) =>
        state.Artifact == action.Artifact ? ArtifactViewState.Closed : state;

    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, ArtifactViewLoaded action) =>
        (state.Artifact, state.Revision, state.Against) == (action.Artifact, action.Revision, action.Against)
            ? state with
            {
                View = action.View,
                Failure = null,
                Working = false,
            }
            : state;

    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, ArtifactViewMissing action) =>
        state.Artifact == action.Artifact ? state with { Missing = true, View = null } : state;

    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, ArtifactViewFailed action) =>
        state with
        {
            Failure = action.Reason,
            Working = false,
        };

    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, MoreRevisionsRequested action) =>
        state with
        {
            RevisionsShown = state.RevisionsShown + RevisionsAtOnce,
        };

    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, ArtifactRetirementRequested action) =>
        state with
        {
            Working = true,
            Failure = null,
        };

    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, ArtifactDuplicateRequested action) =>
        state with
        {
            Working = true,
            Failure = null,
        };

    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, ArtifactRestoreRequested action) =>
        state with
        {
            Working = true,
            Failure = null,
        };

    /// <summary>An edit that could not be opened is told where it was asked for.</summary>
    [ReducerMethod]
    public static ArtifactViewState Reduce(ArtifactViewState state, ArtifactListFailed action) =>
        state.Artifact is null ? state : state with { Failure = action.Reason, Working = false };
}
