using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Catalog;

public sealed class CatalogPageFeature : Feature<CatalogPageState>
{
    public override string GetName() => "CatalogPage";

    protected internal override CatalogPageState GetInitialState() => CatalogPageState.Closed;
}
