using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Components.Controls;

/// <summary>Rows that are put in order: dragged, or moved by Alt and an arrow. Where they come to stand, its owner decides.</summary>
public sealed partial class OrderedRows
{
    private ElementReference root;
    private DotNetObjectReference<OrderedRows>? self;
    private IJSObjectReference? module;
    private IJSObjectReference? ordering;

    [Inject]
    public required IJSRuntime Browser { get; init; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Class { get; set; }

    [Parameter, EditorRequired]
    public EventCallback<OrderedMove> OnMove { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Called by the script. A number that it cannot have sent is put into range by the owner.</summary>
    [JSInvokable]
    public Task ReceiveMove(string key, int to) => InvokeAsync(() => OnMove.InvokeAsync(new OrderedMove(key, to)));

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (ordering is not null)
            {
                await ordering.InvokeVoidAsync("dispose");
                await ordering.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        }
        catch (Exception exception) when (exception is JSDisconnectedException or TaskCanceledException)
        {
            // With the page went the script.
        }

        self?.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        self = DotNetObjectReference.Create(this);
        try
        {
            module = await Browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["assets/ordering.js"]);
            ordering = await module.InvokeAsync<IJSObjectReference>("attach", root, self);
        }
        catch (Exception exception) when (exception is JSDisconnectedException or TaskCanceledException)
        {
            // The page is gone.
        }
    }
}
