using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace DraftStudio.Web.Components.Frame;

/// <summary>Brings the browser's time zone into the state, for pages on which times are picked.</summary>
public sealed partial class PersonZone
{
    [Inject]
    public required IState<FrameState> Frame { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required IJSRuntime Browser { get; init; }

    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender || Frame.Value.BrowserZone is not null)
        {
            return;
        }

        try
        {
            await using var module = await Browser.InvokeAsync<IJSObjectReference>(
                "import",
                "./" + Assets["assets/zone.js"]
            );
            Dispatcher.Dispatch(new TimeZoneKnown(await module.InvokeAsync<string>("timeZone")));
        }
        catch (Exception exception) when (exception is JSDisconnectedException or TaskCanceledException)
        {
            // The page is gone.
        }
    }
}
