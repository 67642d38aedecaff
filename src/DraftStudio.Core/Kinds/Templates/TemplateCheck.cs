using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;

namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What is wrong with a template: saved all the same, and a reason not to commit it.</summary>
internal static class TemplateCheck
{
    private static readonly ImmutableArray<string> FileIdEndings = ["fileId", "fileIds", "file_id", "file_ids"];
    private static readonly ImmutableArray<string> FileMembers = ["header", "footer"];

    public static ImmutableArray<Problem> Check(Document document)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        if (string.IsNullOrWhiteSpace(TemplateDocument.TextAt(document, TemplateDocument.Name)))
        {
            problems.Add(new Problem(TemplateDocument.Name, "required", "A template has a name."));
        }

        var files = TemplateDocument.FilesOf(document);
        if (
            TemplateDocument.TextAt(document, TemplateDocument.TemplateFileId) is { Length: > 0 } primary
            && files.Find(primary) is null
        )
        {
            problems.Add(Missing(TemplateDocument.TemplateFileId, "The template's primary file is not there."));
        }

        AddReferences(problems, document, TemplateDocument.Settings, files);
        AddReferences(problems, document, TemplateDocument.HandlerOptions, files);
        AddNames(problems, files);
        foreach (var items in TemplateItems.All)
        {
            problems.AddRange(items.Validate(document));
        }

        return problems.ToImmutable();
    }

    /// <summary>
    /// Whether a member's value is the id of a file: <c>headerFileId</c>, <c>file_id</c>, <c>attachmentFileIds</c>; a header
    /// or footer may be one.
    /// </summary>
    public static bool NamesFile(string member, string value) =>
        value.Length > 0
        && (
            NamesFile(member)
            || (FileMembers.Contains(member, StringComparer.OrdinalIgnoreCase) && Guid.TryParseExact(value, "D", out _))
        );

    /// <summary>Whether a member is there to name a file.</summary>
    public static bool NamesFile(string member) =>
        FileIdEndings.Any(ending => member.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    private static void AddReferences(
        ImmutableArray<Problem>.Builder problems,
        Document document,
        DocumentPath path,
        MapNode files
    )
    {
        foreach (var (at, member, value) in JsonTree.Strings(path, TemplateDocument.MapAt(document, path)))
        {
            if (NamesFile(member, value) && files.Find(value) is null)
            {
                problems.Add(Missing(at, $"\"{MemberMap.Unescape(at.Last)}\" names a file that is not there."));
            }
        }
    }

    private static void AddNames(ImmutableArray<Problem>.Builder problems, MapNode files)
    {
        var index = FileIndex.Of(files);
        foreach (var ids in index.Shared.Select(index.WithFolded))
        {
            foreach (var id in ids.Skip(1))
            {
                problems.Add(
                    new Problem(
                        TemplateFile.At(id).Child(TemplateFile.PathMember),
                        "file_name_taken",
                        $"Another file is called \"{TemplateFile.PathOf(files.Find(id))}\", but for its case."
                    )
                );
            }
        }
    }

    private static Problem Missing(DocumentPath path, string message) => new(path, "file_missing", message);
}
