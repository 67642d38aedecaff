using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Forms;

public static class FormPageServices
{
    /// <summary>Adds what the pages of forms share; each form adds its own <see cref="IEditorKind"/>.</summary>
    public static IServiceCollection AddFormPages(this IServiceCollection services) =>
        services
            .AddScoped<EditorKinds>()
            .AddScoped<EditingSession>()
            .AddFlux(static flux =>
                flux.AddFeature<EditingFeature, EditingState>()
                    .AddReducers(typeof(EditingReducers))
                    .AddEffects<EditingEffects>()
                    .AddEffects<CommitEffects>()
                    .AddFeature<CatalogFeature, CatalogState>()
                    .AddReducers(typeof(CatalogReducers))
                    .AddEffects<CatalogEffects>()
                    .AddEffects<PasteEffects>()
                    .AddFeature<SecretFeature, SecretState>()
                    .AddReducers(typeof(SecretReducers))
                    .AddEffects<SecretEffects>()
            );
}
