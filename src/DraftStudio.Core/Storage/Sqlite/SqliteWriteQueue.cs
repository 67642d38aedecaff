using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace DraftStudio.Core.Storage.Sqlite;

/// <summary>
/// One thread, one connection. Units that wait run in one transaction, each under a savepoint, and one COMMIT makes them
/// durable together; their callers hear of it afterwards. The thread survives whatever a unit or the disk does.
/// </summary>
internal sealed partial class SqliteWriteQueue : WriteQueue
{
    private const int MostUnits = 256;
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(1);

    private readonly BlockingCollection<WaitingUnit> waiting = [];
    private readonly SqliteFile file;
    private readonly DocumentCache documents;
    private readonly CommitEffects effects;
    private readonly ILogger<SqliteWriteQueue> logger;
    private readonly Thread writer;
    private readonly List<(WaitingUnit Waiting, WriteUnit Unit)> batch = [];
    private SqliteStoreConnection? connection;
    private bool checkpointWanted;
    private bool stopped;

    public SqliteWriteQueue(
        SqliteFile file,
        DocumentCache documents,
        CommitEffects effects,
        ILogger<SqliteWriteQueue> logger
    )
    {
        this.file = file;
        this.documents = documents;
        this.effects = effects;
        this.logger = logger;
        writer = new Thread(Write) { Name = "Draft Studio writer", IsBackground = true };
    }

    public override Task<T> RunAsync<T>(
        Func<WriteUnit, CancellationToken, Task<T>> work,
        CancellationToken cancellationToken
    )
    {
        if (Thread.CurrentThread == writer)
        {
            throw new InvalidOperationException("A unit of work waits for another: the writer would wait for itself.");
        }

        cancellationToken.ThrowIfCancellationRequested();
        var unit = new WaitingUnit<T>(work, cancellationToken);
        try
        {
            waiting.Add(unit, CancellationToken.None);
        }
        catch (InvalidOperationException adding)
        {
            throw new StorageBusyException("The store is stopping.", adding);
        }

        return unit.Task;
    }

    internal override void Start() => writer.Start();

    public override async ValueTask DisposeAsync()
    {
        if (stopped)
        {
            return;
        }

        stopped = true;
        waiting.CompleteAdding();
        if (!writer.ThreadState.HasFlag(System.Threading.ThreadState.Unstarted))
        {
            await Task.Run(writer.Join);
        }
    }

    private void Write()
    {
        while (!waiting.IsCompleted)
        {
            if (waiting.TryTake(out var first, Idle))
            {
                WriteBatch(first);
            }
            else
            {
                Checkpoint();
            }
        }

        Close();
    }

    private void WriteBatch(WaitingUnit first)
    {
        var begun = Stopwatch.GetTimestamp();
        if (!TryBegin(first))
        {
            return;
        }

        var shared = new StagedDocuments(documents);
        var next = (WaitingUnit?)first;
        while (next is not null)
        {
            if (next.TryBegin() && !Run(next, shared))
            {
                return;
            }

            next =
                batch.Count < MostUnits
                && Stopwatch.GetElapsedTime(begun) < LongestBatch
                && waiting.TryTake(out var another)
                    ? another
                    : null;
        }

        Commit(shared);
    }

    /// <summary>Begins the transaction; when the database cannot be written to, everybody who waits hears of it.</summary>
    private bool TryBegin(WaitingUnit first)
    {
        try
        {
            connection ??= file.OpenWriter();
            connection.Execute("begin immediate");
            return true;
        }
#pragma warning disable CA1031 // The callers who wait get it; the writer goes on.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            var reason = SqliteFaults.Translate(thrown);
            Log.CannotBegin(logger, thrown);
            Refuse(first, reason);
            for (var left = waiting.Count; left > 0 && waiting.TryTake(out var other); left--)
            {
                Refuse(other, reason);
            }

            Close();
            return false;
        }
    }

    private static void Refuse(WaitingUnit unit, Exception reason)
    {
        if (unit.TryBegin())
        {
            unit.Refuse(reason);
        }
    }

    /// <summary>Runs one unit under its savepoint; false when the whole transaction is gone with it.</summary>
    private bool Run(WaitingUnit next, StagedDocuments shared)
    {
        var open = connection!; // TryBegin has opened it.
        var staged = new StagedDocuments(documents, shared);
        var unit = new WriteUnit(open, staged, CreateContext);
        batch.Add((next, unit));
        try
        {
            open.Execute("savepoint unit");
            Finish(next.RunAsync(unit));
            Finish(unit.CloseAsync().AsTask());
            if (next.Failure is { } failure)
            {
                next.Failure = SqliteFaults.Translate(failure);
                unit.Fail();
            }

            if (unit.HasFailed)
            {
                open.Execute("rollback to unit");
            }

            open.Execute("release unit");
            if (!unit.HasFailed)
            {
                staged.Settle();
            }

            return true;
        }
#pragma warning disable CA1031 // The callers of the batch get it; the writer goes on.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            // SQLite has rolled the whole transaction back (no room, an I/O error), or cannot go on with it.
            Abandon(next.Failure ?? thrown);
            return false;
        }
    }

    /// <summary>On SQLite a unit's work ends before it returns. One that awaited something else is waited for.</summary>
    private static void Finish(Task work)
    {
        if (!work.IsCompleted)
        {
            ((IAsyncResult)work).AsyncWaitHandle.WaitOne();
        }
    }

    private void Commit(StagedDocuments shared)
    {
        try
        {
            connection!.Execute("commit"); // TryBegin has opened it.
        }
#pragma warning disable CA1031 // The callers of the batch get it; the writer goes on.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Abandon(thrown);
            return;
        }

        shared.Settle();
        checkpointWanted = true;
        var wiped = false;
        foreach (var (caller, unit) in batch)
        {
            caller.Answer();
            if (!unit.HasFailed)
            {
                effects.Publish(unit);
                wiped |= unit.WipedSecrets;
            }
        }

        batch.Clear();
        if (wiped)
        {
            Checkpoint();
        }
    }

    /// <summary>Nothing of the batch was written: all its callers hear of it, and the next batch has a fresh connection.</summary>
    private void Abandon(Exception thrown)
    {
        Log.BatchFailed(logger, thrown, batch.Count);
        Close();
        var reason = SqliteFaults.Translate(thrown);
        foreach (var (caller, _) in batch)
        {
            caller.Refuse(reason);
        }

        batch.Clear();
    }

    /// <summary>Empties the write-ahead log into the database when nobody reads from it; later, when somebody does.</summary>
    private void Checkpoint()
    {
        if (!checkpointWanted || connection is null)
        {
            return;
        }

        try
        {
            connection.Execute("pragma busy_timeout = 0");
            checkpointWanted = connection.Checkpoint();
            connection.Execute(file.BusyTimeout);
        }
#pragma warning disable CA1031 // It is tried again after the next batch; nothing is lost without it.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Log.CheckpointFailed(logger, thrown);
            Close();
        }
    }

    private SqliteStudioDbContext CreateContext(WriteUnit unit)
    {
        var db = new SqliteStudioDbContext(((SqliteStoreConnection)unit.Connection).ContextOptions) { Unit = unit };
        // The queue's own transaction is open; the provider does not know of it.
        db.Database.AutoTransactionBehavior = Microsoft.EntityFrameworkCore.AutoTransactionBehavior.Never;
        return db;
    }

    private void Close()
    {
        connection?.Close();
        connection = null;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The database cannot be written to.")]
        public static partial void CannotBegin(ILogger logger, Exception thrown);

        [LoggerMessage(2, LogLevel.Error, "A batch of {Units} units was not written.")]
        public static partial void BatchFailed(ILogger logger, Exception thrown, int units);

        [LoggerMessage(3, LogLevel.Warning, "The write-ahead log was not checkpointed.")]
        public static partial void CheckpointFailed(ILogger logger, Exception thrown);
    }
}
