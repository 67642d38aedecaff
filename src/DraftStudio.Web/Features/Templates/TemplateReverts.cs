using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Parts of a template as they were when its draft began. Pure.</summary>
internal static class TemplateReverts
{
    /// <summary>What is new goes, what was deleted comes back, unless another file has its name by now.</summary>
    public static Result<Document> File(Document document, Document origin, string id)
    {
        var path = TemplateFile.At(id);
        return origin.At(path) is not { } before ? document.Without(path)
            : TemplateFiles.RefuseTaken(document, TemplateFile.PathOf(before), id) is { } taken ? taken
            : document.With(path, before);
    }

    /// <summary>An input or a processor, with its place among the others.</summary>
    public static Document Item(Document document, Document origin, TemplateItems items, string id)
    {
        if (origin.At(items.Items.Child(id)) is not { } before)
        {
            return items.Remove(document, id);
        }

        var place = items.Order.Child(id);
        document = document.With(items.Items.Child(id), before);
        return origin.At(place) is { } order ? document.With(place, order) : document.Without(place);
    }

    /// <summary>A member of something that there is still.</summary>
    public static Result<Document> Member(Document document, Document origin, DocumentPath path)
    {
        var at = DocumentPath.Of(path.Segments.AsSpan()[..^1]);
        if (document.At(at) is not MapNode now)
        {
            return new DraftError.NotFound("member_not_found", "What the member belongs to is not there any more.");
        }

        var next = MemberMap.Put(now, MemberMap.Unescape(path.Last), origin.At(path), static _ => 0);
        // Where nothing else differs, the members stand in their old order again.
        return document.With(at, origin.At(at) is MapNode was && IsSame(was, next) ? was : next);
    }

    private static bool IsSame(MapNode was, MapNode isNow) =>
        MapNode.Differences(was, isNow).All(static difference => difference.Key == MemberMap.OrderMember);
}
