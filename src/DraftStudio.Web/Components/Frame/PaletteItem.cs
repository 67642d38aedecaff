namespace DraftStudio.Web.Components.Frame;

/// <summary>Something that the command palette goes to or does: an address, or an action for the store.</summary>
public sealed record PaletteItem
{
    private PaletteItem() { }

    public required string Label { get; init; }

    public string? Hint { get; init; }

    public required string Icon { get; init; }

    public string? Href { get; private init; }

    public object? Action { get; private init; }

    public static PaletteItem GoTo(string label, string icon, string href, string? hint = null) =>
        new()
        {
            Label = label,
            Icon = icon,
            Href = href,
            Hint = hint,
        };

    public static PaletteItem Do(string label, string icon, object action, string? hint = null) =>
        new()
        {
            Label = label,
            Icon = icon,
            Action = action,
            Hint = hint,
        };
}
