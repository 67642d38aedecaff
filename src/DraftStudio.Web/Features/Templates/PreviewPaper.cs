using System.Text.Json.Serialization;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>
/// The paper that a template is made for, in the words of CSS. Options of the handler go before settings, and what is said
/// of PDF before what is said of all.
/// </summary>
internal sealed record PreviewPaper
{
    /// <summary><c>letter</c>, <c>A4 landscape</c>, <c>210mm 297mm</c>; null where nothing is said.</summary>
    [JsonPropertyName("size")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Size { get; init; }

    /// <summary><c>1in</c>, or one for each side; null where nothing is said.</summary>
    [JsonPropertyName("margin")]
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Margin { get; init; }

    public static PreviewPaper Of(TemplateHeader header)
    {
        MapNode?[] places =
        [
            header.HandlerOptions.Find("pdf") as MapNode,
            header.HandlerOptions,
            header.Settings.Find("pdf") as MapNode,
            header.Settings,
        ];
        var size = Text(places, "pageSize");
        return new PreviewPaper
        {
            Size = Text(places, "orientation") is { } orientation ? $"{size} {orientation}".Trim() : size,
            Margin = places.Select(static place => MarginOf(place?.Find("margin"))).FirstOrDefault(NotNull),
        };
    }

    private static string? Text(IEnumerable<MapNode?> places, string member) =>
        places.Select(place => (place?.Find(member) as LeafNode)?.AsString()).FirstOrDefault(NotNull);

    private static string? MarginOf(DocumentNode? node) =>
        node switch
        {
            LeafNode leaf => leaf.AsString(),
            MapNode sides => string.Join(
                ' ',
                ((string[])["top", "right", "bottom", "left"]).Select(side =>
                    (sides.Find(side) as LeafNode)?.AsString() ?? "0"
                )
            ),
            _ => null,
        };

    private static bool NotNull(string? text) => text is not null;
}
