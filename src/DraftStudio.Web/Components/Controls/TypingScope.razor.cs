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

    /// <summary>Everything up to this number is saved.</summary>
    [Parameter]
    public long AcknowledgedSeq { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Forgets what <see cref="OnLeft"/> told.</summary>
    public Task ForgetLeftAsync() => bridge?.ForgetLeftAsync() ?? Task.CompletedTask;

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
        if (bridge is null)
        {
            return;
        }

        if (firstRender)
        {
            await bridge.AttachAsync("./" + Assets["assets/typing.js"], root, Form, ClientId);
            attached = true;
            var left = OnLeft.HasDelegate ? await bridge.LeftAsync() : [];
            if (!left.IsEmpty)
            {
                await OnLeft.InvokeAsync(left);
            }
        }

        if (attached && AcknowledgedSeq > told)
        {
            told = AcknowledgedSeq;
            await bridge.AcknowledgeAsync(told);
        }
    }
}
