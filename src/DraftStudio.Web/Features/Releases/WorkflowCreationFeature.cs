using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Releases;

public sealed class WorkflowCreationFeature : Feature<WorkflowCreationState>
{
    public override string GetName() => "WorkflowCreation";

    protected internal override WorkflowCreationState GetInitialState() => WorkflowCreationState.None;
}
