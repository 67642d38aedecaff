using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.JSInterop;
using Typed = DraftStudio.Web.Components.Controls.FieldEdit;

namespace DraftStudio.Web.Features.Editing;

/// <summary>
/// What every editor page has around its fields: the draft opened and closed, what is typed handed to the state, what an
/// earlier page could not send shown before it is restored, and nothing left behind on the way out.
/// </summary>
public sealed partial class EditorForm
{
    private TypingScope? scope;
    private ImmutableArray<Typed> left = [];
    private DraftId? opened;

    [Inject]
    public required IState<EditingState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required EditingSession Session { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Parameter, EditorRequired]
    public required string Kind { get; set; }

    [Parameter, EditorRequired]
    public required DraftId Draft { get; set; }

    /// <summary>All fields of a closed draft are disabled; else what is within looks after itself.</summary>
    [Parameter]
    public bool Locks { get; set; } = true;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>What this component shows itself: a keystroke changes none of it.</summary>
    protected override object Shown =>
        (State.Value.View is null, State.Value.Phase == SavePhase.Closed, State.Value.Reason, Draft, left);

    private string Form => Draft.ToString();

    private string Client => Session.Client;

    protected override void OnInitialized()
    {
        base.OnInitialized();
        State.StateChanged += Acknowledge;
    }

    protected override Task OnAfterRenderAsync(bool firstRender) => AcknowledgeAsync();

    protected override void OnParametersSet()
    {
        // Parameters are set with each render of the page; the draft is opened once.
        if (RendererInfo.IsInteractive && opened != Draft)
        {
            opened = Draft;
            Dispatcher.Dispatch(new EditorOpened(Kind, Draft));
        }
    }

    protected override void Dispose(bool disposing)
    {
        State.StateChanged -= Acknowledge;
        if (disposing && RendererInfo.IsInteractive)
        {
            Dispatcher.Dispatch(new EditorClosed(Draft));
        }

        base.Dispose(disposing);
    }

    private void Acknowledge(object? sender, EventArgs e) => _ = InvokeAsync(AcknowledgeAsync);

    private Task AcknowledgeAsync() => scope?.AcknowledgeAsync(State.Value.Acknowledged) ?? Task.CompletedTask;

    private void Take(ImmutableArray<Typed> edits)
    {
        foreach (var edit in edits)
        {
            Dispatcher.Dispatch(new FieldEdited(edit.Path, edit.Value, edit.Seq));
        }
    }

    private void Focus(string? path) =>
        Dispatcher.Dispatch(
            path is not null ? new FieldFocused(path)
            : State.Value.Focus is { } field ? new FieldBlurred(field)
            : new FieldBlurred("")
        );

    private void Keep(ImmutableArray<Typed> edits) => left = edits;

    private async Task RestoreLeftAsync()
    {
        foreach (var edit in left)
        {
            Dispatcher.Dispatch(new FieldEdited(edit.Path, edit.Value, Session.NextSeq()));
        }

        await ForgetLeftAsync();
    }

    private async Task ForgetLeftAsync()
    {
        left = [];
        if (scope is not null)
        {
            await scope.ForgetLeftAsync();
        }
    }

    private string LabelOf(string field) => Session.Kinds[Kind].LabelOf(field);

    private string? ValueOf(string field) =>
        State.Value.View is { } view ? Session.Kinds[Kind].ValueOf(view, field) : null;

    private async Task LeaveAsync(LocationChangingContext context)
    {
        if (State.Value is not { DraftId: not null, Waiting: > 0 })
        {
            return;
        }

        var flushed = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        Dispatcher.Dispatch(new FlushRequested(flushed));
        if (
            !await flushed.Task.WaitAsync(context.CancellationToken)
            && !await Browser.InvokeAsync<bool>(
                "confirm",
                context.CancellationToken,
                "Some changes are not saved. Leave the page and lose them?"
            )
        )
        {
            context.PreventNavigation();
        }
    }
}
