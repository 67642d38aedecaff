using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates.Nunjucks;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What texts were read as, by their hashes: the one that was not asked for the longest is forgotten first.</summary>
internal sealed class ParseMemory
{
    /// <summary>Characters of the texts that are remembered: a reading is no larger than its text.</summary>
    private const int Capacity = 32_000_000;

    /// <summary>What a reading weighs beside its text, in characters.</summary>
    private const int Overhead = 500;

    private readonly Lock gate = new();
    private readonly Dictionary<ContentHash, LinkedListNode<Entry>> known = [];
    private readonly LinkedList<Entry> recent = new();
    private long weight;

    /// <summary>Reads the text, unless it was read before.</summary>
    public async Task<NunjucksTemplate> ReadAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        TextNode text,
        CancellationToken cancellationToken
    )
    {
        if (Recall(text.Hash) is { } remembered)
        {
            return remembered;
        }

        var read = NunjucksTemplate.Of(await DraftDocuments.LoadTextAsync(reader, workspace, text, cancellationToken));
        Remember(new Entry(text.Hash, read, text.Length + Overhead));
        return read;
    }

    private NunjucksTemplate? Recall(ContentHash hash)
    {
        lock (gate)
        {
            if (!known.TryGetValue(hash, out var node))
            {
                return null;
            }

            recent.Remove(node);
            recent.AddFirst(node);
            return node.Value.Template;
        }
    }

    private void Remember(Entry entry)
    {
        lock (gate)
        {
            if (known.ContainsKey(entry.Hash))
            {
                return;
            }

            known[entry.Hash] = recent.AddFirst(entry);
            for (weight += entry.Weight; weight > Capacity && recent.Last is { } oldest; )
            {
                weight -= oldest.Value.Weight;
                known.Remove(oldest.Value.Hash);
                recent.RemoveLast();
            }
        }
    }

    private sealed record Entry(ContentHash Hash, NunjucksTemplate Template, int Weight);
}
