using System.Buffers;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates.Archives;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// A template as a zip and back: its files in a folder, and beside it <c>template.json</c> with all that is no file. A zip
/// without that is a template's files alone.
/// </summary>
internal sealed class TemplateArchive
{
    private const string Folder = "files/";
    private const string Manifest = "template.json";
    private const int Version = 1;

    private static readonly JsonDocumentOptions Reading = new() { MaxDepth = 64 };

    private readonly ImmutableArray<NewFile> files;
    private readonly ImmutableArray<StatedFile> stated;
    private readonly JsonElement manifest;

    private TemplateArchive(
        ContentHash hash,
        ImmutableArray<NewFile> files,
        ImmutableArray<StatedFile> stated,
        JsonElement manifest
    )
    {
        Hash = hash;
        this.files = files;
        this.stated = stated;
        this.manifest = manifest;
    }

    /// <summary>Of the zip's bytes.</summary>
    public ContentHash Hash { get; }

    /// <summary>The files, prepared; in the order of <see cref="PutInto"/>'s ids.</summary>
    public ImmutableArray<NewFile> Files => files;

    /// <summary>What the manifest says of the files, in the same order; of a file that it does not list nothing.</summary>
    public ImmutableArray<StatedFile> Stated => stated;

    /// <summary>What the manifest says of the template, checked; the name that is given wins.</summary>
    public Result<TemplateHeader> ReadHeader(string? name)
    {
        var (type, handler) = (Text("type"), Text("handler"));
        if (type is not null && !TemplateTypes.All.Contains(type, StringComparer.Ordinal))
        {
            return Refuse("It is of a type that there is not.");
        }

        if (handler is not null && !TemplateHandlers.All.Contains(handler, StringComparer.Ordinal))
        {
            return Refuse("It has a handler that there is not.");
        }

        name ??= Text("name") ?? "Imported template";
        if (
            string.IsNullOrWhiteSpace(name)
            || name.Length > TemplateLimits.Name
            || Text("description")?.Length > TemplateLimits.Description
            || Text("letterheadId")?.Length > TemplateLimits.Name
        )
        {
            return Refuse("Its name or description is missing or too long.");
        }

        return new TemplateHeader(
            name,
            Text("description"),
            "",
            type ?? TemplateTypes.Default,
            handler ?? TemplateHandlers.Default,
            Text("letterheadId"),
            null,
            MapNode.Empty,
            MapNode.Empty
        );
    }

    /// <summary>The document with what refers to its files, and its processors and inputs.</summary>
    /// <param name="document">Has the files.</param>
    /// <param name="added">The ids that they got, in the order of <see cref="Files"/>.</param>
    /// <param name="newId">A fresh id.</param>
    public Document PutInto(Document document, IReadOnlyList<string> added, Func<string> newId)
    {
        var renamed = Renaming(added);
        foreach (
            var (name, path) in (ReadOnlySpan<(string, DocumentPath)>)
                [("settings", TemplateDocument.Settings), ("handlerOptions", TemplateDocument.HandlerOptions)]
        )
        {
            if (Member(name) is { ValueKind: JsonValueKind.Object } tree)
            {
                document = document.With(path, JsonTree.Read(tree, null, renamed));
            }
        }

        if (Text("templateFileId") is { } primary)
        {
            document = document.With(TemplateDocument.TemplateFileId, LeafNode.Of(renamed(primary)));
        }

        foreach (var items in TemplateItems.All)
        {
            foreach (var item in ItemsOf(items))
            {
                document = items.Put(document, newId(), item, renamed);
            }
        }

        return document;
    }

    /// <summary>What strings of the manifest become when its files have these ids, in the order of <see cref="Files"/>.</summary>
    public Func<string, string> Renaming(IReadOnlyList<string> now)
    {
        var byOld = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < now.Count; i++)
        {
            if (stated[i].Id is { } old)
            {
                byOld[old] = now[i];
            }
        }

        return text => byOld.GetValueOrDefault(text, text);
    }

    /// <summary>A member of the manifest; null where there is no such member, or no manifest.</summary>
    public JsonElement? Member(string name) =>
        manifest.ValueKind == JsonValueKind.Object && manifest.TryGetProperty(name, out var value) ? value : null;

    /// <summary>The manifest's processors, or inputs, in their order, as they are put into a document.</summary>
    public IEnumerable<JsonElement> ItemsOf(TemplateItems items) => Entries(manifest, items.Name).Select(WithoutIndex);

    /// <summary>Reads a zip from end to end before anything is used of it.</summary>
    public static async Task<Result<TemplateArchive>> ReadAsync(
        ReadOnlyMemory<byte> zip,
        Func<ReadOnlySpan<byte>, DraftError?> checkJson,
        CancellationToken cancellationToken
    )
    {
        using var stream = new MemoryStream(zip.ToArray(), writable: false);
        var opened = await Archive.OpenAsync(stream, ArchiveLimits.Import, cancellationToken);
        if (!opened.TryGet(out var archive, out var error))
        {
            return error;
        }

        var isOwn =
            archive.Files.Any(static file => file.Path == Manifest)
            && archive.Files.All(static file =>
                file.Path == Manifest || file.Path.StartsWith(Folder, StringComparison.Ordinal)
            );
        var described = default(JsonElement);
        if (isOwn)
        {
            var json = await BytesAsync(archive, archive.Files.Single(static file => file.Path == Manifest));
            if (checkJson(json) is not null)
            {
                return Refuse("It is not what an export has.");
            }

            using var read = JsonDocument.Parse(json, Reading);
            described = read.RootElement.Clone();
            if (Check(described) is { } refused)
            {
                return refused;
            }
        }

        var known = Listed(described);
        var found = ImmutableArray.CreateBuilder<NewFile>();
        var about = ImmutableArray.CreateBuilder<StatedFile>();
        foreach (var entry in archive.Files.Where(entry => !isOwn || entry.Path != Manifest))
        {
            var name = isOwn ? entry.Path[Folder.Length..] : entry.Path;
            var listed = known.GetValueOrDefault(name) ?? new StatedFile(null, null, null);
            var type = listed.Type ?? FileContents.TypeOf(name);
            if ((FileContents.Refuse(entry.Size, type) ?? RefuseName(name)) is { } wrong)
            {
                return wrong;
            }

            found.Add(
                new NewFile(
                    name,
                    listed.Role ?? FileRoles.Asset,
                    type,
                    false,
                    FileContents.Prepare(await BytesAsync(archive, entry), type)
                )
            );
            about.Add(listed);
        }

        return new TemplateArchive(ContentHash.Of(zip.Span), found.ToImmutable(), about.ToImmutable(), described);

        async Task<byte[]> BytesAsync(Archive from, ArchiveEntry entry)
        {
            await using var contents = from.Open(entry);
            using var copy = new MemoryStream();
            await contents.CopyToAsync(copy, cancellationToken);
            return copy.ToArray();
        }
    }

    /// <summary>Writes a template as a zip: the same bytes for the same template.</summary>
    public static Task WriteAsync(
        Stream output,
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        CancellationToken cancellationToken
    ) =>
        ArchiveWriter.WriteAsync(
            output,
            TemplateFiles
                .List(document)
                .Select(file => new ArchiveFile(
                    Folder + file.Path,
                    async token => Open(await FileContents.ReadAsync(reader, workspace, file.Contents, token))
                ))
                .Append(new ArchiveFile(Manifest, _ => ValueTask.FromResult<Stream>(Open(Describe(document))))),
            cancellationToken
        );

    private static MemoryStream Open(ReadOnlyMemory<byte> bytes) => new(bytes.ToArray(), writable: false);

    private static ReadOnlyMemory<byte> Describe(Document document)
    {
        var header = TemplateHeader.Of(document);
        var buffer = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(buffer, LeafNode.Writing with { Indented = true });
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("name", header.Name);
        json.WriteString("description", header.Description);
        json.WriteString("type", header.Type);
        json.WriteString("handler", header.Handler);
        json.WritePropertyName("handlerOptions");
        JsonTree.Write(json, header.HandlerOptions, Same);
        json.WritePropertyName("settings");
        JsonTree.Write(json, header.Settings, Same);
        json.WriteString("letterheadId", header.LetterheadId);
        json.WriteString("templateFileId", header.TemplateFileId);
        json.WriteStartArray("files");
        foreach (var file in TemplateFiles.List(document))
        {
            json.WriteStartObject();
            json.WriteString("id", file.Id);
            json.WriteString("filename", file.Path);
            json.WriteString("role", file.Role);
            json.WriteString("contentType", file.ContentType);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        foreach (var items in TemplateItems.All)
        {
            json.WriteStartArray(items.Name);
            foreach (var (_, item) in items.Read(document))
            {
                JsonTree.Write(json, item, Same);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory;
    }

    private static DraftError? Check(JsonElement manifest)
    {
        if (
            manifest.ValueKind != JsonValueKind.Object
            || !manifest.TryGetProperty("version", out var version)
            || !(version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) && number == Version)
        )
        {
            return Refuse(string.Create(CultureInfo.InvariantCulture, $"It is not of an export of version {Version}."));
        }

        foreach (var items in TemplateItems.All)
        {
            foreach (var item in Entries(manifest, items.Name))
            {
                if (item.ValueKind != JsonValueKind.Object || !items.Refuse(item).IsEmpty)
                {
                    return Refuse($"One of its {items.Name} is none.");
                }
            }
        }

        return null;
    }

    private static Dictionary<string, StatedFile> Listed(JsonElement manifest)
    {
        var listed = new Dictionary<string, StatedFile>(StringComparer.Ordinal);
        foreach (var file in Entries(manifest, "files"))
        {
            if (Text(file, "filename") is { } name)
            {
                var role = Text(file, "role");
                listed[name] = new StatedFile(
                    Text(file, "id"),
                    role is not null && FileRoles.All.Contains(role, StringComparer.Ordinal) ? role : null,
                    Text(file, "contentType") is { Length: > 0 and <= TemplateLimits.ContentType } type ? type : null
                );
            }
        }

        return listed;
    }

    private static DraftError? RefuseName(string name) =>
        FileName.Refuse(name, "") is { } refused ? ArchiveRefusal.Of(ArchiveRefusal.Path, name, refused.Message) : null;

    private static DraftError Refuse(string message) => ArchiveRefusal.Of(ArchiveRefusal.Corrupt, Manifest, message);

    private static string Same(string text) => text;

    private static JsonElement WithoutIndex(JsonElement item)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, LeafNode.Writing))
        {
            json.WriteStartObject();
            foreach (var member in item.EnumerateObject().Where(static member => member.Name != "index"))
            {
                member.WriteTo(json);
            }

            json.WriteEndObject();
        }

        using var read = JsonDocument.Parse(buffer.WrittenMemory, Reading);
        return read.RootElement.Clone();
    }

    private static IEnumerable<JsonElement> Entries(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var list)
        && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : [];

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;

    private string? Text(string name) => Text(manifest, name);
}
