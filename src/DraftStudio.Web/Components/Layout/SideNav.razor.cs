using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Components.Layout;

/// <summary>The left navigation: only what exists, and only what the person may open.</summary>
public sealed partial class SideNav
{
    [Inject]
    public required IState<FrameState> Frame { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    private void OpenShortcuts() => Dispatcher.Dispatch(new ShortcutsOpened());
}
