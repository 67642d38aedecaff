using System.Collections.Immutable;
using DraftStudio.Web.Components.Controls;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Releases;

/// <summary>The server's end of the graph script.</summary>
/// <param name="browser">The page's scripts.</param>
/// <param name="owner">Whom the script calls.</param>
internal sealed class GraphBridge(IJSRuntime browser, IGraphPage owner) : ScriptBridge<GraphBridge>(browser)
{
    private const int MostScope = 32;

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

    /// <summary>True when the page has taken the word; a script that could not reads the graph anew, and says so.</summary>
    public Task<bool> TellAsync(GraphWord word, CancellationToken cancellationToken) =>
        GiveAsync("receive", word.Text, cancellationToken);

    public Task CommandAsync(GraphCommand command) => CallAsync("command", command.Name, command.Keys);

    private static bool IsKey(string key) => Guid.TryParseExact(key, "D", out _);
}
