using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Calls a workflow otherwise, from its page.</summary>
public sealed partial class WorkflowRenaming
{
    private readonly string formId = ControlId.New("rename-workflow");
    private string name = "";
    private string description = "";

    [Inject]
    public required IState<WorkflowRenamingState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Parameter, EditorRequired]
    public required ArtifactView View { get; set; }

    protected override void Dispose(bool disposing)
    {
        if (disposing && State.Value.Open)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private void Begin()
    {
        (name, description) = (View.Artifact.Title, (View.Content as ReleaseContent)?.Description ?? "");
        Dispatcher.Dispatch(new WorkflowRenamingBegun());
    }

    private void Rename() => Dispatcher.Dispatch(new WorkflowRenamingRequested(View.Artifact.Id, name, description));

    private void Close() => Dispatcher.Dispatch(new WorkflowRenamingEnded());
}
