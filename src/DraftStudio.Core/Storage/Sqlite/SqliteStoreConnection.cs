using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>A connection to the file, with its prepared statements. Used by one caller at a time.</summary>
internal sealed class SqliteStoreConnection(SqliteConnection connection) : StoreConnection(connection)
{
    private readonly Dictionary<string, SqliteStatement> statements = new(StringComparer.Ordinal);
    private readonly List<SqliteCommand> commands = [];

    public SqliteConnection Sqlite => connection;

    // Units never overlap here.
    public override bool Locks => false;

    public DbContextOptions<SqliteStudioDbContext> ContextOptions { get; } =
        new DbContextOptionsBuilder<SqliteStudioDbContext>()
            .UseSqlite(connection)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.TrackAll)
            .Options;

    public override Statement Sql(string text)
    {
        if (!statements.TryGetValue(text, out var statement))
        {
            var command = connection.CreateCommand();
            command.CommandText = text;
            commands.Add(command);
            statements.Add(text, statement = new SqliteStatement(command));
        }

        return statement;
    }

    /// <summary>Runs a statement that has no values.</summary>
    public void Execute(string text) => Sql(text).Execute();

    /// <summary>Empties the write-ahead log; true when a reader stood in the way.</summary>
    public bool Checkpoint()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        using var row = command.ExecuteReader();
        return row.Read() && row.GetInt64(0) != 0;
    }

    public void Close()
    {
        foreach (var command in commands)
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    public override ValueTask DisposeAsync()
    {
        Close();
        return ValueTask.CompletedTask;
    }
}
