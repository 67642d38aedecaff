using DraftStudio.Core.Journal;
using DraftStudio.Core.Storage.Postgres;

namespace DraftStudio.Core.Storage;

/// <summary>Starts and stops the store. The host starts it before it serves anything and stops it last.</summary>
public sealed class StorageLifetime
{
    private readonly StudioDatabase database;
    private readonly WriteQueue queue;
    private readonly JournalSealer sealer;
    private readonly StorageSweep sweep;
    private readonly IChangeFeed feed;

    internal StorageLifetime(
        StudioDatabase database,
        WriteQueue queue,
        JournalSealer sealer,
        StorageSweep sweep,
        IChangeFeed feed
    )
    {
        this.database = database;
        this.queue = queue;
        this.sealer = sealer;
        this.sweep = sweep;
        this.feed = feed;
    }

    /// <summary>Brings the tables up to date, then begins to write, to seal the journal and to sweep.</summary>
    /// <exception cref="StorageBusyException">Another process serves the same file.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        queue.Start();
        (feed as PostgresChangeFeed)?.Start();
        sealer.Start();
        sweep.Start();
    }

    /// <summary>Carries through what waits, seals the journal and stops.</summary>
    public async Task StopAsync()
    {
        await sweep.DisposeAsync();
        await sealer.DisposeAsync();
        await queue.DisposeAsync();
    }
}
