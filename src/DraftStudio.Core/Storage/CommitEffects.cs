using DraftStudio.Core.Access;
using DraftStudio.Core.Journal;

namespace DraftStudio.Core.Storage;

/// <summary>What the rest of the studio hears of a commit, in the order of the units.</summary>
internal sealed class CommitEffects(IChangeFeed feed)
{
    /// <summary>Called with a workspace whose journal has grown. Quick, and does not throw.</summary>
    public Action<WorkspaceId>? JournalGrown { get; set; }

    public void Publish(WriteUnit unit)
    {
        unit.Committed();
        foreach (var entry in unit.Entries)
        {
            feed.Publish(entry);
            JournalGrown?.Invoke(entry.Workspace);
        }
    }
}
