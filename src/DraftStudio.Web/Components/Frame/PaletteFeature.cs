using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Components.Frame;

public sealed class PaletteFeature : Feature<PaletteState>
{
    public override string GetName() => "Palette";

    protected internal override PaletteState GetInitialState() => new();
}
