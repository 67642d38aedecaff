using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

public sealed class WorkspaceViewFeature : Feature<WorkspaceViewState>
{
    public override string GetName() => "Workspace";

    protected internal override WorkspaceViewState GetInitialState() => WorkspaceViewState.Closed;
}
