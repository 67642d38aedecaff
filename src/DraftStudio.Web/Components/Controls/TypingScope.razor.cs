using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Components.Controls;

/// <summary>The fields within it are typed through the typing script.</summary>
public sealed partial class TypingScope
{
    private TypingBridge? bridge;
    private ElementReference root;
    private bool attached;
    private long acknowledged;
    private long told;

    [Inject]
    public required IJSRuntime Browser { get; init; }

    /// <summary>Names the form across reloads; a new one needs a new scope (@key).</summary>
    [Parameter, EditorRequired]
    public required string Form { get; set; }

    [Parameter, EditorRequired]
    public required string ClientId { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<ImmutableArray<FieldEdit>> OnEdits { get; set; }

    /// <summary>The path of the field that the person is in now; null when they left it.</summary>
    [Parameter]
    public EventCallback<string?> OnFocus { get; set; }

    /// <summary>What an earlier page of this form could not send; asked once, before the first edit.</summary>
    [Parameter]
    public EventCallback<ImmutableArray<FieldEdit>> OnLeft { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Forgets what <see cref="OnLeft"/> told.</summary>
    public Task ForgetLeftAsync() => bridge?.ForgetLeftAsync() ?? Task.CompletedTask;

    /// <summary>
    /// Tells the script that everything up to this number is saved. No parameter: setting one means to look at the whole
    /// form again after each key.
    /// </summary>
    public Task AcknowledgeAsync(long seq)
    {
        acknowledged = Math.Max(acknowledged, seq);
        return TellAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (bridge is not null)
        {
            await bridge.DisposeAsync();
        }
    }

    protected override void OnInitialized() =>
        bridge = new TypingBridge(
            Browser,
            edits => InvokeAsync(() => OnEdits.InvokeAsync(edits)),
            path => InvokeAsync(() => OnFocus.InvokeAsync(path))
        );

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && bridge is not null)
        {
            await bridge.AttachAsync("./" + Assets["assets/typing.js"], root, Form, ClientId);
            attached = true;
            await TellAsync();
            var left = OnLeft.HasDelegate ? await bridge.LeftAsync() : [];
            if (!left.IsEmpty)
            {
                await OnLeft.InvokeAsync(left);
            }
        }
    }

    private async Task TellAsync()
    {
        if (attached && bridge is not null && acknowledged > told)
        {
            told = acknowledged;
            await bridge.AcknowledgeAsync(told);
        }
    }
}
