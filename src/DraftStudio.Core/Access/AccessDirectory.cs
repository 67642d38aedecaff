using System.Collections.Concurrent;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Access;

/// <summary>
/// Who may do what, remembered for seconds so that a request costs no query: forgotten at once when this process
/// changes it, when the feed tells that another did, and in any case after <see cref="MaxAge"/>.
/// </summary>
public sealed class AccessDirectory(IAccessStore store, IChangeFeed feed, TimeProvider time) : IDisposable
{
    /// <summary>How old an answer may be at most.</summary>
    public static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<UserId, Remembered<AccountAccess>> accounts = new();
    private readonly ConcurrentDictionary<ContentHash, Remembered<AccessToken>> tokens = new();
    private readonly ConcurrentDictionary<WorkspaceId, Lazy<IDisposable>> subscriptions = new();
    private long generation;

    /// <summary>Forgets everything: somebody's access changed.</summary>
    public void Forget() => Interlocked.Increment(ref generation);

    public async ValueTask<AccountAccess?> FindAccountAsync(UserId user, CancellationToken cancellationToken)
    {
        if (accounts.TryGetValue(user, out var remembered) && IsFresh(remembered))
        {
            return remembered.Value;
        }

        // Taken before reading: what changes while we read makes the answer too old to remember.
        var asOf = Interlocked.Read(ref generation);
        var access = await store.ReadAccessAsync(user, cancellationToken);
        if (access is null)
        {
            accounts.TryRemove(user, out _);
            return null;
        }

        foreach (var membership in access.Memberships)
        {
            Listen(membership.Workspace.Id);
        }

        accounts[user] = new Remembered<AccountAccess>(access, asOf, time.GetTimestamp());
        return access;
    }

    /// <summary>The token with the hash, usable or not; null when there is none.</summary>
    public async ValueTask<AccessToken?> FindTokenAsync(ContentHash hash, CancellationToken cancellationToken)
    {
        if (tokens.TryGetValue(hash, out var remembered) && IsFresh(remembered))
        {
            return remembered.Value;
        }

        var asOf = Interlocked.Read(ref generation);
        var token = await store.FindTokenAsync(hash, cancellationToken);
        if (token is null)
        {
            // Not remembered: whoever guesses tokens would fill the memory.
            tokens.TryRemove(hash, out _);
            return null;
        }

        Listen(token.Workspace);
        tokens[hash] = new Remembered<AccessToken>(token, asOf, time.GetTimestamp());
        return token;
    }

    public void Dispose()
    {
        foreach (var subscription in subscriptions.Values)
        {
            subscription.Value.Dispose();
        }

        subscriptions.Clear();
    }

    private void Listen(WorkspaceId workspace) =>
        _ = subscriptions
            .GetOrAdd(workspace, id => new Lazy<IDisposable>(() => feed.Subscribe(id, ForgetIfAccessChanged)))
            .Value;

    private void ForgetIfAccessChanged(JournalEntry entry)
    {
        if (
            entry.Event.StartsWith("user.", StringComparison.Ordinal)
            || entry.Event.StartsWith("token.", StringComparison.Ordinal)
            || entry.Event.StartsWith("workspace.", StringComparison.Ordinal)
        )
        {
            Forget();
        }
    }

    private bool IsFresh<T>(Remembered<T> remembered) =>
        remembered.Generation == Interlocked.Read(ref generation) && time.GetElapsedTime(remembered.At) < MaxAge;

    private sealed record Remembered<T>(T Value, long Generation, long At);
}
