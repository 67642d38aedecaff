using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>A document and a zip become one document.</summary>
internal sealed class ArchiveMerge
{
    private readonly Document origin;
    private readonly TemplateArchive archive;
    private readonly Func<string> newId;
    private readonly ImmutableArray<ImportedFile>.Builder files = ImmutableArray.CreateBuilder<ImportedFile>();
    private readonly ImmutableArray<FileContents>.Builder contents = ImmutableArray.CreateBuilder<FileContents>();

    /// <summary>The ids of the zip's files, in its order.</summary>
    private readonly List<string> ids = [];
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private Document document;

    public ArchiveMerge(Document origin, TemplateArchive archive, Func<string> newId)
    {
        this.origin = origin;
        this.archive = archive;
        this.newId = newId;
        document = origin;
    }

    /// <summary>What becomes of each file, by name.</summary>
    public ImmutableArray<ImportedFile> Files =>
        [
            .. files
                .OrderBy(static file => file.Path, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static file => file.Path, StringComparer.Ordinal),
        ];

    /// <summary>The contents that are not in the document yet.</summary>
    public ImmutableArray<FileContents> Contents => contents.ToImmutable();

    /// <summary>Why the files cannot be taken; null when they are.</summary>
    public DraftError? PutFiles(ImmutableDictionary<string, FileFacts> facts, DateTimeOffset now, bool isWhole)
    {
        for (var i = 0; i < archive.Files.Length; i++)
        {
            var (sent, stated) = (archive.Files[i], archive.Stated[i]);
            var known = Find(sent.Name);
            if (
                known is not null
                && FileContents.Refuse(sent.Contents.Blob.Length, stated.Type ?? known.ContentType) is { } large
            )
            {
                return large;
            }

            Put(sent, stated, known, known is null ? null : facts[known.Id], now);
        }

        foreach (var file in TemplateFiles.List(origin).Where(file => !seen.Contains(file.Id)))
        {
            document = isWhole ? document.Without(TemplateFile.At(file.Id)) : document;
            files.Add(
                new ImportedFile(
                    file.Path,
                    isWhole ? FileImport.Removed : FileImport.Kept,
                    file.Id,
                    facts[file.Id].Size,
                    null,
                    file.Contents is TextNode
                )
            );
        }

        return TemplateDocument.FilesOf(document).Count > TemplateLimits.Files
            ? DraftError.Of("too_many", "", null, $"A template has at most {TemplateLimits.Files} files.")
            : null;
    }

    /// <summary>The document with what the manifest says; as it is where there is none.</summary>
    public Document PutManifest(bool isWhole)
    {
        var renamed = archive.Renaming(ids);
        PutText("name", TemplateDocument.Name);
        PutText("type", TemplateDocument.Type);
        PutText("handler", TemplateDocument.Handler);
        PutText("description", TemplateDocument.Description);
        PutText("letterheadId", TemplateDocument.LetterheadId);
        PutText("templateFileId", TemplateDocument.TemplateFileId, renamed);
        PutTree("settings", TemplateDocument.Settings, renamed, isWhole);
        PutTree("handlerOptions", TemplateDocument.HandlerOptions, renamed, isWhole);
        foreach (var items in TemplateItems.All)
        {
            PutItems(items, renamed, isWhole);
        }

        return document;
    }

    private void Put(NewFile sent, StatedFile stated, TemplateFile? known, FileFacts? facts, DateTimeOffset now)
    {
        var isSame = facts?.Sha256 == sent.Contents.Blob.Hash;
        var type = stated.Type ?? known?.ContentType ?? sent.ContentType;
        var brought =
            isSame ? null
            : FileContents.IsTextType(type) == FileContents.IsTextType(sent.ContentType) ? sent.Contents
            : FileContents.Prepare(sent.Contents.Blob.Unpack(), type);
        var file = new TemplateFile(
            known?.Id ?? newId(),
            sent.Name,
            stated.Role ?? known?.Role ?? sent.Role,
            type,
            known?.CreatedAt ?? now,
            brought?.ToNode() ?? known!.Contents // Only one that is known is the same.
        );
        ids.Add(file.Id);
        seen.Add(file.Id);
        document = file.PutInto(document);
        if (brought is not null)
        {
            contents.Add(brought);
        }

        files.Add(
            new ImportedFile(
                file.Path,
                known is null ? FileImport.Added
                    : file == known ? FileImport.Same
                    : FileImport.Changed,
                known?.Id,
                facts?.Size,
                sent.Contents.Blob.Length,
                file.Contents is TextNode
            )
        );
    }

    /// <summary>The file of exactly this name, else the one that differs in case.</summary>
    private TemplateFile? Find(string name) =>
        FileIndex
            .Of(TemplateDocument.FilesOf(origin))
            .Find(name)
            .Select(id => TemplateFile.Find(origin, id))
            .OfType<TemplateFile>()
            .Where(file => !seen.Contains(file.Id))
            .OrderByDescending(file => file.Path == name)
            .FirstOrDefault();

    private void PutText(string member, DocumentPath path, Func<string, string>? renamed = null)
    {
        if (archive.Member(member) is { ValueKind: JsonValueKind.String or JsonValueKind.Null } value)
        {
            var text = value.GetString();
            document = document.With(
                path,
                TemplateDocument.TextOrNull(text is null || renamed is null ? text : renamed(text))
            );
        }
    }

    private void PutTree(string member, DocumentPath path, Func<string, string> renamed, bool isWhole)
    {
        if (archive.Member(member) is { ValueKind: JsonValueKind.Object } tree)
        {
            var known = TemplateDocument.MapAt(document, path);
            document = document.With(
                path,
                isWhole ? JsonTree.Read(tree, known, renamed) : Together(known, tree, renamed)
            );
        }
    }

    /// <summary>The tree's members over those that are there, at any depth.</summary>
    private static MapNode Together(MapNode known, JsonElement tree, Func<string, string> renamed)
    {
        var members = JsonTree.Members(known).ToList();
        foreach (var member in tree.EnumerateObject())
        {
            var at = members.FindIndex(other => other.Key == member.Name);
            var before = at < 0 ? null : members[at].Value;
            var next = KeyValuePair.Create(
                member.Name,
                before is MapNode map && member.Value.ValueKind == JsonValueKind.Object
                    ? Together(map, member.Value, renamed)
                    : JsonTree.Read(member.Value, before, renamed)
            );
            if (at < 0)
            {
                members.Add(next);
            }
            else
            {
                members[at] = next;
            }
        }

        return JsonTree.MapOf(members, known);
    }

    /// <summary>Items are told by their names, and by their order where names are the same or none; they keep their ids.</summary>
    private void PutItems(TemplateItems items, Func<string, string> renamed, bool isWhole)
    {
        if (archive.Member(items.Name) is not { ValueKind: JsonValueKind.Array })
        {
            return;
        }

        var known = items.Read(document);
        var left = known
            .GroupBy(static item => TemplateItems.NameOf(item.Value) ?? "", StringComparer.Ordinal)
            .ToDictionary(
                static group => group.Key,
                static group => new Queue<string>(group.Select(static item => item.Key)),
                StringComparer.Ordinal
            );
        var order = new List<string>();
        foreach (var item in archive.ItemsOf(items))
        {
            var name =
                item.TryGetProperty("name", out var value) && value.ValueKind == JsonValueKind.String
                    ? value.GetString()! // It is one.
                    : "";
            var id = left.GetValueOrDefault(name)?.TryDequeue(out var matched) == true ? matched : newId();
            document = items.Put(document, id, item, renamed);
            order.Add(id);
        }

        if (!isWhole)
        {
            return;
        }

        foreach (var (id, _) in known.Where(item => !order.Contains(item.Key)))
        {
            document = items.Remove(document, id);
        }

        document = items.Reorder(document, order).TryGet(out var ordered, out _) ? ordered : document;
    }
}
