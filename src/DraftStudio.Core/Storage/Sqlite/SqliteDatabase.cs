using System.Collections.Concurrent;
using DraftStudio.Core.Drafting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>The database file, read through a few connections that cannot write.</summary>
internal sealed class SqliteDatabase(SqliteFile file, TimeProvider time) : StudioDatabase
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(100);
    private const int MostIdleReaders = 16;
    private readonly ConcurrentBag<SqliteStoreConnection> readers = [];
    private readonly DbContextOptions<SqliteStudioDbContext> reading =
        new DbContextOptionsBuilder<SqliteStudioDbContext>()
            .UseSqlite(file.ReadingConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
    private readonly SqliteBackup backup = new(file, time);
    private FileStream? processLock;

    public override async Task<T> ReadAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (!readers.TryTake(out var connection))
        {
            connection = file.OpenReader();
        }

        var healthy = false;
        try
        {
            var result = await read(connection, cancellationToken);
            healthy = true;
            return result;
        }
        finally
        {
            if (healthy && readers.Count < MostIdleReaders)
            {
                readers.Add(connection);
            }
            else
            {
                await connection.DisposeAsync();
            }
        }
    }

    public override StudioDbContext CreateDbContext() => new SqliteStudioDbContext(reading);

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        processLock ??= await LockAsync(cancellationToken);
        await using var connection = file.OpenWriter();
        if (await IsCurrentAsync(connection, cancellationToken))
        {
            return;
        }

        // Left behind by a process that was killed while it migrated; the lock of the process has replaced it.
        connection.Execute("drop table if exists __EFMigrationsLock");
        await using var db = new SqliteStudioDbContext(connection.ContextOptions);
        await db.Database.MigrateAsync(cancellationToken);
    }

    private static async Task<bool> IsCurrentAsync(
        SqliteStoreConnection connection,
        CancellationToken cancellationToken
    ) =>
        await connection
            .Sql("select 1 from sqlite_master where type = 'table' and name = '__EFMigrationsHistory'")
            .AnyAsync(cancellationToken)
        && !MigrationHistory
            .Of<SqliteStudioDbContext>()
            .Except(await MigrationHistory.ReadAsync(connection, cancellationToken), StringComparer.Ordinal)
            .Any();

    /// <summary>The process before this one may be on its way out still.</summary>
    private async Task<FileStream> LockAsync(CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        while (true)
        {
            try
            {
                return file.Lock();
            }
            catch (StorageBusyException) when (time.GetElapsedTime(began) < LockPatience)
            {
                await Task.Delay(LockPause, time, cancellationToken);
            }
        }
    }

    public override Task<StorageReport> DescribeAsync(CancellationToken cancellationToken) =>
        SqliteReport.ReadAsync(this, file, cancellationToken);

    public override async Task<Result<BackupManifest>> BackUpAsync(string path, CancellationToken cancellationToken) =>
        File.Exists(file.Path)
            ? await ReadAsync(
                (connection, token) => backup.SaveAsync(path, ((SqliteStoreConnection)connection).Sqlite, token),
                cancellationToken
            )
            : new DraftError.Refused("nothing_to_back_up", $"There is no database {file.Path}.");

    public override Task<Result<StorageRestore>> RestoreAsync(
        string path,
        bool replaces,
        CancellationToken cancellationToken
    ) => backup.RestoreAsync(path, replaces, cancellationToken);

    public override Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<string>>(
            async (connection, token) =>
            {
                var found = await connection.Sql("pragma integrity_check").AllAsync(static row => row.Text(0), token);
                var dangling = await connection
                    .Sql("pragma foreign_key_check")
                    .AllAsync(static row => $"A row of {row.Text(0)} refers to a missing one of {row.Text(2)}.", token);
                return [.. found.Where(static line => line != "ok"), .. dangling];
            },
            cancellationToken
        );

    public override async ValueTask DisposeAsync()
    {
        while (readers.TryTake(out var connection))
        {
            await connection.DisposeAsync();
        }

        using (var pooled = new SqliteConnection(file.ReadingConnectionString))
        {
            SqliteConnection.ClearPool(pooled);
        }

        if (processLock is not null)
        {
            await processLock.DisposeAsync();
        }
    }
}
