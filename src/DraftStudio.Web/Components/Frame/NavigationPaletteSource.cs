using System.Collections.Immutable;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Components.Frame;

/// <summary>Goes to the places of the left navigation.</summary>
internal sealed class NavigationPaletteSource(IState<FrameState> frame) : IPaletteSource
{
    public string Name => "Go to";

    public ValueTask<ImmutableArray<PaletteItem>> SearchAsync(string query, CancellationToken cancellationToken)
    {
        var account = frame.Value.Account;
        ImmutableArray<PaletteItem> found =
        [
            .. NavigationItem
                .All.Where(item => account.MayAny(item.Permissions))
                .Where(item => item.Label.Contains(query, StringComparison.OrdinalIgnoreCase))
                .Select(static item => PaletteItem.GoTo(item.Label, item.Icon, item.Href)),
        ];
        return ValueTask.FromResult(
            "Keyboard shortcuts".Contains(query, StringComparison.OrdinalIgnoreCase)
                ? found.Add(PaletteItem.Do("Keyboard shortcuts", "keyboard", new ShortcutsOpened()))
                : found
        );
    }
}
