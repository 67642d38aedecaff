using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>The database file and how connections to it are set up. One process has it open for writing: a lock file beside it says so.</summary>
internal sealed class SqliteFile(StorageOptions options)
{
    /// <summary>When the writing connection calls a commit durable: when it has reached the disk.</summary>
    public const string Synchronous = "full";

    public string Path { get; } =
        options.ConnectionString is { } text
        && new SqliteConnectionStringBuilder(text).DataSource is { Length: > 0 } source
            ? System.IO.Path.GetFullPath(source)
            : System.IO.Path.GetFullPath(System.IO.Path.Combine(options.DataDirectory, "studio.db"));

    /// <summary>The statement that sets how long a connection waits for a lock.</summary>
    public string BusyTimeout { get; } =
        string.Create(
            CultureInfo.InvariantCulture,
            $"pragma busy_timeout = {(long)options.BusyTimeout.TotalMilliseconds}"
        );

    /// <summary>For EF Core's reads, pooled by the provider.</summary>
    public string ReadingConnectionString =>
        new SqliteConnectionStringBuilder
        {
            DataSource = Path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = true,
        }.ToString();

    /// <summary>Opens the one connection that writes and checkpoints.</summary>
    public SqliteStoreConnection OpenWriter()
    {
        var connection = Open(SqliteOpenMode.ReadWriteCreate);
        connection.Execute("pragma journal_mode = wal");
        connection.Execute($"pragma synchronous = {Synchronous}");
        connection.Execute("pragma foreign_keys = on");
        connection.Execute("pragma secure_delete = on");
        connection.Execute("pragma temp_store = memory");
        connection.Execute("pragma cache_size = -65536");
        // 32 MB: a page that many commits touch goes into the database once. A rest empties the log sooner.
        connection.Execute("pragma wal_autocheckpoint = 8192");
        return connection;
    }

    /// <summary>Opens a connection that only reads.</summary>
    public SqliteStoreConnection OpenReader()
    {
        var connection = Open(SqliteOpenMode.ReadOnly);
        connection.Execute("pragma wal_autocheckpoint = 0");
        connection.Execute("pragma query_only = on");
        return connection;
    }

    /// <summary>Takes the lock that only one process can have; the operating system gives it back whatever happens to the process.</summary>
    /// <exception cref="StorageBusyException">Another process has it.</exception>
    public FileStream Lock()
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path) ?? ".");
        try
        {
            return new FileStream(
                Path + ".lock",
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1
            );
        }
        catch (IOException taken)
        {
            throw new StorageBusyException($"Another process is serving {Path}.", taken);
        }
    }

    private SqliteStoreConnection Open(SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = Path,
                Mode = mode,
                Pooling = false,
                // SQLite itself waits, below; the provider's own waiting sleeps in long steps.
                DefaultTimeout = 1,
            }.ToString()
        );
        try
        {
            connection.Open();
            var opened = new SqliteStoreConnection(connection);
            opened.Execute(BusyTimeout);
            return opened;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
