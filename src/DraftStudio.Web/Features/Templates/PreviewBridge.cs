using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The server's end of the preview's script. A circuit that is gone makes each call nothing.</summary>
/// <param name="browser">The page's scripts.</param>
/// <param name="reveal">A place of a fault is to be shown: the file as the script knows it, line and column.</param>
internal sealed class PreviewBridge(IJSRuntime browser, Func<string, int, int, Task> reveal) : IAsyncDisposable
{
    private DotNetObjectReference<PreviewBridge>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? preview;

    /// <param name="script">The address of template-preview.js, with its fingerprint.</param>
    /// <param name="root">The element around the preview.</param>
    /// <param name="options">What the script is told of the draft.</param>
    public async Task AttachAsync(string script, ElementReference root, PreviewOptions options)
    {
        self = DotNetObjectReference.Create(this);
        try
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", script);
            preview = await module.InvokeAsync<IJSObjectReference>("attach", root, self, options);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The page is gone.
        }
    }

    /// <summary>Called by the script: the person asks to see where a fault is.</summary>
    [JSInvokable]
    public Task ReceiveReveal(string fileId, int line, int column) => reveal(fileId, line, column);

    public async Task TellAsync(PreviewNews news)
    {
        if (news.Files is { } files)
        {
            await CallAsync("setFiles", files);
        }

        if (news.Setup is { } setup)
        {
            await CallAsync("set", setup);
        }

        if (!news.Changed.IsEmpty)
        {
            await CallAsync("refresh", news.Changed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CallAsync("dispose");
        try
        {
            if (preview is not null)
            {
                await preview.DisposeAsync();
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

        preview = null;
        module = null;
        self?.Dispose();
    }

    // A call over a connection that is away for a while is cancelled after the circuit's time-out.
    private static bool IsGone(Exception exception) => exception is JSDisconnectedException or TaskCanceledException;

    private async Task CallAsync(string method, params object[] arguments)
    {
        try
        {
            if (preview is not null)
            {
                await preview.InvokeVoidAsync(method, arguments);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // There is no page that shows anything.
        }
    }
}
