using System.Collections.Concurrent;
using DraftStudio.Core.Access;
using DraftStudio.Core.Journal;
using Microsoft.Extensions.Logging;

namespace DraftStudio.Core.Storage;

/// <summary>
/// Gives each journal entry its number and its hash in its workspace's chain, a moment after its commit. Runs alone: in the
/// write queue on SQLite, under an advisory lock on PostgreSQL, where each process has one.
/// </summary>
internal sealed partial class JournalSealer : IAsyncDisposable
{
    private const int MostAtOnce = 64;
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan NoteEvery = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<WorkspaceId, byte> grown = new();
    private readonly SemaphoreSlim woken = new(0, 1);
    private readonly CancellationTokenSource stopping = new();
    private readonly StudioDatabase database;
    private readonly WriteQueue queue;
    private readonly TimeProvider time;
    private readonly ILogger<JournalSealer> logger;
    private Task sealing = Task.CompletedTask;

    public JournalSealer(
        StudioDatabase database,
        WriteQueue queue,
        CommitEffects effects,
        TimeProvider time,
        ILogger<JournalSealer> logger
    )
    {
        this.database = database;
        this.queue = queue;
        this.time = time;
        this.logger = logger;
        effects.JournalGrown = Wake;
    }

    /// <summary>Called after a workspace's entries were sealed; quick, and does not throw.</summary>
    public Action<WorkspaceId>? Sealed { get; set; }

    /// <summary>Begins to seal, with what an earlier run left.</summary>
    public void Start() => sealing = SealAsync(stopping.Token);

    /// <summary>Seals everything that waits in a workspace.</summary>
    public async Task SealAsync(WorkspaceId workspace, CancellationToken cancellationToken)
    {
        int count;
        do
        {
            count = await queue.RunAsync((unit, token) => SealAsync(unit, workspace, token), cancellationToken);
        } while (count == MostAtOnce);

        Sealed?.Invoke(workspace);
    }

    /// <summary>Writes the heads of all chains to the log, from where a check can take them.</summary>
    public async Task NoteHeadsAsync(CancellationToken cancellationToken)
    {
        foreach (var head in await database.ReadAsync(JournalSql.ListHeadsAsync, cancellationToken))
        {
            Log.Head(logger, head.Workspace, head.Seq, Convert.ToHexStringLower(head.Hash));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested)
        {
            return;
        }

        await stopping.CancelAsync();
        await sealing;
    }

    private void Wake(WorkspaceId workspace)
    {
        if (grown.TryAdd(workspace, 0) && woken.CurrentCount == 0)
        {
            try
            {
                woken.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another commit woke it in the same moment.
            }
        }
    }

    private async Task SealAsync(CancellationToken cancellationToken)
    {
        var noted = DateTimeOffset.MinValue;
        var everywhere = true;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                if (everywhere)
                {
                    foreach (var workspace in await database.ReadAsync(JournalSql.FindUnsealedAsync, cancellationToken))
                    {
                        grown.TryAdd(workspace, 0);
                    }

                    everywhere = false;
                }

                foreach (var workspace in grown.Keys)
                {
                    grown.TryRemove(workspace, out _);
                    await SealAsync(workspace, cancellationToken);
                }

                if (time.GetUtcNow() - noted >= NoteEvery)
                {
                    noted = time.GetUtcNow();
                    await NoteHeadsAsync(cancellationToken);
                }

                await woken.WaitAsync(NoteEvery, cancellationToken);
                await Task.Delay(Gathering, time, cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                break;
            }
#pragma warning disable CA1031 // Entries wait unsealed and nothing is lost: it tries again, whatever it was.
            catch (Exception thrown)
#pragma warning restore CA1031
            {
                Log.NotSealed(logger, thrown);
                everywhere = true;
                await Task.Delay(Pause, time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await EndAsync();
    }

    private async Task EndAsync()
    {
        try
        {
            foreach (var workspace in grown.Keys)
            {
                await SealAsync(workspace, CancellationToken.None);
            }

            await NoteHeadsAsync(CancellationToken.None);
        }
#pragma warning disable CA1031 // The next start seals what is left.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Log.NotSealed(logger, thrown);
        }
    }

    private async Task<int> SealAsync(WriteUnit unit, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        var connection = unit.Connection;
        await AdvisoryLock.TakeAsync(connection, $"journal {workspace}", cancellationToken);
        var entries = await JournalSql.ReadUnsealedAsync(connection, workspace, MostAtOnce, cancellationToken);
        if (entries.IsEmpty)
        {
            return 0;
        }

        var head =
            await JournalSql.FindHeadAsync(connection, workspace, cancellationToken)
            ?? new ChainHead(workspace, 0, JournalChain.Origin);
        foreach (var entry in entries)
        {
            head = head with { Seq = head.Seq + 1, Hash = JournalChain.Seal(head.Hash, head.Seq + 1, entry) };
            await JournalSql.SealAsync(connection, entry, head.Seq, head.Hash, cancellationToken);
        }

        await JournalSql.SetHeadAsync(connection, head, time.GetUtcNow(), cancellationToken);
        return entries.Length;
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Information, "The journal of workspace {Workspace} is sealed up to {Seq}: {Hash}.")]
        public static partial void Head(ILogger logger, WorkspaceId workspace, long seq, string hash);

        [LoggerMessage(2, LogLevel.Error, "Journal entries wait unsealed; trying again.")]
        public static partial void NotSealed(ILogger logger, Exception thrown);
    }
}
