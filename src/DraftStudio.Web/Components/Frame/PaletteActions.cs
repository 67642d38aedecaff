using System.Collections.Immutable;

namespace DraftStudio.Web.Components.Frame;

public sealed record PaletteOpened;

public sealed record PaletteClosed;

public sealed record PaletteTyped(string Query);

public sealed record PaletteFound(string Query, ImmutableArray<PaletteGroup> Groups);

/// <summary>Moves the active item; it goes round at the ends.</summary>
public sealed record PaletteMoved(int Steps);

public sealed record PaletteChosen(PaletteItem Item);
