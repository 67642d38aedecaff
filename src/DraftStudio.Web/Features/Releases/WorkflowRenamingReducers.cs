using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What each action makes of a workflow's renaming. Pure.</summary>
public static class WorkflowRenamingReducers
{
    [ReducerMethod]
    public static WorkflowRenamingState Reduce(WorkflowRenamingState state, WorkflowRenamingBegun action) =>
        new(Open: true, Working: false, null);

    [ReducerMethod]
    public static WorkflowRenamingState Reduce(WorkflowRenamingState state, WorkflowRenamingRequested action) =>
        new(Open: true, Working: true, null);

    [ReducerMethod]
    public static WorkflowRenamingState Reduce(WorkflowRenamingState state, WorkflowRenamingFailed action) =>
        state with
        {
            Working = false,
            Failure = action.Reason,
        };

    [ReducerMethod]
    public static WorkflowRenamingState Reduce(WorkflowRenamingState state, WorkflowRenamingEnded action) =>
        WorkflowRenamingState.None;
}
