using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Releases;

public sealed class WorkflowEditorFeature : Feature<WorkflowEditorState>
{
    public override string GetName() => "WorkflowEditor";

    protected internal override WorkflowEditorState GetInitialState() => WorkflowEditorState.None;
}
