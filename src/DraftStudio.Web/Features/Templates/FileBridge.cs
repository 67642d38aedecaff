using DraftStudio.Web.Components.Controls;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The server's end of the script of a file that is open. A circuit that is gone makes each call nothing.</summary>
/// <param name="browser">The page's scripts.</param>
/// <param name="owner">Whom the script calls.</param>
internal sealed class FileBridge(IJSRuntime browser, IFilePage owner) : IAsyncDisposable
{
    private DotNetObjectReference<FileBridge>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? editor;

    /// <param name="script">The address of code-editor.js, with its fingerprint.</param>
    /// <param name="root">The element that the editor fills.</param>
    /// <param name="options">What the script is told of the file.</param>
    public async Task AttachAsync(string script, ElementReference root, FileOptions options)
    {
        self = DotNetObjectReference.Create(this);
        try
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", script);
            editor = await module.InvokeAsync<IJSObjectReference>("attach", root, self, options);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The page is gone.
        }
    }

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
    public async Task<bool> TellAsync(FileWord word, CancellationToken cancellationToken)
    {
        if (editor is null)
        {
            return false;
        }

        try
        {
            await editor.InvokeVoidAsync("receive", cancellationToken, word.Text);
            return true;
        }
        catch (Exception exception) when (IsGone(exception) || exception is OperationCanceledException or JSException)
        {
            // A script that could not take it says so when it is back.
            return false;
        }
    }

    /// <summary>Shows a place; both count from 1.</summary>
    public Task RevealAsync(int line, int column) => CallAsync("reveal", line, column);

    public Task DiagnoseAsync(IReadOnlyList<FileFinding> findings) => CallAsync("diagnose", findings);

    /// <summary>What earlier pages could not bring to the server goes to it now.</summary>
    public Task RestoreLeftAsync() => CallAsync("restoreLeft");

    public Task ForgetLeftAsync() => CallAsync("forgetLeft");

    /// <summary>A part of what earlier pages could not bring to the server; null for nothing.</summary>
    public async Task<string?> LeftAsync()
    {
        try
        {
            return editor is null ? null : await editor.InvokeAsync<string?>("left");
        }
        catch (Exception exception) when (IsGone(exception))
        {
            return null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (editor is not null)
            {
                await editor.InvokeVoidAsync("dispose");
                await editor.DisposeAsync();
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

    private async Task CallAsync(string method, params object?[] arguments)
    {
        try
        {
            if (editor is not null)
            {
                await editor.InvokeVoidAsync(method, arguments);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // There is no page that could do it.
        }
    }

    // A call over a connection that is away for a while is cancelled after the circuit's time-out.
    private static bool IsGone(Exception exception) => exception is JSDisconnectedException or TaskCanceledException;
}
