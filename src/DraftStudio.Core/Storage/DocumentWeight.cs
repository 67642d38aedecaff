using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Storage;

/// <summary>Roughly what a document takes in memory.</summary>
internal static class DocumentWeight
{
    private const int NodeWeight = 96;

    public static long Of(Document document) => Of(document.Root);

    private static long Of(DocumentNode node)
    {
        long weight = NodeWeight;
        switch (node)
        {
            case MapNode map:
                foreach (var (key, child) in map)
                {
                    weight += (2 * key.Length) + Of(child);
                }

                break;
            case LeafNode leaf:
                weight += leaf.Json.Length;
                break;
            case TextNode text:
                weight += text.Edits.Sum(static edit => 2L * (edit.Remove.Length + edit.Insert.Length));
                break;
        }

        return weight;
    }
}
