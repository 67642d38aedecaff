using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Home;

public static class HomeServices
{
    /// <summary>Adds the first page. Needs the inbox and the journal's reader.</summary>
    public static IServiceCollection AddHome(this IServiceCollection services)
    {
        services.AddScoped<HomeReader>();
        services.AddFlux(static flux =>
            flux.AddFeature<HomeFeature, HomeState>().AddReducers(typeof(HomeReducers)).AddEffects<HomeEffects>()
        );
        return services;
    }
}
