using System.Globalization;
using DraftStudio.Core.Documents;

namespace DraftStudio.Bench.Documents;

/// <summary>Documents of any size: entries of half a kilobyte, like the nodes of a graph.</summary>
internal static class SheetDocuments
{
    private static readonly DocumentPath Entries = DocumentPath.Of("entries");

    public static Document Blank { get; } = Document.Empty.With(Entries, MapNode.Empty);

    public static Document OfSize(int entries) =>
        Document.Empty.With(
            Entries,
            MapNode.Of(Enumerable.Range(0, entries).Select(i => KeyValuePair.Create(Key(i), (DocumentNode)Entry(i))))
        );

    /// <summary>The document with another title at one entry.</summary>
    public static Document Retitle(Document document, int entry, string title) =>
        document.With(Entries.Child(Key(entry)).Child("title"), LeafNode.Of(title));

    /// <summary>The document with another value of one member at every entry.</summary>
    public static Document ChangeAll(Document document, string member, string value)
    {
        var entries = (MapNode)document.At(Entries)!; // every sheet has them
        return document.With(
            Entries,
            MapNode.Of(
                entries.Select(entry =>
                    KeyValuePair.Create(
                        entry.Key,
                        (DocumentNode)((MapNode)entry.Value).With(member, LeafNode.Of($"{value} {entry.Key}"))
                    )
                )
            )
        );
    }

    private static string Key(int entry) =>
        string.Create(CultureInfo.InvariantCulture, $"0190a000-0000-7000-8000-{entry:x12}");

    private static MapNode Entry(int entry) =>
        MapNode.Of([
            KeyValuePair.Create("title", (DocumentNode)LeafNode.Of($"Entry {entry}")),
            KeyValuePair.Create("type", (DocumentNode)LeafNode.Of("agent")),
            KeyValuePair.Create("x", (DocumentNode)LeafNode.Of(entry % 100 * 240)),
            KeyValuePair.Create("y", (DocumentNode)LeafNode.Of(entry / 100 * 120)),
            KeyValuePair.Create("config", (DocumentNode)Config(entry)),
        ]);

    private static LeafNode Config(int entry)
    {
        var json = $$"""
            {"model":"model-{{entry % 7}}","temperature":0.7,"instructions":"{{string.Join(
                ' ',
                Enumerable.Repeat("Answer as the guide says, briefly.", 8)
            )}}","tools":["search","calculator"],"retries":{{entry % 4}}}
            """;
        return LeafNode.FromJson(System.Text.Encoding.UTF8.GetBytes(json));
    }
}
