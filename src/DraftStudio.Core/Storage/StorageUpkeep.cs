using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>What an administrator asks of the store.</summary>
public sealed class StorageUpkeep
{
    private readonly StudioDatabase database;

    internal StorageUpkeep(StudioDatabase database) => this.database = database;

    public Task<StorageReport> DescribeAsync(CancellationToken cancellationToken) =>
        database.DescribeAsync(cancellationToken);

    /// <summary>
    /// Writes the database, as it is at one moment, into a new archive with a manifest, while work goes on: in this process
    /// or in another. The archive is there whole or not at all; the master key is never in it.
    /// </summary>
    /// <returns><c>backup_exists</c> when there is a file already, <c>backup_elsewhere</c> for a server with tools of its own,
    /// <c>nothing_to_back_up</c> when there is no database.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public Task<Result<BackupManifest>> BackUpAsync(string path, CancellationToken cancellationToken) =>
        database.BackUpAsync(path, cancellationToken);

    /// <summary>
    /// Checks an archive, then puts its database in the place of what is there, which is kept aside. Nothing else may serve
    /// the database meanwhile.
    /// </summary>
    /// <param name="path">The archive.</param>
    /// <param name="replaces">Whether a database that is there already may be replaced.</param>
    /// <param name="cancellationToken">Heeded until the files are swapped.</param>
    /// <returns><c>database_exists</c>, <c>backup_not_found</c>, <c>backup_unreadable</c>, <c>backup_newer</c>,
    /// <c>backup_damaged</c> or <c>backup_elsewhere</c> when it is refused; nothing is changed then.</returns>
    /// <exception cref="StorageBusyException">Another process serves the database.</exception>
    public Task<Result<StorageRestore>> RestoreAsync(string path, bool replaces, CancellationToken cancellationToken) =>
        database.RestoreAsync(path, replaces, cancellationToken);

    /// <summary>What the database finds wrong with itself; empty when nothing is.</summary>
    public Task<IReadOnlyList<string>> IntegrityCheckAsync(CancellationToken cancellationToken) =>
        database.CheckIntegrityAsync(cancellationToken);
}
