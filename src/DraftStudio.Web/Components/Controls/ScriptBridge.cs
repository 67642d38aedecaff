using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Components.Controls;

/// <summary>
/// The server's end of a script that a component gives an element to. What the script calls has <see cref="JSInvokableAttribute"/>.
/// A circuit that is gone makes each call nothing.
/// </summary>
/// <typeparam name="TSelf">The bridge itself: what the script is given to call.</typeparam>
internal abstract class ScriptBridge<TSelf>(IJSRuntime browser) : IAsyncDisposable
    where TSelf : ScriptBridge<TSelf>
{
    private DotNetObjectReference<TSelf>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? script;

    /// <param name="address">The script's, with its fingerprint.</param>
    /// <param name="root">The element that is the script's.</param>
    /// <param name="options">What it is told.</param>
    public async Task AttachAsync(string address, ElementReference root, object options)
    {
        self = DotNetObjectReference.Create((TSelf)this);
        try
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", address);
            script = await module.InvokeAsync<IJSObjectReference>("attach", root, self, options);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The page is gone.
        }
    }

    public async ValueTask DisposeAsync()
    {
        var (had, from) = (script, module);
        (script, module) = (null, null);
        try
        {
            if (had is not null)
            {
                await had.InvokeVoidAsync("dispose");
                await had.DisposeAsync();
            }

            if (from is not null)
            {
                await from.DisposeAsync();
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // With the page went its scripts.
        }

        self?.Dispose();
    }

    protected async Task CallAsync(string method, params object?[] arguments)
    {
        try
        {
            if (script is not null)
            {
                await script.InvokeVoidAsync(method, arguments);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // There is no page that could do it.
        }
    }

    /// <summary>The script's answer; the default when there is no page that could give one.</summary>
    protected async Task<T?> AskAsync<T>(string method)
    {
        try
        {
            return script is null ? default : await script.InvokeAsync<T?>(method);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            return default;
        }
    }

    /// <summary>True when the page has taken it; a script that could not says so when it is back.</summary>
    protected async Task<bool> GiveAsync(string method, object argument, CancellationToken cancellationToken)
    {
        if (script is null)
        {
            return false;
        }

        try
        {
            await script.InvokeVoidAsync(method, cancellationToken, argument);
            return true;
        }
        catch (Exception exception) when (IsGone(exception) || exception is OperationCanceledException or JSException)
        {
            return false;
        }
    }

    // A call over a connection that is away for a while is cancelled after the circuit's time-out.
    private static bool IsGone(Exception exception) => exception is JSDisconnectedException or TaskCanceledException;
}
