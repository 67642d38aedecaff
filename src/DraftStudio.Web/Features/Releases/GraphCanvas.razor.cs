using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Releases;

/// <summary>The graph, which the browser owns: gestures go to the state; what becomes of them, and what others do, goes back.</summary>
public sealed partial class GraphCanvas : IGraphPage
{
    private readonly GraphOutbox outbox = new();
    private readonly CancellationTokenSource gone = new();
    private GestureInbox<GraphBatch>? inbox;
    private GraphBridge? bridge;
    private ElementReference root;
    private CancellationTokenSource? telling;
    private long commanded;

    [Inject]
    public required IState<EditingState> State { get; init; }

    [Inject]
    public required IState<WorkflowEditorState> Editor { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required EditingSession Session { get; init; }

    [Inject]
    public required ICircuitCaller Callers { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    /// <summary>What stands beside the graph.</summary>
    [Parameter]
    public RenderFragment? Side { get; set; }

    [Parameter]
    public RenderFragment? Lower { get; set; }

    /// <summary>Rendered once: the rest is the script's, and what is beside looks after itself.</summary>
    protected override object Shown => true;

    public async ValueTask DisposeAsync()
    {
        await gone.CancelAsync();
        if (bridge is not null)
        {
            await bridge.DisposeAsync();
        }

        gone.Dispose();
    }

    protected override void OnInitialized()
    {
        base.OnInitialized();
        inbox = new GestureInbox<GraphBatch>(Session.Client, GraphOutbox.Place, GraphBatch.Read);
        commanded = Editor.Value.Command?.Number ?? 0;
        Dispatcher.Dispatch(new WorkflowEditorShown());
        State.StateChanged += Changed;
        Editor.StateChanged += Asked;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && State.Value is { DraftId: { } draft, View: ReleaseView view })
        {
            bridge = new GraphBridge(Browser, this);
            await bridge.AttachAsync(
                "./" + Assets["assets/graph.js"],
                root,
                new GraphOptions
                {
                    Form = $"graph:{draft}",
                    ClientId = Session.Client,
                    Source = $"/v1/orchestration/releases/{draft}",
                    Actions = "/api/actions",
                    Workspace = await Callers.FindSlugAsync(gone.Token) ?? "",
                    WorkflowUuid = view.Workflow?.Id.ToString() ?? "",
                    WorkflowName = view.Header.Name,
                    ReleaseUuid = draft.ToString(),
                    ReadOnly = !view.CanWrite,
                }
            );
        }
    }

    protected override void Dispose(bool disposing)
    {
        State.StateChanged -= Changed;
        Editor.StateChanged -= Asked;
        base.Dispose(disposing);
    }

    Task IGraphPage.TakeAsync(FieldEditPart[] edits) =>
        InvokeAsync(() =>
        {
            foreach (var (number, read) in inbox!.Take(edits)) // Made before the script could call.
            {
                var batch = read.Match<GraphBatch?>(static batch => batch, static _ => null);
                outbox.Note(number, batch);
                Dispatcher.Dispatch(
                    batch is not null
                        ? new FieldEdited(
                            inbox.FieldOf(number),
                            batch,
                            Session.NextSeq(),
                            new EditStand(batch.BaseVersion, batch.Settled, number)
                        )
                        : new EditorSaid($"Not saved: {EditingWords.Of(read.Error!)}", IsProblem: true) // It failed.
                );
            }
        });

    Task IGraphPage.LoadedAsync(int version) =>
        InvokeAsync(async () =>
        {
            if (
                State.Value is { Head: { } head, View: ReleaseView view }
                && await FindAsync(head, view, version) is { } document
            )
            {
                outbox.Load(document, version);
                await TellAsync();
            }
        });

    Task IGraphPage.ResumedAsync(long word) =>
        InvokeAsync(async () =>
        {
            outbox.Confirm(word);
            if (telling is not null)
            {
                await telling.CancelAsync();
            }

            await TellAsync();
        });

    Task IGraphPage.SelectedAsync(SelectionChanged selection) => InvokeAsync(() => Dispatcher.Dispatch(selection));

    Task IGraphPage.ComparedAsync(bool isOn) => InvokeAsync(() => Dispatcher.Dispatch(new CompareChanged(isOn)));

    /// <summary>The document of a version; null for one that there is not.</summary>
    private async Task<Document?> FindAsync(Draft head, ReleaseView view, int version)
    {
        if (version == head.Version)
        {
            return view.Document;
        }

        // The page may have read what this circuit has not heard of yet.
        var newest = await Session.Store.FindDraftAsync(head.Workspace, head.Id, gone.Token);
        return newest is not null && version >= 0 && version <= newest.Version
            ? await Session.Engine.LoadAsync(Session.Store, newest, version, gone.Token)
            : null;
    }

    private void Changed(object? sender, EventArgs e) => _ = InvokeAsync(TellAsync);

    private void Asked(object? sender, EventArgs e)
    {
        // Noted at once: the next may be there before this one is sent.
        if (Editor.Value.Command is { } command && command.Number > commanded)
        {
            commanded = command.Number;
            _ = InvokeAsync(() => bridge?.CommandAsync(command) ?? Task.CompletedTask);
        }
    }

    /// <summary>Says what there is to say, one word at a time.</summary>
    private async Task TellAsync()
    {
        while (!gone.IsCancellationRequested && bridge is not null && outbox.Next(State.Value) is { } word)
        {
            using var call = CancellationTokenSource.CreateLinkedTokenSource(gone.Token);
            telling = call;
            var taken = await bridge.TellAsync(word, call.Token);
            telling = null;
            if (!taken)
            {
                // It may be lost or not: the page says when it is back.
                return;
            }

            outbox.Confirm(word.Number);
        }
    }
}
