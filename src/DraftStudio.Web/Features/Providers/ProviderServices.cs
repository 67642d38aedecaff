using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Forms;

namespace DraftStudio.Web.Features.Providers;

internal static class ProviderServices
{
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<ProviderKind>();
        services.AddSingleton<DraftKind>(static provider => provider.GetRequiredService<ProviderKind>());
        services.AddSingleton<FormKind>(static provider => provider.GetRequiredService<ProviderKind>());
        services.AddScoped<IEditorKind, ProviderEditorKind>();
        services.AddScoped<IArtifactKind>(static provider => new FormArtifactKind(
            provider.GetRequiredService<ProviderKind>(),
            provider.GetRequiredService<FormStates>(),
            provider.GetRequiredService<FormDrafts>()
        ));
        services.AddArtifactWords(ProviderWords.Words);
        return services;
    }
}
