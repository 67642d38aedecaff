using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.History;

public static class HistoryServices
{
    /// <summary>Adds the Activity page, the circuit's ear for what happens in the workspace, and people's names. Needs the editing feature.</summary>
    public static IServiceCollection AddActivity(this IServiceCollection services)
    {
        services.AddScoped<IPeople, People>();
        services.AddScoped<ActivityReader>();
        services.AddScoped<IPaletteSource, DraftPaletteSource>();
        services.AddFlux(static flux =>
            flux.AddEffects<WorkspaceFeedEffects>()
                .AddFeature<ActivityFeature, ActivityState>()
                .AddReducers(typeof(ActivityReducers))
                .AddEffects<ActivityEffects>()
        );
        return services;
    }
}
