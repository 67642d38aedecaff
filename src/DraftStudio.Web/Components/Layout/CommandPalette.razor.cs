using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace DraftStudio.Web.Components.Layout;

/// <summary>Goes to any place, artifact or action by its name.</summary>
public sealed partial class CommandPalette
{
    [Inject]
    public required IState<PaletteState> Palette { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    private static string OptionId(int index) => FormattableString.Invariant($"ds-palette-{index}");

    private static IEnumerable<(PaletteGroup Group, int First)> Numbered(PaletteState state)
    {
        var first = 0;
        foreach (var group in state.Groups)
        {
            yield return (group, first);
            first += group.Items.Length;
        }
    }

    private void Type(ChangeEventArgs change) => Dispatcher.Dispatch(new PaletteTyped(change.Value as string ?? ""));

    private void Press(KeyboardEventArgs press)
    {
        switch (press.Key)
        {
            case "ArrowDown":
                Dispatcher.Dispatch(new PaletteMoved(1));
                break;
            case "ArrowUp":
                Dispatcher.Dispatch(new PaletteMoved(-1));
                break;
            case "Enter" when Palette.Value.Active is { } active:
                Choose(active);
                break;
        }
    }

    private void Choose(PaletteItem item) => Dispatcher.Dispatch(new PaletteChosen(item));

    private void Close() => Dispatcher.Dispatch(new PaletteClosed());
}
