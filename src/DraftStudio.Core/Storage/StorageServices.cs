using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Storage.Postgres;
using DraftStudio.Core.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace DraftStudio.Core.Storage;

/// <summary>Registers the store.</summary>
public static class StorageServices
{
    /// <summary>
    /// Registers the stores, the queue and the feed. Nothing is read or written before
    /// <see cref="StorageLifetime.StartAsync"/>.
    /// </summary>
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
        services.AddSingleton(new SnapshotCache(options.DocumentCacheSize));
        services.AddSingleton<ChangeFeed>();
        services.AddSingleton<CommitEffects>();
        if (options.Provider == StorageProvider.Postgres)
        {
            services.AddSingleton<PostgresServer>();
            services.AddSingleton<StudioDatabase, PostgresDatabase>();
            services.AddSingleton<WriteQueue, PostgresWriteQueue>();
            services.AddSingleton<IChangeFeed, PostgresChangeFeed>();
        }
        else
        {
            services.AddSingleton<SqliteFile>();
            services.AddSingleton<StudioDatabase, SqliteDatabase>();
            services.AddSingleton<WriteQueue, SqliteWriteQueue>();
            services.AddSingleton<IChangeFeed>(static provider => provider.GetRequiredService<ChangeFeed>());
        }

        services.AddSingleton<IDbContextFactory<StudioDbContext>>(static provider =>
            provider.GetRequiredService<StudioDatabase>()
        );
        services.AddSingleton<ICatalogReader, CatalogStore>();
        services.AddSingleton<IDraftStore, DraftStore>();
        services.AddSingleton<IMentionReader, MentionReader>();
        services.AddSingleton<IJournalReader, JournalStore>();
        services.AddSingleton<ChainVerifier>();
        services.AddSingleton<JournalSealer>();
        AddInternallyMade(services);
        return services;
    }

    // Their constructors take parts that nobody outside sees, which the container does not call by itself.
    private static void AddInternallyMade(IServiceCollection services)
    {
        services.AddSingleton(static provider => new StorageSweep(
            provider.GetRequiredService<StudioDatabase>(),
            provider.GetRequiredService<WriteQueue>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<StorageSweep>>()
        ));
        services.AddSingleton(static provider => new StorageHealth(
            provider.GetRequiredService<StudioDatabase>(),
            provider.GetRequiredService<WriteQueue>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton(static provider => new StorageUpkeep(provider.GetRequiredService<StudioDatabase>()));
        services.AddSingleton(static provider => new StorageLifetime(
            provider.GetRequiredService<StudioDatabase>(),
            provider.GetRequiredService<WriteQueue>(),
            provider.GetRequiredService<JournalSealer>(),
            provider.GetRequiredService<StorageSweep>(),
            provider.GetRequiredService<IChangeFeed>()
        ));
    }
}
