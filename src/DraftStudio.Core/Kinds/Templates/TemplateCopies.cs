using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// Makes another template of what is published of one. Its files and items have ids of their own, and what referred to the
/// files does so still.
/// </summary>
internal sealed class TemplateCopies(TemplateDrafts drafts, TimeProvider time)
{
    private const string Suffix = " copy";

    /// <summary>Publishes the copy, under a slug of its own, and opens its draft.</summary>
    public async Task<Result<TemplateState>> DuplicateAsync(
        IDraftUnit unit,
        Caller caller,
        ArtifactId template,
        CancellationToken cancellationToken
    )
    {
        var found = await drafts.FindAsync(unit, caller, template.ToString(), cancellationToken);
        if (!found.TryGet(out var source, out var error))
        {
            return error;
        }

        if (source.Draft is not null)
        {
            return TemplateDrafts.NotFound();
        }

        var header = TemplateHeader.Of(source.Document);
        var created = await drafts.CreateAsync(
            unit,
            caller,
            header with
            {
                Name = NameOf(header.Name),
                TemplateFileId = null,
                HandlerOptions = MapNode.Empty,
                Settings = MapNode.Empty,
            },
            [],
            (document, _) => PutInto(document, source.Document),
            cancellationToken
        );
        return created.TryGet(out var copy, out error)
            ? await drafts.EditAsync(unit, caller, copy.Original.Id.ToString(), cancellationToken)
            : error;
    }

    private static string NameOf(string name) =>
        name.Length > TemplateLimits.Name - Suffix.Length ? name : name + Suffix;

    private Document PutInto(Document document, Document source)
    {
        var (now, renamed) = (time.GetUtcNow(), new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase));
        foreach (var file in TemplateFiles.List(source))
        {
            var id = renamed[file.Id] = NewId();
            document = (file with { Id = id, CreatedAt = now }).PutInto(document);
        }

        foreach (var path in (DocumentPath[])[TemplateDocument.Settings, TemplateDocument.HandlerOptions])
        {
            var tree = JsonTree.ToElement(TemplateDocument.MapAt(source, path), Renamed);
            document = document.With(path, JsonTree.Read(tree, null, Same));
        }

        if (TemplateDocument.TextAt(source, TemplateDocument.TemplateFileId) is { } primary)
        {
            document = document.With(TemplateDocument.TemplateFileId, LeafNode.Of(Renamed(primary)));
        }

        foreach (var items in TemplateItems.All)
        {
            foreach (var (_, item) in items.Read(source))
            {
                document = items.Put(document, NewId(), JsonTree.ToElement(item, Renamed), Same);
            }
        }

        return document;

        string Renamed(string text) => renamed.GetValueOrDefault(text, text);

        static string Same(string text) => text;

        string NewId() => Guid.CreateVersion7(now).ToString("D");
    }
}
