using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Artifacts;

public sealed class ArtifactListFeature : Feature<ArtifactListState>
{
    public override string GetName() => "ArtifactList";

    protected internal override ArtifactListState GetInitialState() => ArtifactListState.Closed;
}
