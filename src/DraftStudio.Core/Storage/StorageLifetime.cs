namespace DraftStudio.Core.Storage;

/// <summary>Starts and stops the store. The host starts it before it serves anything and stops it last.</summary>
public sealed class StorageLifetime
{
    private readonly StudioDatabase database;
    private readonly WriteQueue queue;

    internal StorageLifetime(StudioDatabase database, WriteQueue queue)
    {
        this.database = database;
        this.queue = queue;
    }

    /// <summary>Brings the tables up to date and begins to write.</summary>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        queue.Start();
    }

    /// <summary>Carries through what waits and stops writing.</summary>
    public async Task StopAsync() => await queue.DisposeAsync();
}
