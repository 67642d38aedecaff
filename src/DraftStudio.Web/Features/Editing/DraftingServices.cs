using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

public static class DraftingServices
{
    /// <summary>Adds the draft engine; the kinds register themselves as <see cref="DraftKind"/>.</summary>
    public static IServiceCollection AddDrafting(this IServiceCollection services)
    {
        services.AddSingleton<DraftKinds>();
        services.AddSingleton<DraftEngine>();
        services.AddSingleton<DraftSnapshots>();
        services.AddSingleton<SnapshotKeeper>();
        services.AddHostedService<SnapshotService>();
        return services;
    }
}
