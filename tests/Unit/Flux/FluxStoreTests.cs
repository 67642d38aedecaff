using DraftStudio.Web.Flux;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Flux;

public sealed class FluxStoreTests : IDisposable
{
    private readonly ServiceProvider services;
    private readonly Store store;
    private readonly List<string> log = [];

    public FluxStoreTests()
    {
        var collection = new ServiceCollection();
        collection.AddSingleton(log);
        collection.AddFlux(static flux =>
            flux.AddFeature<CountFeature, CountState>().AddReducers(typeof(CountReducers))
        );
        collection.AddFlux(static flux => flux.AddEffects<CountEffects>());
        services = collection.BuildServiceProvider();
        store = services.CreateScope().ServiceProvider.GetRequiredService<Store>();
    }

    public void Dispose() => services.Dispose();

    [Fact]
    public void Dispatch_WithAReducer_ChangesTheState()
    {
        store.Dispatch(new Add(2));
        Assert.Equal(2, store.StateOf<CountState>().Value.Count);
    }

    [Fact]
    public void Dispatch_WithinADispatch_WaitsForItsTurn()
    {
        var seen = new List<int>();
        var state = store.StateOf<CountState>();
        state.StateChanged += (_, _) =>
        {
            var count = state.Value.Count;
            if (count < 3)
            {
                store.Dispatch(new Add(1));
                Assert.Equal(count, state.Value.Count);
            }

            seen.Add(count);
        };
        store.Dispatch(new Add(1));
        Assert.Equal([1, 2, 3], seen);
    }

    [Fact]
    public async Task Dispatch_FromManyThreads_LosesNone()
    {
        var state = store.StateOf<CountState>();
        await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        () =>
                        {
                            for (var i = 0; i < 500; i++)
                            {
                                store.Dispatch(new Add(1));
                            }
                        },
                        TestContext.Current.CancellationToken
                    )
                )
        );
        Assert.Equal(4_000, state.Value.Count);
    }

    [Fact]
    public void Dispatch_ThatLeavesTheReference_AnnouncesNothing()
    {
        var announced = 0;
        store.StateOf<CountState>().StateChanged += (_, _) => announced++;
        store.Dispatch(new Add(0));
        Assert.Equal(0, announced);
    }

    [Fact]
    public void Dispatch_RunsEffectsAfterReducersAndSubscribers()
    {
        store.StateOf<CountState>().StateChanged += (_, _) => log.Add("subscriber");
        store.Dispatch(new Add(5));
        Assert.Equal(["subscriber", "effect sees 5"], log);
    }

    [Fact]
    public void Dispatch_FromAnEffect_IsReduced()
    {
        store.Dispatch(new AddLater(3));
        Assert.Equal(3, store.StateOf<CountState>().Value.Count);
    }

    [Fact]
    public void Effect_ThatThrowsAtOnceOrLater_IsReported()
    {
        var reported = new List<string>();
        store.UnhandledException += (_, fault) => reported.Add(((Exception)fault.ExceptionObject).Message);
        store.Dispatch(new Fail("at once"));
        Assert.Equal(["at once", "reducer at once"], reported.Order(StringComparer.Ordinal));
        store.Dispatch(new Add(1));
        Assert.Equal(1, store.StateOf<CountState>().Value.Count);
    }

    [Fact]
    public void Subscriber_ThatThrows_IsReportedAndTheQueueGoesOn()
    {
        var reported = 0;
        store.UnhandledException += (_, _) => reported++;
        store.StateOf<CountState>().StateChanged += static (_, _) => throw new InvalidOperationException("subscriber");
        store.Dispatch(new Add(1));
        store.Dispatch(new Add(1));
        Assert.Equal(2, reported);
        Assert.Equal(2, store.StateOf<CountState>().Value.Count);
    }

    [Fact]
    public void Dispatch_OfNothing_IsRefused() => Assert.Throws<ArgumentNullException>(() => store.Dispatch(null!)); // the point

    [Fact]
    public void States_OfTwoScopes_AreTwo()
    {
        using var scope = services.CreateScope();
        store.Dispatch(new Add(1));
        Assert.Equal(0, scope.ServiceProvider.GetRequiredService<IState<CountState>>().Value.Count);
    }
}
