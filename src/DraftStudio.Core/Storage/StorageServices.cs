using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace DraftStudio.Core.Storage;

/// <summary>Registers the store.</summary>
public static class StorageServices
{
    /// <summary>Nothing is read or written before <see cref="StorageLifetime.StartAsync"/>.</summary>
    /// <exception cref="ArgumentException">The options are wrong.</exception>
    public static IServiceCollection AddStudioStorage(this IServiceCollection services, StorageOptions options)
    {
        var faults = options.Validate().ToArray();
        if (faults.Length > 0)
        {
            throw new ArgumentException(string.Join(' ', faults), nameof(options));
        }

        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(options);
        services.AddSingleton(new DocumentCache(options.DocumentCacheSize));
        services.AddSingleton<CommitEffects>();
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<IChangeFeed>(static provider => provider.GetRequiredService<ChangeFeed>());
        services.AddSingleton<SqliteFile>();
        services.AddSingleton<StudioDatabase, SqliteDatabase>();
        services.AddSingleton<WriteQueue, SqliteWriteQueue>();
        services.AddSingleton<ICatalogReader, CatalogStore>();
        services.AddSingleton<IDraftStore, DraftStore>();
        services.AddSingleton<IDbContextFactory<StudioDbContext>>(static provider =>
            provider.GetRequiredService<StudioDatabase>()
        );
        services.AddSingleton(static provider => new StorageLifetime(
            provider.GetRequiredService<StudioDatabase>(),
            provider.GetRequiredService<WriteQueue>()
        ));
        return services;
    }
}
