using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Components.Controls;

/// <summary>
/// The server's end of the typing script: receives what was typed under one element, tells what is saved, and sets values
/// in fields that the person is not in. A circuit that is gone makes each call nothing.
/// </summary>
public sealed class TypingBridge(
    IJSRuntime browser,
    Func<ImmutableArray<FieldEdit>, Task> receive,
    Func<string?, Task>? focus = null
) : IAsyncDisposable
{
    private readonly FieldEditParts parts = new();
    private readonly Dictionary<string, FieldEdit> typed = new(StringComparer.Ordinal);
    private readonly HashSet<string> told = new(StringComparer.Ordinal);
    private DotNetObjectReference<TypingBridge>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? typing;

    /// <param name="script">The address of typing.js, with its fingerprint.</param>
    /// <param name="root">The element around the fields.</param>
    /// <param name="form">Names the form across reloads: unsent edits are found again under it.</param>
    /// <param name="clientId">Names this page.</param>
    public async Task AttachAsync(string script, ElementReference root, string form, string clientId)
    {
        self = DotNetObjectReference.Create(this);
        try
        {
            module = await browser.InvokeAsync<IJSObjectReference>("import", script);
            typing = await module.InvokeAsync<IJSObjectReference>("attach", root, self, new { form, clientId });
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The page is gone.
        }
    }

    /// <summary>Called by the script. Settles when the edits are taken; saved they are when <see cref="AcknowledgeAsync"/> says so.</summary>
    [JSInvokable]
    public Task ReceiveEdits(FieldEditPart[] edits)
    {
        var whole = parts.Join(edits);
        foreach (var edit in whole)
        {
            typed[edit.Path] = edit;
        }

        return whole.IsEmpty ? Task.CompletedTask : receive(whole);
    }

    /// <summary>Called by the script: the person is in the field of this path, or (null) in none.</summary>
    [JSInvokable]
    public Task ReceiveFocus(string? path) => focus?.Invoke(path) ?? Task.CompletedTask;

    /// <summary>Everything this page sent, up to and including <paramref name="seq"/>, is saved: the browser forgets it.</summary>
    public async Task AcknowledgeAsync(long seq) => await CallAsync("acknowledge", seq);

    /// <summary>
    /// Sets a value from the server, unless the browser sent it itself and was told no other since. The browser ignores
    /// what was said before it sent its newest edit.
    /// </summary>
    public async Task SetValueAsync(string path, string value)
    {
        var newest = typed.GetValueOrDefault(path);
        var isEcho = string.Equals(newest?.Value, value, StringComparison.Ordinal);
        if (isEcho && !told.Contains(path))
        {
            return;
        }

        if (isEcho)
        {
            told.Remove(path);
        }
        else
        {
            told.Add(path);
        }

        await CallAsync("setValue", path, value, newest?.Seq ?? 0);
    }

    /// <summary>What an earlier page of this form typed and could not bring to the server.</summary>
    public async Task<ImmutableArray<FieldEdit>> LeftAsync()
    {
        if (typing is null)
        {
            return [];
        }

        try
        {
            return [.. await typing.InvokeAsync<FieldEdit[]>("left")];
        }
        catch (Exception exception) when (IsGone(exception))
        {
            return [];
        }
    }

    public async Task ForgetLeftAsync() => await CallAsync("forgetLeft");

    public async ValueTask DisposeAsync()
    {
        await CallAsync("dispose");
        await ReleaseAsync(typing);
        await ReleaseAsync(module);
        typing = null;
        module = null;
        self?.Dispose();
    }

    // A call over a connection that is away for a while is cancelled after the circuit's time-out.
    private static bool IsGone(Exception exception) => exception is JSDisconnectedException or TaskCanceledException;

    private static async ValueTask ReleaseAsync(IJSObjectReference? reference)
    {
        try
        {
            if (reference is not null)
            {
                await reference.DisposeAsync();
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // With the page went the reference.
        }
    }

    private async ValueTask CallAsync(string method, params object[] arguments)
    {
        try
        {
            if (typing is not null)
            {
                await typing.InvokeVoidAsync(method, arguments);
            }
        }
        catch (Exception exception) when (IsGone(exception))
        {
            // The browser keeps what was not acknowledged; there is nobody to tell.
        }
    }
}
