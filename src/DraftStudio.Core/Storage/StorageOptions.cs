namespace DraftStudio.Core.Storage;

/// <summary>Where everything is kept.</summary>
public sealed record StorageOptions
{
    public StorageProvider Provider { get; init; }

    /// <summary>Required for PostgreSQL; null for SQLite's file <c>studio.db</c> in <see cref="DataDirectory"/>.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>A directory that the program may write to; made when it is not there.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>How long a write waits for a lock that another program holds, before <see cref="StorageBusyException"/>.</summary>
    public TimeSpan BusyTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>What the cache of documents may weigh, in bytes of their stored form, roughly.</summary>
    public long DocumentCacheSize { get; init; } = 64 * 1024 * 1024;

    /// <summary>What is wrong with the options; empty when nothing is.</summary>
    public IEnumerable<string> Validate()
    {
        if (string.IsNullOrWhiteSpace(DataDirectory))
        {
            yield return "The data directory is not set.";
        }

        if (!Enum.IsDefined(Provider))
        {
            yield return "The storage provider is Sqlite or Postgres.";
        }

        if (Provider == StorageProvider.Postgres && string.IsNullOrWhiteSpace(ConnectionString))
        {
            yield return "PostgreSQL needs a connection string.";
        }

        if (BusyTimeout <= TimeSpan.Zero)
        {
            yield return "The busy timeout is not positive.";
        }

        if (DocumentCacheSize < 0)
        {
            yield return "The size of the document cache is negative.";
        }
    }
}
