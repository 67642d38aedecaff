using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Releases;

public sealed class WorkflowRenamingFeature : Feature<WorkflowRenamingState>
{
    public override string GetName() => "WorkflowRenaming";

    protected internal override WorkflowRenamingState GetInitialState() => WorkflowRenamingState.None;
}
