using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Providers;

internal static class ProviderServices
{
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<ProviderKind>();
        services.AddSingleton<DraftKind>(static provider => provider.GetRequiredService<ProviderKind>());
        services.AddScoped<IEditorKind, ProviderEditorKind>();
        return services;
    }
}
