using System.Collections.Frozen;

namespace DraftStudio.Web.Components.Controls;

/// <summary>The studio's own signs: lines on a grid of 16, one path each.</summary>
public static class IconPaths
{
    private static readonly FrozenDictionary<string, string> Paths = new Dictionary<string, string>(
        StringComparer.Ordinal
    )
    {
        ["home"] = "M2.5 7.2 8 2.5l5.5 4.7V13a.5.5 0 0 1-.5.5H9.8V9.8H6.2v3.7H3a.5.5 0 0 1-.5-.5z",
        ["provider"] = "M3 2.5h10v4H3zM3 9.5h10v4H3zM5.5 4.5h.01M5.5 11.5h.01M8 4.5h2.5M8 11.5h2.5",
        ["cohort"] =
            "M6 3.2a2.1 2.1 0 1 1 0 4.2 2.1 2.1 0 0 1 0-4.2M1.8 13a4.2 4.2 0 0 1 8.4 0M10.6 3.6a1.9 1.9 0 0 1 0 3.6M11.4 9.1a4.2 4.2 0 0 1 2.8 3.9",
        ["workflow"] = "M5.5 2h5v3.5h-5zM1.5 10.5h5V14h-5zM9.5 10.5h5V14h-5zM8 5.5v2.5M4 10.5V8h8v2.5",
        ["template"] = "M3.5 1.5h6l3 3v10h-9zM9.5 1.5v3h3M5.5 7.5h5M5.5 9.7h5M5.5 11.9h3",
        ["layout"] = "M6 2h4v3H6zM2 11h4v3H2zM10 11h4v3h-4zM8 5v3M4 11V8h8v3",
        ["compare"] = "M2.5 3h4v10h-4zM9.5 3h4v10h-4zM8 1.5v13",
        ["details"] = "M2 3h12v10H2zM10 3v10M11.5 5.5h1M11.5 8h1",
        ["catalog"] = "M3 2.5h7.5a1 1 0 0 1 1 1v10H4a1 1 0 0 1-1-1zM11.5 5.5h1.5v8h-1.5M5.5 5.5H9M5.5 8H9",
        ["grip"] = "M6 3.5h.01M10 3.5h.01M6 8h.01M10 8h.01M6 12.5h.01M10 12.5h.01",
        ["arrow-up"] = "M8 13V3M4 7l4-4 4 4",
        ["arrow-down"] = "M8 3v10M4 9l4 4 4-4",
        ["review"] = "M2.5 9.5 4.2 3h7.6l1.7 6.5V13h-11zM2.5 9.5h3l.9 1.7h3.2l.9-1.7h3",
        ["activity"] = "M1.5 8h3l2-5 3 10 2-5h3",
        ["administration"] =
            "M2.5 4.5h5M11.5 4.5h2M2.5 11.5h2M8.5 11.5h5M9.5 2.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4M6.5 9.8a1.7 1.7 0 1 1 0 3.4 1.7 1.7 0 0 1 0-3.4",
        ["search"] = "M7 2.5a4.5 4.5 0 1 1 0 9 4.5 4.5 0 0 1 0-9M10.3 10.3l3.2 3.2",
        ["menu"] = "M2.5 4h11M2.5 8h11M2.5 12h11",
        ["close"] = "M3.5 3.5l9 9M12.5 3.5l-9 9",
        ["check"] = "M3 8.5l3.2 3.2L13 4.8",
        ["plus"] = "M8 3v10M3 8h10",
        ["minus"] = "M3 8h10",
        ["chevron-down"] = "M4 6l4 4 4-4",
        ["chevron-right"] = "M6 4l4 4-4 4",
        ["arrow-right"] = "M2.5 8h11M9.5 4l4 4-4 4",
        ["undo"] = "M5.5 2.5 2.5 5.5l3 3M2.5 5.5h6.7a4 4 0 0 1 0 8H6",
        ["redo"] = "M10.5 2.5l3 3-3 3M13.5 5.5H6.8a4 4 0 0 0 0 8H10",
        ["file"] = "M4 1.8h5l3 3v9.4H4zM9 1.8v3h3",
        ["file-plus"] = "M4 1.8h5l3 3v9.4H4zM9 1.8v3h3M8 7.2v4.4M5.8 9.4h4.4",
        ["folder"] = "M1.8 3.5h4.4l1.4 1.6h6.6v7.9H1.8z",
        ["image"] = "M2 3h12v10H2zM2 11l3.5-3.5L9 11l2-2 3 3M10.5 6h.01",
        ["upload"] = "M8 10.5V2.5M4.8 5.5 8 2.3l3.2 3.2M2.5 10v3.5h11V10",
        ["download"] = "M8 2.5v8M4.8 7.5 8 10.7l3.2-3.2M2.5 10v3.5h11V10",
        ["star"] = "M8 1.9l1.9 3.9 4.3.6-3.1 3 .7 4.3L8 11.7l-3.8 2 .7-4.3-3.1-3 4.3-.6z",
        ["eye"] =
            "M1.5 8S4 3.5 8 3.5 14.5 8 14.5 8 12 12.5 8 12.5 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6 1.8 1.8 0 0 1 0-3.6z",
        ["settings"] = "M2.5 4.5h7M12.5 4.5h1M2.5 11.5h1M6.5 11.5h7M11 3v3M5 10v3",
        ["sun"] =
            "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M8 1.5v1M8 13.5v1M1.5 8h1M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M12.6 3.4l-.7.7M4.1 11.9l-.7.7",
        ["moon"] = "M13.2 9.6A5.6 5.6 0 0 1 6.4 2.8a5.6 5.6 0 1 0 6.8 6.8z",
        ["system"] = "M2 3h12v8H2zM6 13.5h4M8 11v2.5",
        ["user"] = "M8 2.5a2.7 2.7 0 1 1 0 5.4 2.7 2.7 0 0 1 0-5.4M2.8 13.5a5.3 5.3 0 0 1 10.4 0",
        ["sign-out"] = "M6.5 2.5H3v11h3.5M6.5 8h7M10.8 5.2 13.5 8l-2.7 2.8",
        ["workspace"] = "M8 2l5.5 3L8 8 2.5 5zM2.5 8 8 11l5.5-3M2.5 11 8 14l5.5-3",
        ["keyboard"] = "M1.5 4h13v8h-13zM4 6.7h.01M6.7 6.7h.01M9.3 6.7h.01M12 6.7h.01M4.5 9.5h7",
        ["draft"] = "M10.7 2.7l2.6 2.6-7.6 7.6-3.2.6.6-3.2zM9 4.4 11.6 7",
        ["propose"] = "M2.5 3h11v7.5H8L5 13.2v-2.7H2.5zM5.5 6.7h5M8.5 4.7l2 2-2 2",
        ["commit"] = "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6M1.5 8h3.7M10.8 8h3.7",
        ["live"] =
            "M8 6.7a1.3 1.3 0 1 1 0 2.6 1.3 1.3 0 0 1 0-2.6M4.8 11.2a4.5 4.5 0 0 1 0-6.4M11.2 4.8a4.5 4.5 0 0 1 0 6.4M2.7 13.3a7.5 7.5 0 0 1 0-10.6M13.3 2.7a7.5 7.5 0 0 1 0 10.6",
        ["behind"] = "M8 2v8.5M4.5 7 8 10.5 11.5 7M3 13.5h10",
        ["conflict"] = "M4 2.5v4.2L8 9.5v4M12 2.5v4.2L8 9.5M2.5 4 4 2.5 5.5 4M10.5 4 12 2.5 13.5 4",
        ["warning"] = "M8 2.2 14.3 13.3H1.7zM8 6.5v3M8 11.5h.01",
        ["error"] = "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 5v3.5M8 11h.01",
        ["info"] = "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 7.5V11M8 5h.01",
        ["success"] = "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M5.2 8.2l2 2 3.6-4",
        ["clock"] = "M8 1.8a6.2 6.2 0 1 1 0 12.4A6.2 6.2 0 0 1 8 1.8M8 4.5V8l2.3 1.6",
        ["saving"] = "M13.5 8A5.5 5.5 0 1 1 8 2.5",
        ["offline"] =
            "M2 2l12 12M4.7 9.2a4.6 4.6 0 0 1 2.3-1.3M11.4 9.3a4.6 4.6 0 0 0-.9-.7M2.2 6.6a8 8 0 0 1 2.6-1.7M13.8 6.6A8 8 0 0 0 7.4 4.2M8 12.5h.01",
        ["lock"] = "M3.5 7h9v6.5h-9zM5.5 7V5a2.5 2.5 0 0 1 5 0v2",
        ["key"] = "M5.2 7.3a2.9 2.9 0 1 1 0 5.8 2.9 2.9 0 0 1 0-5.8M7.3 8.2l5.2-5.2M10.3 5.2l2 2",
        ["trash"] = "M2.5 4.5h11M6 4.5v-2h4v2M4 4.5l.6 9h6.8l.6-9M6.7 7v4M9.3 7v4",
        ["filter"] = "M2 3.5h12L9.5 8.7v4.1l-3 1.2V8.7z",
        ["copy"] = "M5.5 5.5h8v8h-8zM10.5 5.5v-3h-8v8h3",
        ["history"] = "M2.5 8A5.5 5.5 0 1 0 4.4 3.8L2.5 5.5M2.5 2.5v3h3M8 5v3.2l2 1.3",
        ["external"] = "M9 2.5h4.5V7M13.5 2.5 7.5 8.5M11.5 9.5v4h-9v-9h4",
        ["print"] = "M4.5 6V2.5h7V6M4.5 11.5h-2V6h11v5.5h-2M4.5 9.5h7v4h-7z",
        ["reload"] = "M13.5 8A5.5 5.5 0 1 1 11.6 3.8L13.5 5.5M13.5 2.5v3h-3",
        ["pages"] = "M4 2.5h8v11H4zM6 5.5h4M6 8h4",
        ["fit"] = "M2 3v10M14 3v10M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2",
        ["more"] = "M3.5 8h.01M8 8h.01M12.5 8h.01",
        ["empty"] = "M2.5 5 8 2l5.5 3v6L8 14l-5.5-3zM2.5 5 8 8l5.5-3M8 8v6",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Names => Paths.Keys.Order(StringComparer.Ordinal);

    public static string Of(string name) =>
        Paths.TryGetValue(name, out var path)
            ? path
            : throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such icon.");
}
