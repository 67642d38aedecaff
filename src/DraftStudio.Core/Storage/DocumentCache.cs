using System.Diagnostics.CodeAnalysis;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Storage;

/// <summary>
/// Documents of committed versions, the least recently used one leaving first. Versions share what is equal between them, so
/// a document weighs its whole self only once a draft, and a little for each version more.
/// </summary>
internal sealed class DocumentCache(long capacity)
{
    private const int EntryWeight = 512;
    private readonly Lock gate = new();
    private readonly Dictionary<DraftId, Versions> drafts = [];
    private readonly LinkedList<Entry> byUse = new();
    private long weight;

    public long Weight
    {
        get
        {
            lock (gate)
            {
                return weight;
            }
        }
    }

    public bool TryGet(DraftId draft, int version, [NotNullWhen(true)] out Document? document)
    {
        lock (gate)
        {
            if (drafts.TryGetValue(draft, out var versions) && versions.Entries.TryGetValue(version, out var node))
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

    public void Set(DraftId draft, int version, Document document)
    {
        lock (gate)
        {
            if (!drafts.TryGetValue(draft, out var versions))
            {
                versions = new Versions { Weight = document.Root.Weight };
                drafts.Add(draft, versions);
                weight += versions.Weight;
            }

            if (versions.Entries.TryGetValue(version, out var known))
            {
                known.Value = known.Value with { Document = document };
                return;
            }

            versions.Entries.Add(version, byUse.AddFirst(new Entry(draft, version, document)));
            weight += EntryWeight;
            while (weight > capacity && byUse.Last is { } oldest)
            {
                Remove(oldest);
            }
        }
    }

    private void Remove(LinkedListNode<Entry> oldest)
    {
        byUse.Remove(oldest);
        weight -= EntryWeight;
        var versions = drafts[oldest.Value.Draft];
        versions.Entries.Remove(oldest.Value.Version);
        if (versions.Entries.Count == 0)
        {
            drafts.Remove(oldest.Value.Draft);
            weight -= versions.Weight;
        }
    }

    private sealed record Entry(DraftId Draft, int Version, Document Document);

    private sealed class Versions
    {
        public required long Weight { get; init; }

        public Dictionary<int, LinkedListNode<Entry>> Entries { get; } = [];
    }
}
