using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Components.Frame;

public sealed class FrameFeature : Feature<FrameState>
{
    public override string GetName() => "Frame";

    protected internal override FrameState GetInitialState() => new();
}
