using System.Collections.Immutable;

namespace DraftStudio.Web.Components.Frame;

/// <summary>The items of one source, under its name.</summary>
public sealed record PaletteGroup(string Name, ImmutableArray<PaletteItem> Items);
