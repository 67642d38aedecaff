using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Releases;

/// <summary>What each action makes of what a browser shows of a workflow. Pure.</summary>
public static class WorkflowEditorReducers
{
    [ReducerMethod]
    public static WorkflowEditorState Reduce(WorkflowEditorState state, WorkflowEditorShown action) =>
        WorkflowEditorState.None with
        {
            // Numbers only grow: what was asked of another graph is not asked of this one.
            Command = state.Command,
        };

    [ReducerMethod]
    public static WorkflowEditorState Reduce(WorkflowEditorState state, SelectionChanged action) =>
        state with
        {
            Selection =
                action.Selection.Length > WorkflowEditorState.MostSelected
                    ? action.Selection[..WorkflowEditorState.MostSelected]
                    : action.Selection,
            SelectedCount = action.Count,
            Scope = action.Scope,
        };

    [ReducerMethod]
    public static WorkflowEditorState Reduce(WorkflowEditorState state, CompareChanged action) =>
        state with
        {
            Compare = action.IsOn,
        };

    [ReducerMethod]
    public static WorkflowEditorState Reduce(WorkflowEditorState state, GraphCommanded action) =>
        state with
        {
            Command = new GraphCommand((state.Command?.Number ?? 0) + 1, action.Name, action.Keys),
        };
}
