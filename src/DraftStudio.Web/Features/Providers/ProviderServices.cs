using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Providers;

namespace DraftStudio.Web.Features.Providers;

internal static class ProviderServices
{
    public static IServiceCollection AddProviders(this IServiceCollection services)
    {
        services.AddSingleton<ProviderKind>();
        services.AddSingleton<DraftKind>(static provider => provider.GetRequiredService<ProviderKind>());
        return services;
    }
}
