using System.Globalization;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>A file of a template: its node in the document, read.</summary>
/// <param name="Id">The one id by which documents know it, a UUID in lower case.</param>
/// <param name="Path">Its name with folders: <c>parts/header.html</c>.</param>
/// <param name="Contents">A text, or a leaf that names a blob and its size (<see cref="FileContents"/>).</param>
internal sealed record TemplateFile(
    string Id,
    string Path,
    string Role,
    string ContentType,
    DateTimeOffset CreatedAt,
    DocumentNode Contents
)
{
    public const string PathMember = "path";
    public const string RoleMember = "role";
    public const string ContentTypeMember = "contentType";
    public const string ContentsMember = "contents";
    private const string CreatedAtMember = "createdAt";

    public static DocumentPath At(string id) => TemplateDocument.Files.Child(id);

    public static DocumentPath ContentsAt(string id) => At(id).Child(ContentsMember);

    public static TemplateFile? Find(Document document, string id) =>
        TemplateDocument.FilesOf(document).Find(id) is MapNode node ? Of(id, node) : null;

    /// <exception cref="InvalidOperationException">The node is not a file's.</exception>
    public static TemplateFile Of(string id, MapNode node) =>
        new(
            id,
            PathOf(node),
            TextOf(node, RoleMember) ?? FileRoles.Asset,
            TextOf(node, ContentTypeMember) ?? FileContents.AnyType,
            DateTimeOffset.TryParse(
                TextOf(node, CreatedAtMember),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var created
            )
                ? created
                : DateTimeOffset.UnixEpoch,
            node.Find(ContentsMember) ?? throw new InvalidOperationException($"The file {id} has no contents.")
        );

    public static string PathOf(DocumentNode? node) => TextOf(node as MapNode ?? MapNode.Empty, PathMember) ?? "";

    public Document PutInto(Document document) => document.With(At(Id), ToNode());

    private MapNode ToNode() =>
        MapNode.Of([
            KeyValuePair.Create<string, DocumentNode>(PathMember, LeafNode.Of(Path)),
            KeyValuePair.Create<string, DocumentNode>(RoleMember, LeafNode.Of(Role)),
            KeyValuePair.Create<string, DocumentNode>(ContentTypeMember, LeafNode.Of(ContentType)),
            KeyValuePair.Create<string, DocumentNode>(
                CreatedAtMember,
                LeafNode.Of(
                    CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture)
                )
            ),
            KeyValuePair.Create(ContentsMember, Contents),
        ]);

    private static string? TextOf(MapNode node, string member) => (node.Find(member) as LeafNode)?.AsString();
}
