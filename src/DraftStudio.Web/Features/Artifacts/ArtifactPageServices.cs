using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Artifacts;

public static class ArtifactPageServices
{
    /// <summary>
    /// Adds the list of a kind's things and the page of one; each kind adds its own <see cref="IArtifactKind"/>. Needs the
    /// editing feature and the history's feed.
    /// </summary>
    public static IServiceCollection AddArtifactPages(this IServiceCollection services)
    {
        services.AddScoped<ArtifactKinds>();
        services.AddScoped<ArtifactListReader>();
        services.AddScoped<ArtifactViewReader>();
        services.AddFlux(static flux =>
            flux.AddFeature<ArtifactListFeature, ArtifactListState>()
                .AddReducers(typeof(ArtifactListReducers))
                .AddEffects<ArtifactListEffects>()
                .AddFeature<ArtifactViewFeature, ArtifactViewState>()
                .AddReducers(typeof(ArtifactViewReducers))
                .AddEffects<ArtifactViewEffects>()
        );
        return services;
    }

    /// <summary>Lets the command palette find the things of a kind that has these pages.</summary>
    public static IServiceCollection AddArtifactWords(this IServiceCollection services, ArtifactWords words)
    {
        services.AddScoped<IPaletteSource>(provider => new ArtifactPaletteSource(
            provider.GetRequiredService<EditingSession>(),
            provider.GetRequiredService<DraftKinds>(),
            words
        ));
        return services;
    }
}
