using System.Collections.Immutable;

namespace DraftStudio.Web.Components.Frame;

/// <summary>The command palette: what was typed, what was found, which one is active.</summary>
public sealed record PaletteState
{
    public bool Open { get; init; }

    public string Query { get; init; } = "";

    public ImmutableArray<PaletteGroup> Groups { get; init; } = [];

    /// <summary>What the sources have not answered yet keeps the old answer on the screen.</summary>
    public bool Searching { get; init; }

    public int ActiveIndex { get; init; }

    public ImmutableArray<PaletteItem> Items => [.. Groups.SelectMany(static group => group.Items)];

    public PaletteItem? Active => Items.ElementAtOrDefault(ActiveIndex);
}
