using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Storage;

/// <summary>
/// What is written together or not at all. Work within it awaits nothing but the unit: on SQLite other units wait for it.
/// What it throws, or <see cref="Fail"/>, takes everything back that was written in it, and nothing else.
/// </summary>
public sealed class WriteUnit
{
    private readonly Func<WriteUnit, StudioDbContext> createContext;
    private List<Action>? committed;
    private StudioDbContext? db;

    internal WriteUnit(StoreConnection connection, StagedDocuments documents, Func<WriteUnit, StudioDbContext> context)
    {
        Connection = connection;
        Documents = documents;
        createContext = context;
    }

    /// <summary>EF Core on the unit's connection and transaction. A failed save is a reason to <see cref="Fail"/> the unit.</summary>
    public StudioDbContext Db => db ??= createContext(this);

    /// <summary>Whether the unit will be rolled back.</summary>
    public bool HasFailed { get; private set; }

    internal bool IsOpen { get; private set; } = true;

    internal StoreConnection Connection { get; }

    internal StagedDocuments Documents { get; }

    internal List<JournalEntry> Entries { get; } = [];

    /// <summary>Set when the unit removed a secret: its bytes must not stay in the write-ahead log.</summary>
    internal bool WipedSecrets { get; set; }

    /// <summary>Takes everything back that this unit wrote, also when its work returns a value.</summary>
    public void Fail() => HasFailed = true;

    /// <summary>Runs the action after the commit is durable; never when the unit or its transaction fails. It must be quick and must not throw.</summary>
    public void OnCommitted(Action action) => (committed ??= []).Add(action);

    /// <summary>Appends an entry to the journal; the feed tells it after the commit.</summary>
    public async Task JournalAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        await JournalSql.InsertAsync(Connection, entry, cancellationToken);
        Entries.Add(entry);
    }

    internal void Committed()
    {
        foreach (var action in committed ?? [])
        {
            action();
        }
    }

    internal async ValueTask CloseAsync()
    {
        IsOpen = false;
        if (db is not null)
        {
            await db.DisposeAsync();
        }
    }
}
