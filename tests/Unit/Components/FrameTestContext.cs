using Bunit;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;
using Microsoft.Extensions.DependencyInjection;

namespace DraftStudio.Tests.Unit.Components;

/// <summary>A page with the frame's services.</summary>
public abstract class FrameTestContext : IDisposable
{
    protected FrameTestContext()
    {
        Page.JSInterop.Mode = JSRuntimeMode.Loose;
        Page.Services.AddFrameState();
        Page.AddAuthorization();
    }

    protected BunitContext Page { get; } = new();

    public void Dispose()
    {
        Page.DisposeAsync().AsTask().GetAwaiter().GetResult();
        GC.SuppressFinalize(this);
    }

    protected void Dispatch(object action) => Page.Services.GetRequiredService<IDispatcher>().Dispatch(action);
}
