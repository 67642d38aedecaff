using DraftStudio.Web.Flux;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace DraftStudio.Web.Components.Frame;

public static class FrameServices
{
    private const string CompressionOption = "DraftStudio:WebSocketCompression";

    /// <summary>Adds the pages' frame: components, its state, the command palette.</summary>
    public static IServiceCollection AddFrame(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddRadzenComponents();
        return services.AddFrameState();
    }

    /// <summary>What the frame's components need, without the machinery that renders them.</summary>
    internal static IServiceCollection AddFrameState(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddScoped<IPaletteSource, NavigationPaletteSource>();
        services.AddFlux(static flux =>
            flux.AddFeature<FrameFeature, FrameState>()
                .AddReducers(typeof(FrameReducers))
                .AddEffects<FrameEffects>()
                .AddFeature<PaletteFeature, PaletteState>()
                .AddReducers(typeof(PaletteReducers))
                .AddEffects<PaletteEffects>()
        );
        return services;
    }

    /// <summary>Maps the static files and the pages.</summary>
    public static RazorComponentsEndpointConventionBuilder MapFrame(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        // Off by default: it triples the memory of a circuit.
        var compress = app.Configuration.GetValue(CompressionOption, defaultValue: false);
        var pages = app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
            {
                options.DisableWebSocketCompression = !compress;
                // The app's own content policy says it.
                options.ContentSecurityFrameAncestorsPolicy = null;
            });
        if (!app.Environment.IsDevelopment())
        {
            pages.Add(static endpoint => DevelopmentOnlyAttribute.Close(endpoint));
        }

        return pages;
    }
}
