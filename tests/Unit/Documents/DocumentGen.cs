using System.Text;
using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;

namespace DraftStudio.Tests.Unit.Documents;

/// <summary>Random documents whose keys and leaves are few, so that two of them meet in the same places.</summary>
internal static class DocumentGen
{
    private static readonly string[] Keys = ["", "a", "b", "c/d", "e~f", "é", "\"q\"", "😀"];

    private static readonly string[] Leaves =
    [
        "null",
        "true",
        "0",
        "-0.10",
        "1e400",
        "12345678901234567890.12345",
        "\"\"",
        "\"x\"",
        "\"\\u00e9\"",
        "[]",
        "{}",
        "[1, [2, {\"a\":1}]]",
        "{\"b\" : 1,\"a\":[\"c/d\"]}",
        "\""
            + "long enough not to stand for itself in a hash, and so to be hashed on its own: 0123456789012345678901234567890123456789"
            + "\"",
    ];

    public static readonly Gen<LeafNode> Leaf = Gen.Elements(Leaves).Select(json => Json(json));

    public static readonly Gen<TextNode> Text =
        from blob in Gen.Elements("one", "two")
        from inserts in Gen.Elements("x", "yz", "😀").ListOf().Resize(4)
        select TextNode
            .Of(ContentHash.Of(Encoding.UTF8.GetBytes(blob)), blob.Length)
            .With(inserts.Select((insert, i) => new TextEdit(i % 3, "", insert)));

    public static readonly Gen<MapNode> Map = Gen.Sized(size => MapOf(Math.Min(3, size)));

    public static readonly Arbitrary<Document> Documents = Map.Select(map => new Document(map)).ToArbitrary();

    /// <summary>Three documents, two of which come from the first by some changes each.</summary>
    public static readonly Arbitrary<(Document Origin, Document Live, Document Mine)> Branches = (
        from origin in Map
        from live in Changed(origin)
        from mine in Changed(origin)
        select (new Document(origin), new Document(live), new Document(mine))
    ).ToArbitrary();

    /// <summary>One document and another that comes from it by some changes, or from nowhere.</summary>
    public static readonly Arbitrary<(Document Before, Document After)> Pairs = (
        from before in Map
        from after in Gen.OneOf(Changed(before), Map)
        select (new Document(before), new Document(after))
    ).ToArbitrary();

    /// <summary>Maps of up to some hundred entries, so that both representations and the border between them are met.</summary>
    public static readonly Arbitrary<(string Key, bool Keep)[]> Entries = (
        from keys in Gen.OneOf(
                Gen.Choose(0, 200).Select(number => $"k{number}"),
                Gen.Choose(0, 200).Select(number => $"00000000-0000-7000-8000-{number:x12}")
            )
            .Zip(Gen.Elements(true, true, true, false))
            .ArrayOf()
            .Resize(150)
        select keys
    ).ToArbitrary();

    public static LeafNode Json(string json) => LeafNode.FromJson(Encoding.UTF8.GetBytes(json));

    public static KeyValuePair<string, DocumentNode> Entry(string key, DocumentNode node) => new(key, node);

    public static Document Of(params (string Path, DocumentNode Node)[] nodes) =>
        nodes.Aggregate(Document.Empty, (document, node) => document.With(DocumentPath.Parse(node.Path), node.Node));

    /// <summary>The same content in other objects, without any hash computed.</summary>
    public static Document Copy(Document document) => DocumentJson.Read(DocumentJson.Write(document));

    private static Gen<MapNode> MapOf(int depth) =>
        from wide in Gen.Elements(false, false, false, false, true)
        from keys in wide
            ? Gen.Choose(0, 60).Select(number => $"w{number}").ArrayOf().Resize(60)
            : Gen.SubListOf(Keys).Select(list => list.ToArray())
        let distinct = keys.Distinct(StringComparer.Ordinal).ToArray()
        from nodes in Node(depth - (wide ? 3 : 1)).ArrayOf(distinct.Length)
        select MapNode.Of(distinct.Zip(nodes, Entry));

    private static Gen<DocumentNode> Node(int depth) =>
        depth <= 0
            ? Gen.OneOf(
                Leaf.Select(leaf => (DocumentNode)leaf),
                Leaf.Select(leaf => (DocumentNode)leaf),
                Text.Select(text => (DocumentNode)text),
                Gen.Constant((DocumentNode)MapNode.Empty)
            )
            : Gen.OneOf(Node(0), MapOf(depth).Select(map => (DocumentNode)map));

    private static Gen<MapNode> Changed(MapNode map) =>
        from steps in Gen.Choose(0, 4)
        from changed in Enumerable
            .Range(0, steps)
            .Aggregate(Gen.Constant(map), (gen, _) => from before in gen from after in Step(before) select after)
        select changed;

    private static Gen<MapNode> Step(MapNode map) =>
        from key in map.Count == 0
            ? Gen.Elements(Keys)
            : Gen.OneOf(Gen.Elements(Keys), Gen.Elements(map.Select(entry => entry.Key).ToArray()))
        from act in Gen.Choose(0, 3)
        from next in map.Find(key) switch
        {
            MapNode below when act > 0 => Step(below).Select(changed => map.With(key, changed)),
            TextNode text when act > 0 => Gen.Elements("x", "live", "mine")
                .Select(insert => map.With(key, text.With([new TextEdit(0, "", insert)]))),
            _ when act == 0 => Gen.Constant(map.Without(key)),
            _ => Node(1).Select(node => map.With(key, node)),
        }
        select next;
}
