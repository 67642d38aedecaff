using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;

namespace DraftStudio.Web.Features.Cohorts;

internal static class CohortServices
{
    public static IServiceCollection AddCohorts(this IServiceCollection services)
    {
        services.AddSingleton<CohortKind>();
        services.AddSingleton<DraftKind>(static provider => provider.GetRequiredService<CohortKind>());
        services.AddSingleton<FormKind>(static provider => provider.GetRequiredService<CohortKind>());
        services.AddArtifactWords(CohortWords.Words);
        services.AddScoped<IEditorKind, CohortEditorKind>();
        services.AddScoped<IArtifactKind>(static provider => new FormArtifactKind(
            provider.GetRequiredService<CohortKind>(),
            provider.GetRequiredService<FormStates>(),
            provider.GetRequiredService<FormDrafts>()
        ));
        return services;
    }
}
