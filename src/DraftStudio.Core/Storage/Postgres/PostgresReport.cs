using System.Collections.Immutable;
using System.Globalization;
using Npgsql;

namespace DraftStudio.Core.Storage.Postgres;

/// <summary>Asks the server what it is.</summary>
internal static class PostgresReport
{
    private const string Sql =
        "select current_setting('server_version'), current_setting('fsync'), current_setting('synchronous_commit'), "
        + "pg_database_size(current_database()), "
        + "(select \"MigrationId\" from \"__EFMigrationsHistory\" order by \"MigrationId\" desc limit 1)";

    /// <summary>How the server's own tools save the database and put it back; they ask for the password.</summary>
    public static ImmutableArray<string> ToolsOf(PostgresServer server)
    {
        var place = new NpgsqlConnectionStringBuilder(server.Writing.ConnectionString);
        var where = string.Create(
            CultureInfo.InvariantCulture,
            $"--host={place.Host} --port={place.Port} --username={place.Username} --dbname={place.Database}"
        );
        return
        [
            $"pg_dump --format=custom {where} --file=studio.dump",
            $"pg_restore --clean --if-exists --single-transaction {where} studio.dump",
        ];
    }

    public static async Task<StorageReport> ReadAsync(
        PostgresDatabase database,
        PostgresServer server,
        CancellationToken cancellationToken
    )
    {
        var place = new NpgsqlConnectionStringBuilder(server.Writing.ConnectionString);
        return await database.ReadAsync(
                (connection, token) =>
                    connection
                        .Sql(Sql)
                        .FirstAsync(
                            row => new StorageReport
                            {
                                Engine = $"PostgreSQL {row.Text(0)}",
                                Place = string.Create(
                                    CultureInfo.InvariantCulture,
                                    $"{place.Host}:{place.Port}/{place.Database}"
                                ),
                                Durability = $"fsync={row.Text(1)}, synchronous_commit={row.Text(2)}",
                                IsDurable = row.Text(1) == "on" && row.Text(2) != "off",
                                Size = row.Long(3),
                                Schema = row.TextOrNull(4) ?? "none",
                                Tools = ToolsOf(server),
                            },
                            token
                        ),
                cancellationToken
            ) ?? throw new InvalidOperationException("The server answered no row.");
    }
}
