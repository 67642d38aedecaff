using DraftStudio.Core.Drafting;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>The database on a server, read through connections that cannot write.</summary>
internal sealed class PostgresDatabase(PostgresServer server) : StudioDatabase
{
    // Any number that no other program on the server takes: "draft" in hex digits of its letters.
    private const long MigrationLock = 0x6472616674;

    private readonly DbContextOptions<PostgresStudioDbContext> reading =
        new DbContextOptionsBuilder<PostgresStudioDbContext>()
            .UseNpgsql(server.Reading)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;

    public override async Task<T> ReadAsync<T>(
        Func<StoreConnection, CancellationToken, Task<T>> read,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await using var connection = await server.Reading.OpenConnectionAsync(cancellationToken);
            return await read(new PostgresStoreConnection(connection, locks: false), cancellationToken);
        }
        catch (NpgsqlException thrown) when (PostgresFaults.IsOutage(thrown))
        {
            throw PostgresFaults.Translate(thrown);
        }
    }

    public override StudioDbContext CreateDbContext() => new PostgresStudioDbContext(reading);

    public override async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await MigrateAloneAsync(cancellationToken);
        }
        catch (NpgsqlException thrown) when (PostgresFaults.IsOutage(thrown))
        {
            throw PostgresFaults.Translate(thrown);
        }
    }

    public override Task<StorageReport> DescribeAsync(CancellationToken cancellationToken) =>
        PostgresReport.ReadAsync(this, server, cancellationToken);

    /// <summary>A server is saved with its own tools, which know its files; docs/operations.md says how.</summary>
    public override Task<Result<BackupManifest>> BackUpAsync(string path, CancellationToken cancellationToken) =>
        Task.FromResult<Result<BackupManifest>>(Elsewhere());

    public override Task<Result<StorageRestore>> RestoreAsync(
        string path,
        bool replaces,
        CancellationToken cancellationToken
    ) => Task.FromResult<Result<StorageRestore>>(Elsewhere());

    public override Task<IReadOnlyList<string>> CheckIntegrityAsync(CancellationToken cancellationToken) =>
        ReadAsync<IReadOnlyList<string>>(
            async (connection, token) =>
                await connection
                    .Sql(
                        "select 'An index is invalid: ' || c.relname from pg_index i join pg_class c on c.oid = i.indexrelid "
                            + "where not i.indisvalid "
                            + "union all select 'A constraint is not validated: ' || conname from pg_constraint "
                            + "where not convalidated"
                    )
                    .AllAsync(static row => row.Text(0), token),
            cancellationToken
        );

    public override ValueTask DisposeAsync() => server.DisposeAsync();

    private DraftError.Refused Elsewhere() =>
        new(
            "backup_elsewhere",
            "A PostgreSQL database is saved and put back with the server's own tools, the studio stopped for the latter:\n"
                + string.Join('\n', PostgresReport.ToolsOf(server).Select(static line => $"  {line}"))
        );

    private async Task MigrateAloneAsync(CancellationToken cancellationToken)
    {
        await using var connection = await server.Writing.OpenConnectionAsync(cancellationToken);
        await LockAsync(connection, "pg_advisory_lock", cancellationToken);
        try
        {
            await using var db = new PostgresStudioDbContext(
                new DbContextOptionsBuilder<PostgresStudioDbContext>().UseNpgsql(server.Writing).Options
            );
            await db.Database.MigrateAsync(cancellationToken);
        }
        finally
        {
            await LockAsync(connection, "pg_advisory_unlock", CancellationToken.None);
        }
    }

    private static async Task LockAsync(
        NpgsqlConnection connection,
        string function,
        CancellationToken cancellationToken
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"select {function}({MigrationLock})";
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
