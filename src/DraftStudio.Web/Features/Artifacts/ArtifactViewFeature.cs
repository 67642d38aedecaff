using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Artifacts;

public sealed class ArtifactViewFeature : Feature<ArtifactViewState>
{
    public override string GetName() => "ArtifactView";

    protected internal override ArtifactViewState GetInitialState() => ArtifactViewState.Closed;
}
