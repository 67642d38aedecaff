using System.Collections.Immutable;
using DraftStudio.Web.Components.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Releases;

/// <summary>The server's end of the graph script. A circuit that is gone makes each call nothing.</summary>
/// <param name="browser">The page's scripts.</param>
/// <param name="owner">Whom the script calls.</param>
internal sealed class GraphBridge(IJSRuntime browser, IGraphPage owner) : IAsyncDisposable
{
    private const int MostScope = 32;
    private DotNetObjectReference<GraphBridge>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? graph;

    /// <param name="script">The address of graph.js, with its fingerprint.</param>
    /// <param name="root">The element around the editor.</param>
    /// <param name="options">What the script is told of the draft.</param>
    public async Task AttachAsync(string script, ElementReference root, GraphOptions options)
    {
        self = DotNetObjectReference.Create(this);
        try
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", script);
            graph = await module.InvokeAsync<IJSObjectReference>("attach", root, self, options);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The page is gone.
        }
    }

    /// <summary>Called by the script: gestures, whole or in parts.</summary>
    [JSInvokable]
    public Task ReceiveEdits(FieldEditPart[] edits) => owner.TakeAsync(edits);

    /// <summary>Called by the script: it has the graph of this version.</summary>
    [JSInvokable]
    public Task ReceiveLoaded(int version) => owner.LoadedAsync(version);

    /// <summary>Called by the script when its circuit is back: the newest word that it has.</summary>
    [JSInvokable]
    public Task ReceiveResumed(long word) => owner.ResumedAsync(word);

    /// <summary>Called by the script: what is chosen. The first of many keys; the count has them all.</summary>
    [JSInvokable]
    public Task ReceiveSelection(string[] keys, int count, string[] scope) =>
        owner.SelectedAsync(
            new SelectionChanged(
                [.. keys.Where(IsKey).Take(WorkflowEditorState.MostSelected)],
                Math.Max(count, 0),
                [.. scope.Where(IsKey).Take(MostScope)]
            )
        );

    /// <summary>Called by the script: whether the draft is shown beside what is live.</summary>
    [JSInvokable]
    public Task ReceiveCompare(bool isOn) => owner.ComparedAsync(isOn);

    /// <summary>True when the page has taken the word.</summary>
    public async Task<bool> TellAsync(GraphWord word, CancellationToken cancellationToken)
    {
        if (graph is null)
        {
            return false;
        }

        try
        {
            await graph.InvokeVoidAsync("receive", cancellationToken, word.Text);
            return true;
        }
        catch (Exception exception) when (IsGone(exception) || exception is OperationCanceledException or JSException)
        {
            // A script that could not take it reads the graph anew, and says so.
            return false;
        }
    }

    public async Task CommandAsync(GraphCommand command)
    {
        try
        {
            if (graph is not null)
            {
                await graph.InvokeVoidAsync("command", command.Name, command.Keys);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // There is no page that could do it.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (graph is not null)
            {
                await graph.InvokeVoidAsync("dispose");
                await graph.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // With the page went its scripts.
        }

        self?.Dispose();
    }

    // A call over a connection that is away for a while is cancelled after the circuit's time-out.
    private static bool IsGone(Exception exception) => exception is JSDisconnectedException or TaskCanceledException;

    private static bool IsKey(string key) => Guid.TryParseExact(key, "D", out _);
}
