namespace DraftStudio.Core.Storage;

/// <summary>What an administrator asks of the store.</summary>
public sealed class StorageUpkeep
{
    private readonly StudioDatabase database;

    internal StorageUpkeep(StudioDatabase database) => this.database = database;

    /// <summary>Copies the database, as it is at one moment, into a new file, while work goes on.</summary>
    /// <exception cref="NotSupportedException">PostgreSQL has tools of its own.</exception>
    /// <exception cref="IOException">There is a file already, or it cannot be written.</exception>
    public Task BackupAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(path)
            ? throw new IOException($"There is a file {path} already.")
            : database.BackupAsync(path, cancellationToken);

    /// <summary>What the database finds wrong with itself; empty when nothing is.</summary>
    public Task<IReadOnlyList<string>> IntegrityCheckAsync(CancellationToken cancellationToken) =>
        database.CheckIntegrityAsync(cancellationToken);
}
