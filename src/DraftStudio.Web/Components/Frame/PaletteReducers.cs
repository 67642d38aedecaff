using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Components.Frame;

public static class PaletteReducers
{
    [ReducerMethod]
    public static PaletteState Reduce(PaletteState state, PaletteOpened action) =>
        new() { Open = true, Searching = true };

    [ReducerMethod]
    public static PaletteState Reduce(PaletteState state, PaletteClosed action) => new();

    [ReducerMethod]
    public static PaletteState Reduce(PaletteState state, PaletteTyped action) =>
        state with
        {
            Query = action.Query,
            Searching = true,
        };

    // An answer to what is no longer asked is late.
    [ReducerMethod]
    public static PaletteState Reduce(PaletteState state, PaletteFound action) =>
        state.Open && string.Equals(state.Query, action.Query, StringComparison.Ordinal)
            ? state with
            {
                Groups = action.Groups,
                Searching = false,
                ActiveIndex = 0,
            }
            : state;

    [ReducerMethod]
    public static PaletteState Reduce(PaletteState state, PaletteMoved action)
    {
        var count = state.Items.Length;
        return count == 0
            ? state
            : state with
            {
                ActiveIndex = (((state.ActiveIndex + action.Steps) % count) + count) % count,
            };
    }

    [ReducerMethod]
    public static PaletteState Reduce(PaletteState state, PaletteChosen action) => new();
}
