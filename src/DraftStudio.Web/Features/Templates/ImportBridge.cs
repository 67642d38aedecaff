using System.Text.Json;
using DraftStudio.Web.Api;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Features.Templates;

/// <summary>The server's end of the script that sends a zip. A circuit that is gone makes each call nothing.</summary>
/// <param name="browser">The page's scripts.</param>
/// <param name="chosen">Called with the name of a zip that was chosen.</param>
internal sealed class ImportBridge(IJSRuntime browser, Func<string, Task> chosen) : IAsyncDisposable
{
    /// <summary>Bytes: 20,000 files with long names and their members.</summary>
    private const long Longest = 64_000_000;

    private static readonly ImportAnswer Nothing = new() { Problem = "The page could not send it; try again." };

    private DotNetObjectReference<ImportBridge>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? import;

    /// <param name="script">The address of template-import.js, with its fingerprint.</param>
    /// <param name="root">The element with the input for the zip.</param>
    /// <param name="options">What the script is told of the draft.</param>
    public async Task AttachAsync(string script, ElementReference root, ImportOptions options)
    {
        self = DotNetObjectReference.Create(this);
        try
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", script);
            import = await module.InvokeAsync<IJSObjectReference>("attach", root, self, options);
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The page is gone.
        }
    }

    /// <summary>Called by the script.</summary>
    [JSInvokable]
    public Task ReceiveChosen(string name) => chosen(name);

    /// <summary>Sends the zip that was chosen.</summary>
    /// <param name="mode">merge or replace.</param>
    /// <param name="plan">The hash of the difference that was seen; null to look at it only.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<ImportAnswer> SendAsync(string mode, string? plan, CancellationToken cancellationToken)
    {
        try
        {
            if (import is null)
            {
                return Nothing;
            }

            // A large zip takes longer than a call may.
            await using var answer = await import.InvokeAsync<IJSStreamReference>(
                "send",
                cancellationToken,
                mode,
                plan
            );
            await using var json = await answer.OpenReadStreamAsync(Longest, cancellationToken);
            return await JsonSerializer.DeserializeAsync<ImportAnswer>(json, StrictJson.Options, cancellationToken)
                ?? Nothing;
        }
        catch (Exception exception) when (IsGone(exception) || exception is OperationCanceledException or JSException)
        {
            return Nothing;
        }
    }

    public async Task ForgetAsync()
    {
        try
        {
            if (import is not null)
            {
                await import.InvokeVoidAsync("forget");
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // With the page went the zip.
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (import is not null)
            {
                await import.InvokeVoidAsync("dispose");
                await import.DisposeAsync();
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
}
