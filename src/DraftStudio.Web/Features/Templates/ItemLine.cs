using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>An input or a processor as its row says it.</summary>
/// <param name="Id">Names it in the document.</param>
/// <param name="Name">Its own; a word in its place where it has none.</param>
/// <param name="Label">What people see.</param>
/// <param name="Choice">Its driver, or its type.</param>
/// <param name="IsRequired">Whether a value is asked for.</param>
/// <param name="Problem">The first thing that is wrong with it.</param>
public sealed record ItemLine(string Id, string Name, string? Label, string? Choice, bool IsRequired, string? Problem)
{
    internal static ImmutableArray<ItemLine> Of(TemplateView view, TemplateItems items) =>
        [.. items.Read(view.Document).Select(item => Of(view, items, item.Key, item.Value))];

    private static ItemLine Of(TemplateView view, TemplateItems items, string id, DocumentNode item)
    {
        var path = items.Items.Child(id);
        return new ItemLine(
            id,
            TemplateItems.NameOf(item) is { Length: > 0 } name ? name : $"Unnamed {items.Noun}",
            Text(item, "label"),
            Text(item, items.Choice),
            ((item as MapNode)?.Find("required") as LeafNode)?.AsBoolean() == true,
            view.Problems.FirstOrDefault(problem => path.Contains(problem.Path))?.Message
        );
    }

    private static string? Text(DocumentNode item, string member) =>
        ((item as MapNode)?.Find(member) as LeafNode)?.AsString();
}
