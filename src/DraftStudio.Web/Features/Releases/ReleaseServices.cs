using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Releases;

internal static class ReleaseServices
{
    public static IServiceCollection AddReleases(this IServiceCollection services, StudioOptions options)
    {
        services.AddSingleton(
            string.IsNullOrWhiteSpace(options.ActionsFile)
                ? ActionCatalogue.BuiltIn
                : ActionCatalogue.BuiltIn.With(File.ReadAllBytes(options.ActionsFile))
        );
        services.AddSingleton<ReleaseKind>();
        services.AddSingleton<DraftKind>(static provider => provider.GetRequiredService<ReleaseKind>());
        services.AddSingleton<ReleaseTexts>();
        services.AddSingleton<ReleaseDrafts>();
        services.AddSingleton<Workflows>();
        services.AddSingleton<ReleaseWrites>();
        services.AddSingleton<GraphSaves>();
        services.AddScoped<IEditorKind, ReleaseEditorKind>();
        services.AddSingleton<ConfigForms>();
        services.AddScoped<IArtifactKind, ReleaseArtifactKind>();
        services.AddArtifactWords(WorkflowWords.Words);
        services.AddFlux(static flux =>
            flux.AddFeature<WorkflowCreationFeature, WorkflowCreationState>()
                .AddReducers(typeof(WorkflowCreationReducers))
                .AddEffects<WorkflowCreationEffects>()
                .AddFeature<WorkflowEditorFeature, WorkflowEditorState>()
                .AddReducers(typeof(WorkflowEditorReducers))
        );
        return services;
    }
}
