using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace DraftStudio.Web.Features.Releases;

/// <summary>Names a new workflow, says what it is for, and makes it.</summary>
public sealed partial class NewWorkflowDialog
{
    private static readonly (string Value, string Label, string Means)[] Sorts =
    [
        (WorkflowHeader.Workflow, "Workflow", "runs by itself, or where something starts it."),
        (WorkflowHeader.Tool, "Tool", "is called by other workflows; its form fields are what it is called with."),
        (WorkflowHeader.Agent, "Agent", "decides itself which of its tools it uses."),
    ];

    private readonly string formId = ControlId.New("new-workflow");
    private string name = "";
    private string sort = WorkflowHeader.Workflow;
    private string description = "";

    [Inject]
    public required IState<WorkflowCreationState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    private bool Open =>
        new Uri(Navigation.Uri).AbsolutePath.EndsWith(WorkflowWords.NewAddress, StringComparison.Ordinal);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        Navigation.LocationChanged += Moved;
    }

    protected override void Dispose(bool disposing)
    {
        Navigation.LocationChanged -= Moved;
        base.Dispose(disposing);
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (!Open)
        {
            (name, sort, description) = ("", WorkflowHeader.Workflow, "");
        }

        _ = InvokeAsync(StateHasChanged);
    }

    private void Make() => Dispatcher.Dispatch(new WorkflowCreationRequested(name, sort, description));

    private void Close()
    {
        Dispatcher.Dispatch(new WorkflowCreationEnded());
        Navigation.NavigateTo(WorkflowWords.Words.Address);
    }
}
