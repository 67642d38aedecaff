using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>A template's own members, as its document has them.</summary>
internal sealed record TemplateHeader(
    string Name,
    string? Description,
    string Slug,
    string Type,
    string Handler,
    string? LetterheadId,
    string? TemplateFileId,
    MapNode HandlerOptions,
    MapNode Settings
)
{
    public static TemplateHeader Of(Document document) =>
        new(
            TemplateDocument.TextAt(document, TemplateDocument.Name) ?? "",
            TemplateDocument.TextAt(document, TemplateDocument.Description),
            TemplateDocument.TextAt(document, TemplateDocument.Slug) ?? "",
            TemplateDocument.TextAt(document, TemplateDocument.Type) ?? TemplateTypes.Default,
            TemplateDocument.TextAt(document, TemplateDocument.Handler) ?? TemplateHandlers.Default,
            TemplateDocument.TextAt(document, TemplateDocument.LetterheadId),
            TemplateDocument.TextAt(document, TemplateDocument.TemplateFileId),
            TemplateDocument.MapAt(document, TemplateDocument.HandlerOptions),
            TemplateDocument.MapAt(document, TemplateDocument.Settings)
        );

    public Document PutInto(Document document) =>
        document
            .With(TemplateDocument.Name, LeafNode.Of(Name))
            .With(TemplateDocument.Description, TemplateDocument.TextOrNull(Description))
            .With(TemplateDocument.Slug, LeafNode.Of(Slug))
            .With(TemplateDocument.Type, LeafNode.Of(Type))
            .With(TemplateDocument.Handler, LeafNode.Of(Handler))
            .With(TemplateDocument.LetterheadId, TemplateDocument.TextOrNull(LetterheadId))
            .With(TemplateDocument.TemplateFileId, TemplateDocument.TextOrNull(TemplateFileId))
            .With(TemplateDocument.HandlerOptions, HandlerOptions)
            .With(TemplateDocument.Settings, Settings);
}
