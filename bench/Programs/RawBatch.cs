using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using Microsoft.Data.Sqlite;

namespace DraftStudio.Bench.Programs;

/// <summary>
/// The best that one would write by hand with the studio's own statements: one thread, prepared commands, a save of each
/// draft in one transaction; no queue, no savepoints, no documents, nobody who waits.
/// </summary>
internal sealed class RawBatch : IDisposable
{
    private const string Settings = """
        pragma journal_mode = wal;
        pragma synchronous = full;
        pragma foreign_keys = on;
        pragma secure_delete = on;
        pragma temp_store = memory;
        pragma cache_size = -65536;
        """;

    private readonly ImmutableArray<byte[]> drafts;
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand find;
    private readonly SqliteCommand update;
    private readonly SqliteCommand operation;
    private readonly SqliteCommand journal;
    private readonly SqliteCommand commit;
    private long count;

    /// <param name="file">A database that the studio has made and left, with the drafts in it.</param>
    public RawBatch(string file, Caller caller, IEnumerable<DraftId> drafts)
    {
        this.drafts = [.. drafts.Select(static draft => draft.Value.ToByteArray(bigEndian: true))];
        connection = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString()
        );
        connection.Open();
        using (var settings = Command(Settings, []))
        {
            settings.ExecuteNonQuery();
        }

        var (workspace, user) = (Bytes(caller.Workspace.Value), Bytes(caller.User.Value));
        begin = Command("begin immediate", []);
        find = Command(DraftSql.Find, [("@workspace", workspace)]);
        update = Command(DraftSql.Advance, [("@workspace", workspace), ("@updated_by", user)]);
        operation = Command(
            OperationSql.Insert,
            [
                ("@workspace", workspace),
                ("@kind", Words.Of(OperationKind.Edit)),
                ("@author", user),
                ("@author_name", caller.UserName),
                ("@label", "Set title"),
            ]
        );
        journal = Command(
            JournalSql.Insert,
            [
                ("@workspace", workspace),
                ("@event", "draft.changed"),
                ("@kind", "sheet"),
                ("@actor", user),
                ("@actor_name", caller.UserName),
                ("@summary", "Set title"),
                ("@details", """{"paths":["/entries/0190a000-0000-7000-8000-000000000001/title"]}"""),
            ]
        );
        commit = Command("commit", []);
    }

    /// <summary>Saves every draft once and returns when all are durable.</summary>
    public void SaveAll()
    {
        begin.ExecuteNonQuery();
        foreach (var draft in drafts)
        {
            Save(draft);
        }

        commit.ExecuteNonQuery();
    }

    public void Dispose()
    {
        foreach (var command in new[] { begin, find, update, operation, journal, commit })
        {
            command.Dispose();
        }

        connection.Dispose();
    }

    private static byte[] Bytes(Guid id) => id.ToByteArray(bigEndian: true);

    private void Save(byte[] draft)
    {
        var at = TimeProvider.System.GetUtcNow();
        var now = Microseconds.Of(at);
        var title = string.Create(CultureInfo.InvariantCulture, $"Title {++count:D10}");
        var changes = System.Text.Encoding.UTF8.GetBytes(
            $$"""[{"path":"/entries/0190a000-0000-7000-8000-000000000001/title","before":"Title 0000000000","after":"{{title}}"}]"""
        );
        Set(find, "@id", draft);
        long version;
        using (var row = find.ExecuteReader())
        {
            if (!row.Read())
            {
                throw new InvalidOperationException("The draft is not there.");
            }

            for (var i = 0; i < row.FieldCount; i++)
            {
                Set(update, "@" + row.GetName(i), row.GetValue(i));
            }

            version = row.GetInt64(row.GetOrdinal("version"));
        }

        Set(update, "@id", draft);
        Set(update, "@version", version + 1);
        Set(update, "@expected", version);
        Set(update, "@document_hash", ContentHash.Of(changes).ToArray());
        Set(update, "@search", "sheet");
        Set(update, "@updated_at", now);
        Set(operation, "@draft", draft);
        Set(operation, "@version", version + 1);
        Set(operation, "@changes", changes);
        Set(operation, "@at", now);
        Set(journal, "@id", Bytes(Guid.CreateVersion7(at)));
        Set(journal, "@draft", draft);
        Set(journal, "@from_version", version);
        Set(journal, "@to_version", version + 1);
        Set(journal, "@at", now);
        Set(journal, "@ordinal", now + count);
        if (update.ExecuteNonQuery() + operation.ExecuteNonQuery() + journal.ExecuteNonQuery() != 3)
        {
            throw new InvalidOperationException("A save did not write its three rows.");
        }
    }

    /// <summary>A value for a statement that has it.</summary>
    private static void Set(SqliteCommand command, string name, object value)
    {
        var at = command.Parameters.IndexOf(name);
        if (at >= 0)
        {
            command.Parameters[at].Value = value;
        }
    }

    private SqliteCommand Command(string text, ImmutableArray<(string Name, object Value)> values)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var name in Parameters(text))
        {
            command.Parameters.AddWithValue(name, DBNull.Value);
        }

        foreach (var (name, value) in values)
        {
            Set(command, name, value);
        }

        return command;
    }

    private static IEnumerable<string> Parameters(string text) =>
        text.Split(['@'])
            .Skip(1)
            .Select(static rest => "@" + string.Concat(rest.TakeWhile(c => char.IsAsciiLetterOrDigit(c) || c == '_')))
            .Distinct(StringComparer.Ordinal);
}
