using System.Text.Json;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Releases;

/// <summary>Where everything is in a workflow's document.</summary>
/// <remarks>
/// <c>/workflow</c> has the workflow's own members; <c>/nodes</c> the nodes by uuid (lower case) and <c>/nodeOrder</c> their
/// order keys; <c>/formFields</c> null or a list, <c>/testRecords</c> a list, each a map of items and one of order keys.
/// </remarks>
internal static class ReleaseDocument
{
    public static readonly DocumentPath Workflow = DocumentPath.Of("workflow");
    public static readonly DocumentPath Name = DocumentPath.Of("workflow", "name");
    public static readonly DocumentPath Slug = DocumentPath.Of("workflow", "slug");
    public static readonly DocumentPath Kind = DocumentPath.Of("workflow", "kind");
    public static readonly DocumentPath Description = DocumentPath.Of("workflow", "description");
    public static readonly DocumentPath Nodes = DocumentPath.Of("nodes");
    public static readonly DocumentPath NodeOrder = DocumentPath.Of("nodeOrder");
    public static readonly DocumentPath FormFields = DocumentPath.Of("formFields");
    public static readonly DocumentPath TestRecords = DocumentPath.Of("testRecords");

    public static readonly LeafNode Null = LeafNode.FromJson("null"u8);

    public static readonly Document Blank = Document
        .Empty.With(Workflow, MapNode.Empty)
        .With(Nodes, MapNode.Empty)
        .With(NodeOrder, MapNode.Empty)
        .With(FormFields, Null)
        .With(TestRecords, EntryReader.MapOf(MapNode.Empty, MapNode.Empty));

    public static MapNode NodesOf(Document document) => MapAt(document, Nodes);

    public static MapNode OrderOf(Document document) => MapAt(document, NodeOrder);

    public static string? TextAt(Document document, DocumentPath path) => (document.At(path) as LeafNode)?.AsString();

    /// <summary>What a release is made of, without what is the workflow's own: the content of another one in this one's place.</summary>
    public static Document WithContentOf(Document document, Document content)
    {
        foreach (var path in (DocumentPath[])[Nodes, NodeOrder, FormFields, TestRecords])
        {
            document = content.At(path) is { } node ? document.With(path, node) : document.Without(path);
        }

        return document;
    }

    /// <summary>Form fields as they came: a list or null.</summary>
    public static void WriteFormFields(Utf8JsonWriter json, Document document) =>
        WriteList(json, document.At(FormFields));

    /// <summary>Test records as they came.</summary>
    public static void WriteTestRecords(Utf8JsonWriter json, Document document) =>
        WriteList(json, document.At(TestRecords) ?? MapNode.Empty);

    private static void WriteList(Utf8JsonWriter json, DocumentNode? list)
    {
        if (list is not MapNode map)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartArray();
        foreach (var (_, entry) in OrderedMap.Read(EntryReader.Items(map), EntryReader.Order(map)))
        {
            NodeWriter.Leaf(json, entry);
        }

        json.WriteEndArray();
    }

    private static MapNode MapAt(Document document, DocumentPath path) => document.At(path) as MapNode ?? MapNode.Empty;
}
