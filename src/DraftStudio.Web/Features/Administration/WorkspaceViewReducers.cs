using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

/// <summary>What each action makes of the workspace's rules. Pure.</summary>
public static class WorkspaceViewReducers
{
    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceViewShown action) =>
        state with
        {
            Open = true,
            Failure = null,
        };

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceViewLeft action) =>
        WorkspaceViewState.Closed;

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceViewLoaded action) =>
        state with
        {
            View = action.View,
            Failure = null,
        };

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceViewFailed action) =>
        state with
        {
            Failure = action.Reason,
        };

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceChangeRequested action) =>
        state with
        {
            Working = true,
            Refusal = null,
        };

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceSaved action) =>
        state with
        {
            Working = false,
        };

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceRefused action) =>
        state with
        {
            Working = false,
            Refusal = action.Refusal,
        };

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceAddRequested action) =>
        state with
        {
            Working = true,
            NewRefusal = null,
        };

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceAdded action) =>
        state with
        {
            Working = false,
            Made = state.Made + 1,
        };

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceAddRefused action) =>
        state with
        {
            Working = false,
            NewRefusal = action.Refusal,
        };

    [ReducerMethod]
    public static WorkspaceViewState Reduce(WorkspaceViewState state, WorkspaceAddClosed action) =>
        state with
        {
            NewRefusal = null,
        };
}
