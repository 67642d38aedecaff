using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Layout;

/// <summary>The bar above every page. A page puts who else is there into the section <c>presence</c>.</summary>
public sealed partial class TopBar
{
    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    private void OpenPalette() => Dispatcher.Dispatch(new PaletteOpened());
}
