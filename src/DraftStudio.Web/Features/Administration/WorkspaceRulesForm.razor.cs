using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The workspace's name and review rules, and the workspaces beside it.</summary>
public sealed partial class WorkspaceRulesForm
{
    private bool opened;
    private bool adds;
    private int made;
    private Workspace? read;
    private string name = "";
    private string approvals = "";
    private bool forbid;

    [Inject]
    public required IState<WorkspaceViewState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && !opened)
        {
            opened = true;
            State.StateChanged += Take;
            Dispatcher.Dispatch(new WorkspaceViewShown());
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && opened)
        {
            State.StateChanged -= Take;
            Dispatcher.Dispatch(new WorkspaceViewLeft());
        }

        base.Dispose(disposing);
    }

    /// <summary>What is in the store comes into the form when it is another; what is typed stays until then.</summary>
    private void Take(object? sender, EventArgs change) =>
        _ = InvokeAsync(() =>
        {
            var state = State.Value;
            if (state.View?.Workspace is { } workspace && workspace != read)
            {
                (read, name, forbid) = (workspace, workspace.Name, workspace.Rules.ForbidOwnDecisions);
                approvals = workspace.Rules.RequiredApprovals.ToString(CultureInfo.InvariantCulture);
                StateHasChanged();
            }

            if (state.Made != made)
            {
                made = state.Made;
                adds = false;
                StateHasChanged();
            }
        });

    private Action Do(object action) => () => Dispatcher.Dispatch(action);

    private void Save() =>
        Dispatcher.Dispatch(
            new WorkspaceChangeRequested(
                new ChangeWorkspace
                {
                    Name = name,
                    ForbidOwnDecisions = forbid,
                    // What is no number is refused by the engine as one that is out of range.
                    RequiredApprovals = int.TryParse(approvals, CultureInfo.InvariantCulture, out var count)
                        ? count
                        : 0,
                }
            )
        );

    private void CloseAdd()
    {
        adds = false;
        Dispatcher.Dispatch(new WorkspaceAddClosed());
    }
}
