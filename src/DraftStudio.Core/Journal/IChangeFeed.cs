using DraftStudio.Core.Access;

namespace DraftStudio.Core.Journal;

/// <summary>Tells, after its commit, what was written to the journal: in this process, and from the other nodes on PostgreSQL.</summary>
public interface IChangeFeed
{
    void Publish(JournalEntry entry);

    /// <summary>Calls <paramref name="handler"/> for each entry of the workspace until disposed. The handler must be quick and must not throw.</summary>
    IDisposable Subscribe(WorkspaceId workspace, Action<JournalEntry> handler);

    /// <summary>As <see cref="Subscribe"/>, of every workspace: for the studio's own work in the background.</summary>
    IDisposable SubscribeAll(Action<JournalEntry> handler);
}
