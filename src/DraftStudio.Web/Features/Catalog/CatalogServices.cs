using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Catalog;

public static class CatalogServices
{
    /// <summary>Adds the pages of what people keep in the catalogue. Needs the forms and the editing feature.</summary>
    public static IServiceCollection AddCatalogPages(this IServiceCollection services) =>
        services.AddFlux(static flux =>
            flux.AddFeature<CatalogPageFeature, CatalogPageState>()
                .AddReducers(typeof(CatalogPageReducers))
                .AddEffects<CatalogPageEffects>()
        );
}
