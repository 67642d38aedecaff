using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>
/// The contents of a file on their way into a document, hashed and compressed before the unit begins: a text where the
/// content type says so and the bytes are one, else a leaf that names the blob and its size.
/// </summary>
internal sealed class FileContents
{
    public const string AnyType = "application/octet-stream";

    private const string BlobMember = "blob";
    private const string SizeMember = "size";

    // Further edits than this are another text: the blob is shorter than the list.
    private const int LongestEdits = 64 * 1024;
    private const int LongestCompared = 1_000_000;

    private static readonly FrozenDictionary<string, string> TypesByEnding = new Dictionary<string, string>(
        StringComparer.OrdinalIgnoreCase
    )
    {
        [".html"] = "text/html",
        [".htm"] = "text/html",
        [".njk"] = "text/html",
        [".hbs"] = "text/x-handlebars-template",
        [".pug"] = "text/x-pug",
        [".css"] = "text/css",
        [".js"] = "text/javascript",
        [".json"] = "application/json",
        [".csv"] = "text/csv",
        [".txt"] = "text/plain",
        [".md"] = "text/markdown",
        [".xml"] = "application/xml",
        [".svg"] = "image/svg+xml",
        [".png"] = "image/png",
        [".jpg"] = "image/jpeg",
        [".jpeg"] = "image/jpeg",
        [".gif"] = "image/gif",
        [".webp"] = "image/webp",
        [".woff"] = "font/woff",
        [".woff2"] = "font/woff2",
        [".ttf"] = "font/ttf",
        [".pdf"] = "application/pdf",
        [".docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        [".xlsx"] = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The length of what is a text; null for anything else.</summary>
    private readonly int? length;
    private TextNode? before;
    private IReadOnlyList<TextEdit> edits = [];

    private FileContents(PreparedBlob blob, int? length)
    {
        Blob = blob;
        this.length = length;
    }

    /// <summary>What the bytes are kept as.</summary>
    public PreparedBlob Blob { get; }

    /// <summary>The content type that a name suggests.</summary>
    public static string TypeOf(string name) => TypesByEnding.GetValueOrDefault(Path.GetExtension(name)) ?? AnyType;

    /// <summary>Whether contents of the type are text for people, and so edited and merged by line.</summary>
    public static bool IsTextType(string contentType)
    {
        var type = contentType.Split(';')[0].Trim().ToLowerInvariant();
        return type.StartsWith("text/", StringComparison.Ordinal)
            || type.EndsWith("+json", StringComparison.Ordinal)
            || type.EndsWith("+xml", StringComparison.Ordinal)
            || type
                is "application/json"
                    or "application/xml"
                    or "application/javascript"
                    or "application/x-javascript";
    }

    /// <summary>Null when the size can be taken; else what is too large (413).</summary>
    public static DraftError? Refuse(long size, string contentType) =>
        size > TemplateLimits.Contents ? TooLarge("A file", TemplateLimits.Contents)
        : size > TemplateLimits.Text && IsTextType(contentType) ? TooLarge("A text", TemplateLimits.Text)
        : null;

    public static FileContents Prepare(ReadOnlyMemory<byte> bytes, string contentType) =>
        new(
            PreparedBlob.Prepare(bytes),
            IsTextType(contentType) && Utf8.IsValid(bytes.Span) && !bytes.Span.Contains((byte)0)
                ? Encoding.UTF8.GetCharCount(bytes.Span)
                : null
        );

    /// <summary>
    /// Finds what is to be edited in a text that is there, so that nothing is compared while others wait for the unit.
    /// Where the text is another one by then, it is set.
    /// </summary>
    public async Task CompareAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        DocumentNode known,
        CancellationToken cancellationToken
    )
    {
        if (known is not TextNode node || length is not { } after || Math.Max(after, node.Length) > LongestCompared)
        {
            return;
        }

        var found = TextEdits.Between(
            await DraftDocuments.LoadTextAsync(reader, workspace, node, cancellationToken),
            Encoding.UTF8.GetString(Blob.Unpack().Span)
        );
        if (found.Sum(static edit => (long)edit.Remove.Length + edit.Insert.Length) <= LongestEdits)
        {
            (before, edits) = (node, found);
        }
    }

    /// <summary>What a document has for it; <see cref="StoreAsync"/> stores what that names.</summary>
    public DocumentNode ToNode() =>
        length switch
        {
            0 => TextNode.Of(null, 0),
            { } characters => TextNode.Of(Blob.Hash, characters),
            null => Leaf(Blob.Hash, Blob.Length),
        };

    public async Task StoreAsync(IDraftUnit unit, WorkspaceId workspace, CancellationToken cancellationToken)
    {
        if (length != 0)
        {
            await unit.PutBlobAsync(workspace, Blob, cancellationToken);
        }
    }

    /// <summary>What the document has for it, in place of what it had; stores the blob where that is what is kept.</summary>
    public async Task<DocumentNode> PutAsync(
        IDraftUnit unit,
        WorkspaceId workspace,
        DocumentNode? known,
        CancellationToken cancellationToken
    )
    {
        if (before is not null && known is TextNode node && node.Hash == before.Hash)
        {
            return node.With(edits);
        }

        await StoreAsync(unit, workspace, cancellationToken);
        return ToNode();
    }

    /// <summary>The bytes of a file, as they came.</summary>
    public static async Task<ReadOnlyMemory<byte>> ReadAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        DocumentNode contents,
        CancellationToken cancellationToken
    )
    {
        if (contents is TextNode { Edits.Count: > 0 } edited)
        {
            return Encoding.UTF8.GetBytes(
                await DraftDocuments.LoadTextAsync(reader, workspace, edited, cancellationToken)
            );
        }

        return BlobOf(contents) is { } blob
            ? await reader.ReadBlobAsync(workspace, blob, cancellationToken)
                ?? throw new InvalidOperationException($"The contents {blob} are missing from the store.")
            : ReadOnlyMemory<byte>.Empty;
    }

    /// <summary>The blob that has the contents; null for an empty text. That of a text with edits has it without them.</summary>
    public static ContentHash? BlobOf(DocumentNode contents) =>
        contents switch
        {
            TextNode text => text.Blob,
            LeafNode leaf => Parse(leaf).Blob,
            _ => throw new InvalidOperationException("Contents are a text or a leaf."),
        };

    /// <summary>The size of what is no text; null for a text.</summary>
    public static long? SizeOf(DocumentNode contents) => contents is LeafNode leaf ? Parse(leaf).Size : null;

    private static LeafNode Leaf(ContentHash blob, long size) =>
        LeafNode.FromJson(
            Encoding.ASCII.GetBytes(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $$"""{"{{BlobMember}}":"{{blob}}","{{SizeMember}}":{{size}}}"""
                )
            )
        );

    private static (ContentHash Blob, long Size) Parse(LeafNode leaf)
    {
        using var json = JsonDocument.Parse(leaf.Json);
        var blob = json.RootElement.GetProperty(BlobMember).GetString()!; // Written above.
        return (ContentHash.Parse(blob), json.RootElement.GetProperty(SizeMember).GetInt64());
    }

    private static DraftError TooLarge(string what, int limit) =>
        DraftError.Of(
            "body_too_large",
            "",
            null,
            string.Create(CultureInfo.InvariantCulture, $"{what} has at most {limit:N0} bytes.")
        );
}
