using System.Collections.Immutable;
using DraftStudio.Core.Journal;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.History;

/// <summary>
/// Follows the workspace's feed for the whole circuit and says what happened, gathered: whoever saves at every keystroke
/// must not make every list of the workspace ask the database as often.
/// </summary>
public sealed class WorkspaceFeedEffects : IDisposable
{
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(250);

    private readonly EditingSession session;
    private readonly IChangeFeed feed;
    private readonly IDispatcher dispatcher;
    private readonly ITimer timer;
    private readonly Lock gate = new();
    private ImmutableArray<JournalEntry> heard = [];
    private IDisposable? subscription;
    private bool disposed;

    public WorkspaceFeedEffects(EditingSession session, IChangeFeed feed, IDispatcher dispatcher, TimeProvider time)
    {
        this.session = session;
        this.feed = feed;
        this.dispatcher = dispatcher;
        timer = time.CreateTimer(_ => Tell(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    [EffectMethod]
    public async Task Handle(FrameOpened action, IDispatcher _)
    {
        if (await session.CallerAsync(CancellationToken.None) is not { } caller || subscription is not null)
        {
            return;
        }

        subscription = feed.Subscribe(caller.Workspace, Hear);
        if (disposed)
        {
            // A page that was only prerendered is gone before its effects are.
            subscription.Dispose();
        }
    }

    public void Dispose()
    {
        disposed = true;
        subscription?.Dispose();
        timer.Dispose();
    }

    private void Hear(JournalEntry entry)
    {
        bool first;
        lock (gate)
        {
            first = heard.IsEmpty;
            heard = heard.Add(entry);
        }

        if (first)
        {
            timer.Change(Gather, Timeout.InfiniteTimeSpan);
        }
    }

    private void Tell()
    {
        ImmutableArray<JournalEntry> entries;
        lock (gate)
        {
            entries = heard;
            heard = [];
        }

        dispatcher.Dispatch(new WorkspaceChanged(entries));
    }
}
