using System.Runtime.CompilerServices;
using DraftStudio.Core.Documents;
using Microsoft.Data.Sqlite;

namespace DraftStudio.Tests.E2E.Campaigns;

/// <summary>Reads a copy of a stopped studio's database as SQLite itself sees it.</summary>
public static class DatabaseCheck
{
    static DatabaseCheck()
    {
        // Core's module initializer lets EF Core's provider take the pinned SQLite binding.
        RuntimeHelpers.RunModuleConstructor(typeof(Document).Module.ModuleHandle);
        SQLitePCL.Batteries_V2.Init();
    }

    /// <summary>What <c>integrity_check</c> and <c>foreign_key_check</c> find in each database of the directory.</summary>
    /// <exception cref="InvalidOperationException">There is no database.</exception>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(
        string dataDirectory,
        CancellationToken cancellationToken
    )
    {
        var copy = Directory.CreateTempSubdirectory("draft-studio-check-");
        try
        {
            List<string> databases = [];
            foreach (var file in Directory.EnumerateFiles(dataDirectory))
            {
                var target = Path.Combine(copy.FullName, Path.GetFileName(file));
                File.Copy(file, target);
                if (await IsDatabaseAsync(target, cancellationToken))
                {
                    databases.Add(target);
                }
            }

            if (databases.Count == 0)
            {
                throw new InvalidOperationException($"There is no SQLite database in '{dataDirectory}'.");
            }

            List<string> problems = [];
            foreach (var database in databases)
            {
                problems.AddRange(await ReadAsync(database, cancellationToken));
            }

            return problems;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static async Task<bool> IsDatabaseAsync(string file, CancellationToken cancellationToken)
    {
        var head = new byte[16];
        await using var stream = File.OpenRead(file);
        var read = await stream.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false, cancellationToken);
        return read == head.Length && head.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }

    private static async Task<List<string>> ReadAsync(string database, CancellationToken cancellationToken)
    {
        // Not read-only: what the killed process left in the write-ahead log is part of the database.
        var source = new SqliteConnectionStringBuilder { DataSource = database, Pooling = false };
        await using var connection = new SqliteConnection(source.ToString());
        List<string> problems = [];
        try
        {
            await connection.OpenAsync(cancellationToken);
            await using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check; PRAGMA foreign_key_check;";
            await using var reader = await check.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                if (reader.GetString(0) is not "ok" and var problem)
                {
                    problems.Add("integrity: " + problem);
                }
            }

            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                problems.Add($"foreign key: {reader.GetValue(0)} row {reader.GetValue(1)} to {reader.GetValue(2)}");
            }
        }
        catch (SqliteException e)
        {
            problems.Add("unreadable: " + e.Message);
        }

        return problems;
    }
}
