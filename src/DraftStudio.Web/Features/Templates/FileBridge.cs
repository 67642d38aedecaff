using DraftStudio.Web.Components.Controls;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The server's end of the script of a file that is open.</summary>
/// <param name="browser">The page's scripts.</param>
/// <param name="owner">Whom the script calls.</param>
internal sealed class FileBridge(IJSRuntime browser, IFilePage owner) : ScriptBridge<FileBridge>(browser)
{
    /// <summary>Called by the script: batches, whole or in parts.</summary>
    [JSInvokable]
    public Task ReceiveEdits(FieldEditPart[] edits) => owner.TakeAsync(edits);

    /// <summary>Called by the script: it has the text of this version.</summary>
    [JSInvokable]
    public Task ReceiveLoaded(int version) => owner.LoadedAsync(version);

    /// <summary>Called by the script when its circuit is back: the newest word that it has.</summary>
    [JSInvokable]
    public Task ReceiveResumed(long word) => owner.ResumedAsync(word);

    /// <summary>True when the page has taken the word.</summary>
    public Task<bool> TellAsync(FileWord word, CancellationToken cancellationToken) =>
        GiveAsync("receive", word.Text, cancellationToken);

    /// <summary>Shows a place; both count from 1.</summary>
    public Task RevealAsync(int line, int column) => CallAsync("reveal", line, column);

    public Task DiagnoseAsync(IReadOnlyList<FileFinding> findings) => CallAsync("diagnose", findings);

    /// <summary>What earlier pages could not bring to the server goes to it now.</summary>
    public Task RestoreLeftAsync() => CallAsync("restoreLeft");

    public Task ForgetLeftAsync() => CallAsync("forgetLeft");

    /// <summary>A part of what earlier pages could not bring to the server; null for nothing.</summary>
    public Task<string?> LeftAsync() => AskAsync<string>("left");
}
