using DraftStudio.Core.Drafting;
using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage;

/// <summary>The database: how it is read, brought up to date, saved and checked. Its writes are the <see cref="WriteQueue"/>'s.</summary>
internal abstract class StudioDatabase : IDbContextFactory<StudioDbContext>, IAsyncDisposable
{
    /// <summary>Runs reads on a connection that cannot write.</summary>
    /// <exception cref="StorageBusyException">The database is out of reach.</exception>
    public abstract Task<T> ReadAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    );

    /// <summary>EF Core for reading, without tracking.</summary>
    public abstract StudioDbContext CreateDbContext();

    /// <summary>Makes this process the one that may migrate (and, on SQLite, write), and brings the tables up to date.</summary>
    public abstract Task MigrateAsync(CancellationToken cancellationToken);

    /// <summary>What it is, for those who look after it.</summary>
    public abstract Task<StorageReport> DescribeAsync(CancellationToken cancellationToken);

    /// <inheritdoc cref="StorageUpkeep.BackUpAsync"/>
    public abstract Task<Result<BackupManifest>> BackUpAsync(string path, CancellationToken cancellationToken);

    /// <inheritdoc cref="StorageUpkeep.RestoreAsync"/>
    public abstract Task<Result<StorageRestore>> RestoreAsync(
        string path,
        bool replaces,
        CancellationToken cancellationToken
    );

    /// <summary>What the database finds wrong with itself; empty when nothing is.</summary>
    public abstract Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellationToken);

    public abstract ValueTask DisposeAsync();
}
