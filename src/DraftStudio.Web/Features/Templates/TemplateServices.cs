using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

internal static class TemplateServices
{
    public static IServiceCollection AddTemplates(this IServiceCollection services)
    {
        services.AddSingleton(TemplateProblems.Family);
        services.AddSingleton<TemplateAnalysis>();
        services.AddSingleton<TemplateKind>();
        services.AddSingleton<DraftKind>(static provider => provider.GetRequiredService<TemplateKind>());
        services.AddSingleton<TemplateHeaders>();
        services.AddSingleton<TemplateSlug>();
        services.AddSingleton<TemplateFiles>();
        services.AddSingleton<TemplateDrafts>();
        services.AddSingleton<TemplateImport>();
        services.AddSingleton<TemplateAnswers>();
        services.AddSingleton<TemplateDifferences>();
        services.AddSingleton<TemplateWrites>();
        services.AddSingleton<TemplateSaves>();
        services.AddSingleton<TemplateVerbs>();
        services.AddScoped<TextVersions>();
        services.AddScoped<IEditorKind, TemplateEditorKind>();
        services.AddSingleton<TemplateCopies>();
        services.AddSingleton<TemplateContents>();
        services.AddScoped<IArtifactKind, TemplateArtifactKind>();
        services.AddArtifactWords(TemplateWords.Words);
        services.AddFlux(static flux =>
            flux.AddFeature<TemplatePageFeature, TemplatePageState>()
                .AddReducers(typeof(TemplatePageReducers))
                .AddFeature<TemplateChangesFeature, TemplateChangesState>()
                .AddReducers(typeof(TemplateChangesReducers))
                .AddEffects<TemplateChangesEffects>()
                .AddFeature<TemplateSearchFeature, TemplateSearchState>()
                .AddReducers(typeof(TemplateSearchReducers))
                .AddEffects<TemplateSearchEffects>()
                .AddFeature<TemplateCreationFeature, TemplateCreationState>()
                .AddReducers(typeof(TemplateCreationReducers))
                .AddEffects<TemplateCreationEffects>()
        );
        return services;
    }

    public static IEndpointRouteBuilder MapTemplates(this IEndpointRouteBuilder routes)
    {
        var templates = routes
            .MapGroup(TemplateProblems.Root)
            .WithTags("templates")
            .WithMetadata(TemplateProblems.Family);
        TemplateEndpoints.Map(templates);
        TemplateDraftEndpoints.Map(templates);
        TemplateFileEndpoints.Map(templates);
        TemplateContentsEndpoints.Map(templates);
        TemplateItemEndpoints.Map(templates);
        TemplateSettingsEndpoints.Map(templates);
        TemplateArchiveEndpoints.Map(templates);
        return routes;
    }
}
