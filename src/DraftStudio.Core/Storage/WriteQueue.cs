namespace DraftStudio.Core.Storage;

/// <summary>
/// The one way of writing. On SQLite waiting units are written by one connection and made durable together, each under a
/// savepoint of its own; on PostgreSQL each is a transaction, run again after a serialization failure or a deadlock. So the
/// work has no effect but through its unit.
/// </summary>
public abstract class WriteQueue : IAsyncDisposable
{
    /// <summary>
    /// Runs a unit of work and returns when its commit is durable. Cancelling takes it out of the queue while it waits; once
    /// begun, it is carried through.
    /// </summary>
    /// <exception cref="StorageFullException">There is no room to write.</exception>
    /// <exception cref="StorageBusyException">The database is locked by another program or out of reach.</exception>
    public abstract Task<T> RunAsync<T>(
        Func<WriteUnit, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    );

    /// <summary>Begins to write; units that came before wait for it.</summary>
    internal abstract void Start();

    /// <summary>Carries through what waits, then stops.</summary>
    public abstract ValueTask DisposeAsync();
}
