using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What the pickers of this circuit offer.</summary>
public sealed class CatalogFeature : Feature<CatalogState>
{
    public override string GetName() => "Catalog";

    protected internal override CatalogState GetInitialState() => new();
}
