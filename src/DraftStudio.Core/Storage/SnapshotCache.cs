using System.Diagnostics.CodeAnalysis;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>
/// Documents by the snapshots that name them, the least recently used one leaving first: a draft that is opened from a
/// revision reads nothing, and shares the document with all others that were. What snapshots share weighs once: however
/// often a large document is committed, the others are not forgotten for it.
/// </summary>
internal sealed class SnapshotCache(long capacity)
{
    private const int EntryWeight = 512;
    private readonly Lock gate = new();
    private readonly Dictionary<(WorkspaceId, string, SnapshotId), LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();
    private readonly SharedWeight weight = new();

    public long Weight
    {
        get
        {
            lock (gate)
            {
                return WeightNow;
            }
        }
    }

    private long WeightNow => weight.Total + ((long)EntryWeight * entries.Count);

    public bool TryGet(
        (WorkspaceId Workspace, string Kind, SnapshotId Snapshot) key,
        [NotNullWhen(true)] out Document? document
    )
    {
        lock (gate)
        {
            if (entries.TryGetValue(key, out var node))
            {
                byUse.Remove(node);
                byUse.AddFirst(node);
                document = node.Value.Document;
                return true;
            }
        }

        document = null;
        return false;
    }

    public void Set((WorkspaceId Workspace, string Kind, SnapshotId Snapshot) key, Document document)
    {
        lock (gate)
        {
            if (entries.ContainsKey(key))
            {
                return;
            }

            entries.Add(key, byUse.AddFirst(new Entry(key, document)));
            weight.Add(document.Root);
            while (WeightNow > capacity && byUse.Last is { } oldest)
            {
                byUse.Remove(oldest);
                entries.Remove(oldest.Value.Key);
                weight.Remove(oldest.Value.Document.Root);
            }
        }
    }

    private sealed record Entry((WorkspaceId Workspace, string Kind, SnapshotId Snapshot) Key, Document Document);
}
