using System.Collections.Immutable;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The words that callers know for the paths and values of a draft's document: its pointers, its ids of files.</summary>
internal sealed class TemplateNames
{
    private readonly TemplateState template;
    private readonly DraftFileIds ids;
    private readonly ImmutableArray<Document> documents;

    /// <param name="template">The draft.</param>
    /// <param name="others">Documents with files that the draft may not have any more: its base, what is live.</param>
    public TemplateNames(TemplateState template, params ReadOnlySpan<Document> others)
    {
        this.template = template;
        documents = [template.Document, .. others];
        ids = new DraftFileIds(
            template.Draft?.Id,
            MapNode.Of(
                documents
                    .SelectMany(static document => TemplateDocument.FilesOf(document))
                    .DistinctBy(static file => file.Key, StringComparer.Ordinal)
            )
        );
    }

    public string FileId(string id) => ids.ToWire(id);

    /// <summary>Where a thing is in what the routes answer: <c>/settings/pdf/headerFileId</c>, <c>/files/…/filename</c>.</summary>
    public string PointerOf(DocumentPath path)
    {
        var segments = path.Segments;
        return (
            segments switch
            {
                ["template", .. var rest] => Of(rest),
                ["files", var id, TemplateFile.PathMember] => DocumentPath.Of("files", FileId(id), "filename"),
                ["files", var id, .. var rest] => DocumentPath.Of(["files", FileId(id), .. rest]),
                ["processorOrder", .. var rest] => DocumentPath.Of(["processors", .. rest, "index"]),
                ["inputOrder", .. var rest] => DocumentPath.Of(["inputs", .. rest, "index"]),
                _ => path,
            }
        ).ToString();

        static DocumentPath Of(ImmutableArray<string> rest) => DocumentPath.Of(rest.AsSpan());
    }

    public ChangedMemberWire Member(Change change) =>
        new()
        {
            Pointer = PointerOf(change.Path),
            Before = Value(change.Before),
            After = Value(change.After),
        };

    public TemplateProblemWire Problem(Problem problem) =>
        new()
        {
            Pointer = PointerOf(problem.Path),
            Code = problem.Code,
            Message = problem.Message,
            Severity = problem.IsWarning ? "warning" : "error",
        };

    public TemplateConflictWire Conflict(MergeConflict conflict, ImmutableArray<TextConflict> lines)
    {
        var segments = conflict.Path.Segments;
        var (kind, id) = segments switch
        {
            ["template", "settings", ..] => ("settings", null),
            ["template", "handlerOptions", ..] => ("handlerOptions", null),
            ["files", var file, ..] => ("file", file),
            ["processors" or "processorOrder", var item, ..] => ("processor", item),
            ["inputs" or "inputOrder", var item, ..] => ("input", item),
            _ => ("template", (string?)null),
        };
        return new TemplateConflictWire
        {
            Pointer = PointerOf(conflict.Path),
            Kind = kind,
            Id = id is null ? null : FileId(id),
            Name = id is null ? segments.LastOrDefault() : NameOf(kind, id, conflict),
            Base = Value(conflict.Base),
            Live = Value(conflict.Live),
            Mine = Value(conflict.Mine),
            Lines =
            [
                .. lines.Select(static line => new ConflictLinesWire
                {
                    Start = line.FirstLine + 1,
                    Count = line.LineCount,
                    Base = line.Base,
                    Live = line.Live,
                    Mine = line.Mine,
                }),
            ],
        };
    }

    /// <summary>A node as JSON; null for none, and for contents, which are shown by line or not at all.</summary>
    public JsonElement? Value(DocumentNode? node)
    {
        switch (node)
        {
            case null or TextNode:
                return null;
            case MapNode map
                when map.Find(TemplateFile.ContentsMember) is { } contents
                    && (contents is TextNode || map.Find(TemplateFile.PathMember) is not null):
                return JsonSerializer.SerializeToElement(
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["filename"] = TemplateFile.PathOf(map) }
                );
            default:
                return JsonTree.ToElement(node, ids.ToWire);
        }
    }

    private string? NameOf(string kind, string id, MergeConflict conflict)
    {
        if (kind == "file")
        {
            return documents.Select(document => TemplateFile.Find(document, id)?.Path).FirstOrDefault(Known)
                ?? TemplateFile.PathOf(conflict.Mine ?? conflict.Live ?? conflict.Base);
        }

        var items = kind == "processor" ? TemplateItems.Processors : TemplateItems.Inputs;
        var path = items.Items.Child(id);
        return TemplateItems.NameOf(
            documents.Select(document => document.At(path)).FirstOrDefault(static node => node is not null)
                ?? conflict.Live
                ?? MapNode.Empty
        );

        static bool Known(string? name) => name is not null;
    }
}
