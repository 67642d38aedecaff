using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>The files of a template by their names, as references between them mean them: exactly, and texts alone.</summary>
internal sealed class FileTexts(MapNode files)
{
    private readonly FileIndex index = FileIndex.Of(files);

    public MapNode Files => files;

    /// <summary>The template file at the path; null when there is none, or it is no text.</summary>
    public TextNode? TemplateAt(string path) =>
        index.Find(path).Where(id => PathOf(id) == path && IsTemplate(id)).Select(TextOf).FirstOrDefault(IsThere);

    /// <summary>The id of the file at the path, of one that is a template before one that is not.</summary>
    public string? IdAt(string path) =>
        index.Find(path).Where(id => PathOf(id) == path).OrderByDescending(IsTemplate).FirstOrDefault();

    /// <summary>Whether a text is at the path, be it a template or not: it can be included all the same.</summary>
    public bool IsText(string path) => index.Find(path).Any(id => PathOf(id) == path && TextOf(id) is not null);

    /// <summary>The path of a text that is this path but for its case.</summary>
    public string? Spelled(string path) =>
        index.Find(path).Where(id => TextOf(id) is not null).Select(PathOf).Min(StringComparer.Ordinal);

    private string PathOf(string id) => TemplateFile.PathOf(files.Find(id));

    private TextNode? TextOf(string id) => Member(id, TemplateFile.ContentsMember) as TextNode;

    private bool IsTemplate(string id) =>
        (Member(id, TemplateFile.RoleMember) as LeafNode)?.AsString() == FileRoles.Template;

    private DocumentNode? Member(string id, string name) => (files.Find(id) as MapNode)?.Find(name);

    private static bool IsThere(TextNode? text) => text is not null;
}
