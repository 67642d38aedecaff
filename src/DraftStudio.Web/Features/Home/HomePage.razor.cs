using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Home;

/// <summary>What one person should know first.</summary>
public sealed partial class HomePage
{
    private bool shown;

    [Inject]
    public required IState<HomeState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    private string ChangesTitle =>
        State.Value.View?.Since is null ? "What others changed" : "What changed since your last visit";

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && !shown)
        {
            shown = true;
            Dispatcher.Dispatch(new HomeShown());
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && shown)
        {
            Dispatcher.Dispatch(new HomeLeft());
        }

        base.Dispose(disposing);
    }

    private Action Do(object action) => () => Dispatcher.Dispatch(action);
}
