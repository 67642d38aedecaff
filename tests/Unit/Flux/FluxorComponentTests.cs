using Bunit;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Flux;

public sealed class FluxorComponentTests : IDisposable
{
    private readonly BunitContext page = new();

    public FluxorComponentTests() =>
        page.Services.AddFlux(static flux =>
            flux.AddFeature<CountFeature, CountState>().AddReducers(typeof(CountReducers))
        );

    public void Dispose() => page.Dispose();

    [Fact]
    public void Component_RendersAgain_WhenItsStateChanges()
    {
        var shown = page.Render<Counter>();
        page.Services.GetRequiredService<IDispatcher>().Dispatch(new Add(4));
        shown.WaitForAssertion(() => Assert.Equal("4", shown.Markup));
    }

    [Fact]
    public void Component_ThatIsDisposed_ListensNoMore()
    {
        var shown = page.Render<Counter>();
        var renders = shown.RenderCount;
        shown.Instance.Dispose();
        page.Services.GetRequiredService<IDispatcher>().Dispatch(new Add(4));
        Assert.Equal(renders, shown.RenderCount);
    }

    private sealed class Counter : FluxorComponent
    {
        [Inject]
        public required IState<CountState> State { get; init; }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, State.Value.Count);
    }
}
