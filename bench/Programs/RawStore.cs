using System.Globalization;
using Microsoft.Data.Sqlite;

namespace DraftStudio.Bench.Programs;

/// <summary>
/// What one would write by hand to keep drafts: one connection, prepared statements, each save a transaction that is on the
/// disk before it answers.
/// </summary>
internal sealed class RawStore : IDisposable
{
    private const string Tables = """
        pragma journal_mode = wal;
        pragma synchronous = full;
        create table drafts (id text primary key, version integer not null, body text not null, at integer not null) without rowid;
        create table operations (draft text not null, version integer not null, body text not null, at integer not null,
          primary key (draft, version)) without rowid;
        """;

    private readonly SemaphoreSlim turn = new(1, 1);
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand update;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand commit;

    public RawStore(string file)
    {
        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        connection.Open();
        using (var create = Command(Tables))
        {
            create.ExecuteNonQuery();
        }

        begin = Command("begin immediate");
        update = Command("update drafts set version = version + 1, body = $body, at = $at where id = $id");
        insert = Command(
            "insert into operations (draft, version, body, at) select id, version, $body, $at from drafts where id = $id"
        );
        commit = Command("commit");
        foreach (var command in new[] { update, insert })
        {
            command.Parameters.Add("$id", SqliteType.Text);
            command.Parameters.Add("$body", SqliteType.Text);
            command.Parameters.Add("$at", SqliteType.Integer);
            command.Prepare();
        }
    }

    public void Add(string draft)
    {
        using var add = Command("insert into drafts (id, version, body, at) values ($id, 0, '', 0)");
        add.Parameters.AddWithValue("$id", draft);
        add.ExecuteNonQuery();
    }

    /// <summary>Saves and returns when it is durable.</summary>
    public async Task SaveAsync(string draft, string body, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await turn.WaitAsync(cancellationToken);
        try
        {
            begin.ExecuteNonQuery();
            Execute(update, draft, body, at);
            Execute(insert, draft, body, at);
            commit.ExecuteNonQuery();
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        begin.Dispose();
        update.Dispose();
        insert.Dispose();
        commit.Dispose();
        connection.Dispose();
        turn.Dispose();
    }

    private static void Execute(SqliteCommand command, string draft, string body, DateTimeOffset at)
    {
        command.Parameters[0].Value = draft;
        command.Parameters[1].Value = body;
        command.Parameters[2].Value = at.ToUnixTimeMilliseconds();
        if (command.ExecuteNonQuery() != 1)
        {
            throw new InvalidOperationException(
                string.Create(CultureInfo.InvariantCulture, $"The draft {draft} is not there.")
            );
        }
    }

    private SqliteCommand Command(string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }
}
