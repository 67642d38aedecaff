using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Administration;

/// <summary>What the store is, whether it is whole, and its backups.</summary>
public sealed partial class StoragePanel
{
    private bool opened;

    [Inject]
    public required IState<StorageState> State { get; init; }

    /// <summary>Activity's own: the chain is checked in one place.</summary>
    [Inject]
    public required IState<ActivityState> Journal { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && !opened)
        {
            opened = true;
            Dispatcher.Dispatch(new StorageShown());
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && opened)
        {
            Dispatcher.Dispatch(new StorageLeft());
        }

        base.Dispose(disposing);
    }

    private Action Do(object action) => () => Dispatcher.Dispatch(action);
}
