using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Threading.Channels;
using DraftStudio.Core.Access;
using Microsoft.Extensions.Logging;

namespace DraftStudio.Core.Journal;

/// <summary>The feed within one process: entries are handed out one after the other, on a task of its own, in the order in which they came.</summary>
public sealed partial class ChangeFeed : IChangeFeed, IAsyncDisposable
{
    private readonly Channel<JournalEntry> entries = Channel.CreateUnbounded<JournalEntry>(
        new UnboundedChannelOptions { SingleReader = true }
    );
    private readonly ConcurrentDictionary<WorkspaceId, ImmutableList<Subscription>> subscriptions = new();
    private ImmutableList<Subscription> everywhere = [];
    private readonly ILogger<ChangeFeed> logger;
    private readonly Task handingOut;

    public ChangeFeed(ILogger<ChangeFeed> logger)
    {
        this.logger = logger;
        handingOut = HandOutAsync();
    }

    public void Publish(JournalEntry entry) => entries.Writer.TryWrite(entry);

    public IDisposable Subscribe(WorkspaceId workspace, Action<JournalEntry> handler)
    {
        var subscription = new Subscription(this, workspace, handler);
        subscriptions.AddOrUpdate(workspace, [subscription], (_, others) => others.Add(subscription));
        return subscription;
    }

    public IDisposable SubscribeAll(Action<JournalEntry> handler)
    {
        var subscription = new Subscription(this, null, handler);
        ImmutableInterlocked.Update(ref everywhere, static (others, added) => others.Add(added), subscription);
        return subscription;
    }

    /// <summary>Hands out what was published, then stops.</summary>
    public async ValueTask DisposeAsync()
    {
        entries.Writer.TryComplete();
        await handingOut;
    }

    private async Task HandOutAsync()
    {
        await foreach (var entry in entries.Reader.ReadAllAsync())
        {
            foreach (var subscription in subscriptions.GetValueOrDefault(entry.Workspace, []).AddRange(everywhere))
            {
                HandOut(subscription, entry);
            }
        }
    }

    private void HandOut(Subscription subscription, JournalEntry entry)
    {
        try
        {
            subscription.Handler(entry);
        }
#pragma warning disable CA1031 // One bad handler must not take the others' entries from them.
        catch (Exception thrown)
#pragma warning restore CA1031
        {
            Log.HandlerFailed(logger, thrown, entry.Id);
        }
    }

    private void Remove(Subscription subscription)
    {
        if (subscription.Workspace is { } workspace)
        {
            subscriptions.AddOrUpdate(workspace, [], (_, others) => others.Remove(subscription));
        }
        else
        {
            ImmutableInterlocked.Update(
                ref everywhere,
                static (others, removed) => others.Remove(removed),
                subscription
            );
        }
    }

    private sealed class Subscription(ChangeFeed feed, WorkspaceId? workspace, Action<JournalEntry> handler)
        : IDisposable
    {
        public WorkspaceId? Workspace => workspace;

        public Action<JournalEntry> Handler => handler;

        public void Dispose() => feed.Remove(this);
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "A subscriber failed on journal entry {Entry}.")]
        public static partial void HandlerFailed(ILogger logger, Exception thrown, Guid entry);
    }
}
