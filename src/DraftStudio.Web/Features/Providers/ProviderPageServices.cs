using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Providers;

public static class ProviderPageServices
{
    /// <summary>Adds the list of providers and the page of one. Needs the kind, the forms, the editing feature and the history's feed.</summary>
    public static IServiceCollection AddProviderPages(this IServiceCollection services)
    {
        services.AddScoped<ProviderListReader>();
        services.AddScoped<ProviderViewReader>();
        services.AddScoped<IPaletteSource, ProviderPaletteSource>();
        services.AddFlux(static flux =>
            flux.AddFeature<ProviderListFeature, ProviderListState>()
                .AddReducers(typeof(ProviderListReducers))
                .AddEffects<ProviderListEffects>()
                .AddFeature<ProviderViewFeature, ProviderViewState>()
                .AddReducers(typeof(ProviderViewReducers))
                .AddEffects<ProviderViewEffects>()
        );
        return services;
    }
}
