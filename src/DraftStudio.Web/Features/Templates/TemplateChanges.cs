using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What differs between two documents of a template, thing by thing. Pure.</summary>
internal static class TemplateChanges
{
    private static readonly string InputOrder = TemplateItems.Inputs.Order.Last;
    private static readonly string ProcessorOrder = TemplateItems.Processors.Order.Last;

    /// <summary>By kind, each kind by name.</summary>
    public static ImmutableArray<TemplateChange> Of(Document origin, Document document) =>
        [
            .. DocumentDiff
                .Between(origin, document)
                .Where(static change => !change.Path.Segments.Contains(MemberMap.OrderMember, StringComparer.Ordinal))
                .Select(static change => PlaceOf(change.Path))
                .Distinct()
                .Select(path => Read(origin, document, path))
                .OrderBy(static change => change.Group)
                .ThenBy(static change => change.Label, StringComparer.OrdinalIgnoreCase)
                .ThenBy(static change => change.Key, StringComparer.Ordinal),
        ];

    /// <summary>
    /// A thing's members before and after; of a file those beside its contents. What came or went has all that it has.
    /// </summary>
    public static ImmutableArray<ChangeLine> LinesOf(Document origin, Document document, TemplateChange change)
    {
        var (before, after) = (origin.At(change.Path), document.At(change.Path));
        if (!change.IsFile && !change.IsItem)
        {
            return [LineOf(origin, document, change.Path, change.Label, before, after)];
        }

        var known = before as MapNode ?? MapNode.Empty;
        var now = after as MapNode ?? MapNode.Empty;
        return
        [
            .. MapNode
                .Differences(known, now)
                .Where(difference =>
                    difference.Key != MemberMap.OrderMember
                    && !(
                        change.IsFile
                        && (difference.Key == TemplateFile.ContentsMember || before is null || after is null)
                    )
                )
                .Select(difference =>
                    LineOf(
                        origin,
                        document,
                        change.Path.Child(difference.Key),
                        NameOf(difference.Key),
                        difference.Before,
                        difference.After
                    )
                ),
        ];
    }

    private static DocumentPath PlaceOf(DocumentPath path) =>
        path.Segments switch
        {
            ["files", var id, ..] => TemplateFile.At(id),
            ["inputs", var id, ..] => TemplateItems.Inputs.Items.Child(id),
            ["processors", var id, ..] => TemplateItems.Processors.Items.Child(id),
            [var order, var id, ..] when order == InputOrder => TemplateItems.Inputs.Items.Child(id),
            [var order, var id, ..] when order == ProcessorOrder => TemplateItems.Processors.Items.Child(id),
            _ => path,
        };

    private static TemplateChange Read(Document origin, Document document, DocumentPath path)
    {
        var (before, after) = (origin.At(path), document.At(path));
        var group = GroupOf(path);
        return new TemplateChange(
            path.ToString()[1..],
            group,
            path,
            // What is gone is named by what it was.
            TemplateLines.LabelOf(after is null ? origin : document, path),
            before is null ? TemplateChangeMark.Added
                : after is null ? TemplateChangeMark.Deleted
                : group == TemplateChangeGroup.Files && TemplateFile.PathOf(before) != TemplateFile.PathOf(after)
                    ? TemplateChangeMark.Renamed
                : DocumentNode.Same(before, after) ? TemplateChangeMark.Moved
                : TemplateChangeMark.Modified
        );
    }

    private static TemplateChangeGroup GroupOf(DocumentPath path) =>
        path.Segments switch
        {
            ["files", ..] => TemplateChangeGroup.Files,
            ["inputs", ..] => TemplateChangeGroup.Inputs,
            ["processors", ..] => TemplateChangeGroup.Processors,
            ["template", "settings", ..] => TemplateChangeGroup.Settings,
            ["template", "handlerOptions", ..] => TemplateChangeGroup.Options,
            _ => TemplateChangeGroup.Template,
        };

    private static ChangeLine LineOf(
        Document origin,
        Document document,
        DocumentPath path,
        string label,
        DocumentNode? before,
        DocumentNode? after
    ) => new(path, label, TextOf(origin, before), TextOf(document, after));

    /// <summary>A member's words; a file that it names by that one's path.</summary>
    private static string? TextOf(Document document, DocumentNode? node) =>
        (node as LeafNode)?.AsString() is { } id && TemplateFile.Find(document, id) is { } file
            ? file.Path
            : TemplateLines.TextOf(node);

    private static string NameOf(string member) =>
        member == TemplateFile.PathMember ? "name"
        : member == TemplateFile.ContentTypeMember ? "content type"
        : MemberMap.Unescape(member);
}
