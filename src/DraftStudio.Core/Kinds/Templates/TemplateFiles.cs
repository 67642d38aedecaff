using System.Collections.Concurrent;
using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>The files of a template: found, listed, measured, and edited.</summary>
internal sealed class TemplateFiles(TimeProvider time)
{
    private const int MostMeasured = 10_000;

    private static readonly FileFacts Nothing = new(0, ContentHash.Of([]));

    // A text with edits never changes: what was measured of one stays true.
    private readonly ConcurrentDictionary<ContentHash, FileFacts> measured = new();

    /// <summary>A file by the draft's id of it, by the id that documents have, or by its name.</summary>
    public static Result<TemplateFile> Find(TemplateState template, string id)
    {
        var files = TemplateDocument.FilesOf(template.Document);
        if (template.Ids.Find(id) is { } known)
        {
            return TemplateFile.Find(template.Document, known) ?? (Result<TemplateFile>)NotFound();
        }

        foreach (var name in (string[])[id, id.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase)])
        {
            if (
                FileIndex.Of(files).Find(name) is [var found, ..]
                && TemplateFile.Find(template.Document, found) is { } file
                && file.Path == name
            )
            {
                return file;
            }
        }

        return NotFound();
    }

    /// <summary>All files by name.</summary>
    public static ImmutableArray<TemplateFile> List(Document document) =>
        [
            .. TemplateDocument
                .FilesOf(document)
                .Select(static file => TemplateFile.Of(file.Key, (MapNode)file.Value)) // Files are maps.
                .OrderBy(static file => file.Path, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static file => file.Id, StringComparer.Ordinal),
        ];

    /// <summary>The sizes and hashes of files, by id. Only texts that are being edited are read.</summary>
    public async Task<ImmutableDictionary<string, FileFacts>> MeasureAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        IReadOnlyList<TemplateFile> files,
        CancellationToken cancellationToken
    )
    {
        var lengths = await reader.MeasureBlobsAsync(
            workspace,
            [
                .. files
                    .Where(static file => file.Contents is TextNode { Edits.Count: 0, Blob: not null })
                    .Select(static file => FileContents.BlobOf(file.Contents)!.Value), // Those have one.
            ],
            cancellationToken
        );
        var facts = ImmutableDictionary.CreateBuilder<string, FileFacts>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            facts[file.Id] = file.Contents switch
            {
                TextNode { Edits.Count: > 0 } text => await MeasureAsync(reader, workspace, text, cancellationToken),
                TextNode { Blob: { } blob } when lengths.TryGetValue(blob, out var length) => new FileFacts(
                    length,
                    blob
                ),
                LeafNode leaf => new FileFacts(
                    FileContents.SizeOf(leaf) ?? 0,
                    FileContents.BlobOf(leaf) ?? Nothing.Sha256
                ),
                _ => Nothing,
            };
        }

        return facts.ToImmutable();
    }

    /// <summary>Adds files, all or none; the answer has their ids, in order.</summary>
    public async Task<Result<(Document Document, ImmutableArray<string> Ids)>> AddAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        Document document,
        IReadOnlyList<NewFile> files,
        CancellationToken cancellationToken
    )
    {
        var ids = ImmutableArray.CreateBuilder<string>(files.Count);
        if (TemplateDocument.FilesOf(document).Count + files.Count > TemplateLimits.Files)
        {
            return DraftError.Of("too_many", "", null, $"A template has at most {TemplateLimits.Files} files.");
        }

        for (var i = 0; i < files.Count; i++)
        {
            var file = files[i];
            if (RefuseTaken(document, file.Name, null) is { } taken)
            {
                return taken;
            }

            var id = Guid.CreateVersion7(time.GetUtcNow()).ToString("D");
            document = new TemplateFile(
                id,
                file.Name,
                file.Role,
                file.ContentType,
                time.GetUtcNow(),
                await file.Contents.PutAsync(unit, workspace, null, cancellationToken)
            ).PutInto(document);
            if (file.Primary)
            {
                document = document.With(TemplateDocument.TemplateFileId, LeafNode.Of(id));
            }

            ids.Add(id);
        }

        return (document, ids.MoveToImmutable());
    }

    /// <summary>Renames, moves, retypes; the id stays, and with it what refers to the file.</summary>
    public static Result<Document> Change(Document document, TemplateFile file, FileChange change)
    {
        if (change.Name is { } name && RefuseTaken(document, name, file.Id) is { } taken)
        {
            return taken;
        }

        var path = TemplateFile.At(file.Id);
        foreach (
            var (member, value) in (ReadOnlySpan<(string, string?)>)
                [
                    (TemplateFile.PathMember, change.Name),
                    (TemplateFile.RoleMember, change.Role),
                    (TemplateFile.ContentTypeMember, change.ContentType),
                ]
        )
        {
            if (value is not null)
            {
                document = document.With(path.Child(member), LeafNode.Of(value));
            }
        }

        var isPrimary = TemplateDocument.TextAt(document, TemplateDocument.TemplateFileId) == file.Id;
        return change.Primary switch
        {
            true => document.With(TemplateDocument.TemplateFileId, LeafNode.Of(file.Id)),
            false when isPrimary => document.With(TemplateDocument.TemplateFileId, TemplateDocument.Null),
            _ => document,
        };
    }

    public static DraftError NotFound() => new DraftError.NotFound("file_not_found", "There is no such file.");

    /// <summary>Why a file cannot be called that; null when it can.</summary>
    public static DraftError? RefuseTaken(Document document, string name, string? but) =>
        FileIndex.Of(TemplateDocument.FilesOf(document)).Find(name).Any(id => id != but)
            ? new DraftError.Refused(
                "file_name_taken",
                $"The template has a file \"{name}\" already, but for its case."
            )
            : null;

    private async Task<FileFacts> MeasureAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        TextNode text,
        CancellationToken cancellationToken
    )
    {
        if (measured.TryGetValue(text.Hash, out var known))
        {
            return known;
        }

        var bytes = await FileContents.ReadAsync(reader, workspace, text, cancellationToken);
        if (measured.Count >= MostMeasured)
        {
            measured.Clear();
        }

        return measured[text.Hash] = new FileFacts(bytes.Length, ContentHash.Of(bytes.Span));
    }
}
