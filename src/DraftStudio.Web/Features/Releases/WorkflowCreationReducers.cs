using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What each action makes of a workflow's making. Pure.</summary>
public static class WorkflowCreationReducers
{
    [ReducerMethod]
    public static WorkflowCreationState Reduce(WorkflowCreationState state, WorkflowCreationRequested action) =>
        new(Working: true, null);

    [ReducerMethod]
    public static WorkflowCreationState Reduce(WorkflowCreationState state, WorkflowCreationFailed action) =>
        new(Working: false, action.Reason);

    [ReducerMethod]
    public static WorkflowCreationState Reduce(WorkflowCreationState state, WorkflowCreationEnded action) =>
        WorkflowCreationState.None;
}
