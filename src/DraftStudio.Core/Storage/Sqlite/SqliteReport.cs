namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>Asks the file what it is.</summary>
internal static class SqliteReport
{
    private const string NoSchema = "none";

    public static async Task<string> SchemaAsync(StudioDatabase database, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            static (connection, token) =>
                connection
                    .Sql("select \"MigrationId\" from \"__EFMigrationsHistory\" order by \"MigrationId\" desc limit 1")
                    .FirstAsync(static row => row.Text(0), token),
            cancellationToken
        ) ?? NoSchema;

    public static async Task<StorageReport> ReadAsync(
        SqliteDatabase database,
        SqliteFile file,
        CancellationToken cancellationToken
    )
    {
        var version = await TextAsync(database, "select sqlite_version()", cancellationToken);
        var journal = await TextAsync(database, "pragma journal_mode", cancellationToken);
        return new StorageReport
        {
            Engine = $"SQLite {version}",
            Place = file.Path,
            // The writing connection's own, which no other connection can ask: what it was opened with.
            Durability = $"journal_mode={journal}, synchronous={SqliteFile.Synchronous}",
            IsDurable = true,
            Size = LengthOf(file.Path) + LengthOf($"{file.Path}-wal"),
            Schema = await SchemaAsync(database, cancellationToken),
        };
    }

    private static async Task<string> TextAsync(
        SqliteDatabase database,
        string sql,
        CancellationToken cancellationToken
    ) =>
        await database.ReadAsync(
            (connection, token) => connection.Sql(sql).FirstAsync(static row => row.Text(0), token),
            cancellationToken
        ) ?? "";

    private static long LengthOf(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;
}
