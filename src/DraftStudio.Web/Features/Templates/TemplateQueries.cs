using System.Globalization;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Api;

namespace DraftStudio.Web.Features.Templates;

/// <summary>Which part of a list a request asks for: <c>start</c> and <c>count</c>.</summary>
internal sealed record TemplateQueries(int Start, int Count)
{
    public static Result<TemplateQueries> Read(HttpRequest request)
    {
        var (start, count) = (0, PageRequest.DefaultLimit);
        var size = request.Query.ContainsKey("count") ? "count" : "limit";
        if (!Read(request, "start", 0, int.MaxValue, ref start))
        {
            return DraftError.Of("out_of_range", "/start", "start", "The start is 0 or more.");
        }

        return Read(request, size, 1, PageRequest.MaxLimit, ref count)
            ? new TemplateQueries(start, count)
            : DraftError.Of("out_of_range", "/" + size, size, $"The count is between 1 and {PageRequest.MaxLimit}.");
    }

    /// <summary>How a list of templates is ordered: a minus before it turns it round.</summary>
    public static Result<(ArtifactOrder Order, bool Descending)> ReadSort(HttpRequest request) =>
        request.Query["sort"].ToString() switch
        {
            "" or "name" => (ArtifactOrder.Title, false),
            "-name" => (ArtifactOrder.Title, true),
            // A time's own order is newest first.
            "updatedAt" => (ArtifactOrder.Updated, true),
            "-updatedAt" => (ArtifactOrder.Updated, false),
            _ => DraftError.Of(
                "unknown_value",
                "/sort",
                "sort",
                "The order is one of name, -name, updatedAt, -updatedAt."
            ),
        };

    public TemplatePageLinksWire Links(HttpRequest request, int total)
    {
        return new TemplatePageLinksWire
        {
            Self = At(Start),
            Previous = Start > 0 ? At(Math.Max(0, Start - Count)) : null,
            Next = Start < total - Count ? At(Start + Count) : null,
        };

        LinkWire At(int start)
        {
            var others = request
                .Query.Where(static pair => pair.Key is not ("start" or "count" or "limit" or "ws"))
                .SelectMany(static pair => pair.Value.Select(value => KeyValuePair.Create(pair.Key, value)))
                .Append(KeyValuePair.Create("start", (string?)start.ToString(CultureInfo.InvariantCulture)))
                .Append(KeyValuePair.Create("count", (string?)Count.ToString(CultureInfo.InvariantCulture)));
            return new LinkWire(request.Path + QueryString.Create(others).Value);
        }
    }

    private static bool Read(HttpRequest request, string name, int least, int most, ref int value)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0)
        {
            return true;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value)
            && value >= least
            && value <= most;
    }
}
