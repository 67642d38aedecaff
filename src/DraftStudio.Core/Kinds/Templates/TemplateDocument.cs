using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>Where everything is in a template's document.</summary>
/// <remarks>
/// <c>/template</c> has the template's own members, <c>settings</c> and <c>handlerOptions</c> as trees among them;
/// <c>/files</c> the files by id (lower case); <c>/processors</c> and <c>/inputs</c> a map of items by id and one of their
/// order keys each. A file has one id in a document, whichever draft it is in.
/// </remarks>
internal static class TemplateDocument
{
    public static readonly DocumentPath Template = DocumentPath.Of("template");
    public static readonly DocumentPath Name = DocumentPath.Of("template", "name");
    public static readonly DocumentPath Description = DocumentPath.Of("template", "description");
    public static readonly DocumentPath Slug = DocumentPath.Of("template", "slug");
    public static readonly DocumentPath Type = DocumentPath.Of("template", "type");
    public static readonly DocumentPath Handler = DocumentPath.Of("template", "handler");
    public static readonly DocumentPath HandlerOptions = DocumentPath.Of("template", "handlerOptions");
    public static readonly DocumentPath Settings = DocumentPath.Of("template", "settings");
    public static readonly DocumentPath LetterheadId = DocumentPath.Of("template", "letterheadId");
    public static readonly DocumentPath TemplateFileId = DocumentPath.Of("template", "templateFileId");
    public static readonly DocumentPath Files = DocumentPath.Of("files");

    public static readonly LeafNode Null = LeafNode.FromJson("null"u8);

    public static readonly Document Blank = Document
        .Empty.With(Template, MapNode.Empty)
        .With(HandlerOptions, MapNode.Empty)
        .With(Settings, MapNode.Empty)
        .With(Files, MapNode.Empty)
        .With(TemplateItems.Processors.Items, MapNode.Empty)
        .With(TemplateItems.Processors.Order, MapNode.Empty)
        .With(TemplateItems.Inputs.Items, MapNode.Empty)
        .With(TemplateItems.Inputs.Order, MapNode.Empty);

    public static MapNode MapAt(Document document, DocumentPath path) => document.At(path) as MapNode ?? MapNode.Empty;

    public static MapNode FilesOf(Document document) => MapAt(document, Files);

    public static string? TextAt(Document document, DocumentPath path) => (document.At(path) as LeafNode)?.AsString();

    public static LeafNode TextOrNull(string? text) => text is null ? Null : LeafNode.Of(text);
}
