using DraftStudio.Core.Access;
using DraftStudio.Core.Journal;
using Microsoft.Extensions.Logging;

namespace DraftStudio.Core.Drafting;

/// <summary>
/// Takes snapshots in the background: of a draft that rests for ten seconds, and of one that does not after every 200
/// operations, so that neither opening nor committing it has to read a long history.
/// </summary>
public sealed partial class SnapshotKeeper(
    IChangeFeed feed,
    DraftSnapshots snapshots,
    TimeProvider time,
    ILogger<SnapshotKeeper> logger
)
{
    public static readonly TimeSpan Rest = TimeSpan.FromSeconds(10);
    public const int MostOperations = 200;

    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly Dictionary<(WorkspaceId Workspace, DraftId Draft), (DateTimeOffset Last, int Count)> changed = [];

    /// <summary>Works until it is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var subscription = feed.SubscribeAll(Heard);
        using var timer = new PeriodicTimer(Beat, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await TakeDueAsync(cancellationToken);
        }
    }

    /// <summary>Takes the snapshots that are due now; answers how many there were to take.</summary>
    public async Task<int> TakeDueAsync(CancellationToken cancellationToken)
    {
        var taken = 0;
        foreach (var (workspace, draft) in Due())
        {
            try
            {
                taken += await snapshots.TakeAsync(workspace, draft, cancellationToken) ? 1 : 0;
            }
#pragma warning disable CA1031 // A snapshot only saves time: the next change of the draft tries again.
            catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
            {
                Log.Failed(logger, exception, draft.Value);
            }
        }

        return taken;
    }

    /// <summary>Notes that a draft has one operation more.</summary>
    public void Heard(JournalEntry entry)
    {
        if (entry is not { Draft: { } draft, ToVersion: { } version } || version == entry.FromVersion)
        {
            return;
        }

        lock (gate)
        {
            var key = (entry.Workspace, draft);
            changed[key] = (time.GetUtcNow(), changed.GetValueOrDefault(key).Count + 1);
        }
    }

    private List<(WorkspaceId Workspace, DraftId Draft)> Due()
    {
        lock (gate)
        {
            var now = time.GetUtcNow();
            var due = changed
                .Where(entry => entry.Value.Count >= MostOperations || entry.Value.Last + Rest <= now)
                .Select(entry => entry.Key)
                .ToList();
            due.ForEach(key => changed.Remove(key));
            return due;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "No snapshot could be taken of draft {Draft}")]
        public static partial void Failed(ILogger logger, Exception exception, Guid draft);
    }
}
