using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>
/// The texts that the nodes of drafts were read from, for the drafts last written as a whole. A hint: without it
/// everything is read and written anew.
/// </summary>
internal sealed class ReleaseTexts
{
    private const int Most = 16;
    private const long MostBytes = 64_000_000;

    // The nodes are held too, which weigh more than their texts when these are short.
    private const int MostNodes = 50_000;

    private readonly Lock gate = new();
    private readonly LinkedList<Entry> byUse = new();
    private long weight;
    private int nodes;

    /// <summary>The texts of the document's nodes, when its nodes and their order are those that were remembered.</summary>
    public NodeList? Find(DraftId draft, Document document)
    {
        lock (gate)
        {
            for (var at = byUse.First; at is not null; at = at.Next)
            {
                if (at.Value.Draft == draft)
                {
                    byUse.Remove(at);
                    byUse.AddFirst(at);
                    return
                        ReferenceEquals(at.Value.Nodes, ReleaseDocument.NodesOf(document))
                        && ReferenceEquals(at.Value.Order, ReleaseDocument.OrderOf(document))
                        ? at.Value.Texts
                        : null;
                }
            }
        }

        return null;
    }

    public void Remember(DraftId draft, Document document, NodeList texts)
    {
        var entry = new Entry(
            draft,
            ReleaseDocument.NodesOf(document),
            ReleaseDocument.OrderOf(document),
            texts,
            texts.Weight
        );
        lock (gate)
        {
            for (var at = byUse.First; at is not null; at = at.Next)
            {
                if (at.Value.Draft == draft)
                {
                    Remove(at);
                    break;
                }
            }

            byUse.AddFirst(entry);
            weight += entry.Weight;
            nodes += texts.Count;
            while (byUse.Count > 1 && (byUse.Count > Most || weight > MostBytes || nodes > MostNodes))
            {
                Remove(byUse.Last!); // More than one is there.
            }
        }
    }

    private void Remove(LinkedListNode<Entry> at)
    {
        weight -= at.Value.Weight;
        nodes -= at.Value.Texts.Count;
        byUse.Remove(at);
    }

    private sealed record Entry(DraftId Draft, MapNode Nodes, MapNode Order, NodeList Texts, long Weight);
}
