using DraftStudio.Core.Access;
using DraftStudio.Core.Journal;

namespace DraftStudio.Tests.Unit.Support;

/// <summary>A feed that calls its subscribers where it is published.</summary>
internal sealed class LocalFeed : IChangeFeed
{
    private readonly List<Action<JournalEntry>> handlers = [];

    public void Publish(JournalEntry entry) => handlers.ToList().ForEach(handler => handler(entry));

    public IDisposable Subscribe(WorkspaceId workspace, Action<JournalEntry> handler)
    {
        handlers.Add(handler);
        return new Subscription(() => handlers.Remove(handler));
    }

    public IDisposable SubscribeAll(Action<JournalEntry> handler) => Subscribe(default, handler);

    private sealed class Subscription(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
