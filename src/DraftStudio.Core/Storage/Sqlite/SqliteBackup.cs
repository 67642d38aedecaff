using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>Saves the database file into an archive and puts one back. Works beside a process that serves the file, too.</summary>
internal sealed class SqliteBackup(SqliteFile file, TimeProvider time)
{
    public async Task<Result<BackupManifest>> SaveAsync(
        string path,
        SqliteConnection source,
        CancellationToken cancellationToken
    )
    {
        path = Path.GetFullPath(path);
        if (File.Exists(path))
        {
            return new DraftError.Refused("backup_exists", $"There is a file {path} already.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? ".");
        var copy = $"{path}.db";
        try
        {
            Copy(source, copy);
            var heads = await ReadHeadsAsync(copy, cancellationToken);
            var schema = await ReadSchemaAsync(copy, cancellationToken);
            var (size, hash) = await BackupArchive.MeasureAsync(copy, cancellationToken);
            var manifest = new BackupManifest
            {
                Format = BackupManifest.CurrentFormat,
                MadeAt = time.GetUtcNow(),
                Schema = schema,
                Size = size,
                Sha256 = hash,
                Chains =
                [
                    .. heads.Select(static head => new BackupManifest.Chain
                    {
                        Workspace = head.Workspace.Value,
                        Seq = head.Seq,
                        Hash = Convert.ToHexStringLower(head.Hash),
                    }),
                ],
            };
            await BackupArchive.WriteAsync(path, copy, manifest, cancellationToken);
            return manifest;
        }
        finally
        {
            Delete(copy);
        }
    }

    public async Task<Result<StorageRestore>> RestoreAsync(
        string path,
        bool replaces,
        CancellationToken cancellationToken
    )
    {
        if (File.Exists(file.Path) && !replaces)
        {
            return new DraftError.Refused("database_exists", $"There is a database {file.Path} already.");
        }

        // Whoever serves the file holds the lock: it must not be taken from under them.
        await using var processLock = file.Lock();
        var copy = $"{file.Path}.restoring";
        Delete(copy);
        try
        {
            var read = await BackupArchive.ReadAsync(path, copy, cancellationToken);
            if (!read.TryGet(out var manifest, out var error))
            {
                return error;
            }

            if (await FindFaultAsync(copy, manifest, cancellationToken) is { } fault)
            {
                return fault;
            }

            return new StorageRestore(manifest, file.Path, Swap(copy));
        }
        finally
        {
            Delete(copy);
        }
    }

    /// <summary>Copied in one read transaction: what it holds is of one moment. Left as a file by itself, without a log.</summary>
    private static void Copy(SqliteConnection source, string path)
    {
        using var target = Open(path, SqliteOpenMode.ReadWriteCreate);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        source.BackupDatabase(target);
        using var command = target.CreateCommand();
        command.CommandText = "pragma journal_mode = delete";
        command.ExecuteNonQuery();
    }

    private async Task<DraftError?> FindFaultAsync(
        string copy,
        BackupManifest manifest,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var schema = await ReadSchemaAsync(copy, cancellationToken);
            if (schema != manifest.Schema)
            {
                return Damaged($"its schema is {schema}, not {manifest.Schema}");
            }

            if (!MigrationHistory.Of<SqliteStudioDbContext>().Contains(schema, StringComparer.Ordinal))
            {
                return new DraftError.Refused(
                    "backup_newer",
                    $"The backup was made by a newer program: this one does not know its schema {schema}."
                );
            }

            await using var database = new SqliteDatabase(FileOf(copy), time);
            var found = await database.CheckIntegrityAsync(cancellationToken);
            if (found.Count > 0)
            {
                return Damaged(found[0]);
            }

            await MigrateAsync(copy, cancellationToken);
            var chains = new ChainVerifier(new JournalStore(database));
            foreach (var chain in manifest.Chains)
            {
                var head = new ChainHead(
                    new WorkspaceId(chain.Workspace),
                    chain.Seq,
                    Convert.FromHexString(chain.Hash)
                );
                if (await chains.VerifyAsync(head.Workspace, head, cancellationToken) is { } broken)
                {
                    return Damaged(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"the journal of {head.Workspace} is broken at {broken.Seq}: {broken.Reason}"
                        )
                    );
                }
            }

            return null;
        }
        catch (Exception thrown) when (thrown is SqliteException or FormatException)
        {
            return Damaged(thrown.Message);
        }
    }

    /// <summary>An older backup is brought up to date before anything of it is read: the start would do the same.</summary>
    private async Task MigrateAsync(string copy, CancellationToken cancellationToken)
    {
        await using (var database = new SqliteDatabase(FileOf(copy), time))
        {
            await database.MigrateAsync(cancellationToken);
        }

        FoldLog(copy);
    }

    /// <summary>
    /// One step of the file system puts the new file in the old one's place, so that there is a whole database at any
    /// moment. What is left in the old one's log is folded into it before: a log beside the new file would be taken for its.
    /// </summary>
    private string? Swap(string copy)
    {
        if (!File.Exists(file.Path))
        {
            DeleteLogs(file.Path);
            File.Move(copy, file.Path);
            return null;
        }

        var stamp = time.GetUtcNow().ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        var aside = $"{file.Path}.before-{stamp}";
        TryFoldLog();
        var hasLog = File.Exists($"{file.Path}-wal");
        if (hasLog)
        {
            // It cannot be opened: it is kept as it lies, log and all.
            File.Move($"{file.Path}-wal", $"{aside}-wal");
        }

        DeleteLogs(file.Path);
        File.Replace(copy, file.Path, aside);
        return aside;
    }

    /// <summary>What is replaced may be broken: that may be why it is replaced. Then it is left as it lies.</summary>
    private void TryFoldLog()
    {
        if (!IsDatabase(file.Path))
        {
            return;
        }

        try
        {
            FoldLog(file.Path);
        }
        catch (SqliteException)
        {
            // It has the head of a database and no more than that.
        }
    }

    private static bool IsDatabase(string path)
    {
        using var stream = File.OpenRead(path);
        Span<byte> head = stackalloc byte[16];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head.SequenceEqual("SQLite format 3\0"u8);
    }

    private static void FoldLog(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadWrite);
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate); pragma journal_mode = delete";
        command.ExecuteNonQuery();
    }

    private async Task<string> ReadSchemaAsync(string path, CancellationToken cancellationToken)
    {
        await using var database = new SqliteDatabase(FileOf(path), time);
        return await SqliteReport.SchemaAsync(database, cancellationToken);
    }

    private async Task<ImmutableArray<ChainHead>> ReadHeadsAsync(string path, CancellationToken cancellationToken)
    {
        await using var database = new SqliteDatabase(FileOf(path), time);
        return await database.ReadAsync(JournalSql.ListHeadsAsync, cancellationToken);
    }

    private static DraftError.Refused Damaged(string why) => new("backup_damaged", $"The backup is damaged: {why}.");

    private static SqliteFile FileOf(string path) =>
        new(
            new StorageOptions
            {
                DataDirectory = Path.GetDirectoryName(path) ?? ".",
                ConnectionString = new SqliteConnectionStringBuilder { DataSource = path }.ToString(),
            }
        );

    private static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(
            new SqliteConnectionStringBuilder
            {
                DataSource = path,
                Mode = mode,
                Pooling = false,
            }.ToString()
        );
        connection.Open();
        return connection;
    }

    private static void Delete(string path)
    {
        File.Delete(path);
        File.Delete($"{path}.lock");
        DeleteLogs(path);
    }

    private static void DeleteLogs(string path)
    {
        File.Delete($"{path}-wal");
        File.Delete($"{path}-shm");
        File.Delete($"{path}-journal");
    }
}
