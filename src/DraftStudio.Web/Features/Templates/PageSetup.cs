using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Core.Kinds.Templates;

namespace DraftStudio.Web.Features.Templates;

/// <summary>
/// Where a template says what its pages are: options of the handler go before settings, and what is said of PDF before what
/// is said of all.
/// </summary>
internal static class PageSetup
{
    public const string PageSize = "pageSize";
    public const string Margin = "margin";
    public const string Orientation = "orientation";
    public const string Header = "headerFileId";
    public const string Footer = "footerFileId";

    public static readonly ImmutableArray<KeyValuePair<string, string>> Sizes =
    [
        KeyValuePair.Create("letter", "Letter, 8.5 × 11 in"),
        KeyValuePair.Create("legal", "Legal, 8.5 × 14 in"),
        KeyValuePair.Create("a3", "A3, 297 × 420 mm"),
        KeyValuePair.Create("a4", "A4, 210 × 297 mm"),
        KeyValuePair.Create("a5", "A5, 148 × 210 mm"),
    ];

    public static readonly ImmutableArray<KeyValuePair<string, string>> Orientations =
    [
        KeyValuePair.Create("portrait", "Portrait"),
        KeyValuePair.Create("landscape", "Landscape"),
    ];

    private static readonly ImmutableArray<string> Members = [PageSize, Margin, Orientation, Header, Footer];

    private static readonly ImmutableArray<DocumentPath> Places =
    [
        TemplateDocument.HandlerOptions.Child("pdf"),
        TemplateDocument.HandlerOptions,
        TemplateDocument.Settings.Child("pdf"),
        TemplateDocument.Settings,
    ];

    /// <summary>Where a member is said, which is where it is entered; where nothing says it, in the settings of PDF.</summary>
    public static DocumentPath PlaceOf(Document document, string member) =>
        Places.Select(place => place.Child(member)).FirstOrDefault(path => IsSaid(document.At(path)))
        ?? TemplateDocument.Settings.Child("pdf").Child(member);

    /// <summary>Every place that has a field of its own.</summary>
    public static ImmutableArray<DocumentPath> PlacesOf(Document document) =>
        [.. Members.Select(member => PlaceOf(document, member)).Where(path => document.At(path) is not MapNode)];

    /// <summary>A place as a hint says it: <c>settings › pdf › margin</c>.</summary>
    public static string Words(DocumentPath place) =>
        string.Join(" › ", place.Segments.Skip(1).Select(MemberMap.Unescape));

    private static bool IsSaid(DocumentNode? node) => node is MapNode or LeafNode { Json.Span: not [(byte)'n', ..] };
}
