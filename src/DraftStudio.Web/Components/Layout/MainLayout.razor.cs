using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace DraftStudio.Web.Components.Layout;

/// <summary>The frame around every page for people who are signed in.</summary>
public sealed partial class MainLayout
{
    private ErrorBoundary? boundary;

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    protected override void OnInitialized() => Dispatcher.Dispatch(new FrameOpened());

    // Another page must not show the fault of the one before.
    protected override void OnParametersSet() => boundary?.Recover();

    private void Recover() => boundary?.Recover();
}
