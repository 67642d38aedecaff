using DraftStudio.Core.Access;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Core.Storage;

/// <summary>Registers what access keeps in the store.</summary>
public static class AccessStorageServices
{
    /// <summary>Comes after <see cref="StorageServices.AddStudioStorage"/>.</summary>
    public static IServiceCollection AddAccessStorage(this IServiceCollection services)
    {
        services.AddSingleton<IAccessStore, AccessStore>();
        services.AddSingleton<IKeyStore, AccessKeyStore>();
        services.AddSingleton<IHomeVisits, HomeVisits>();
        return services;
    }
}
