using DraftStudio.Web.Flux;

namespace DraftStudio.Tests.Unit.Flux;

internal sealed record CountState(int Count);

internal sealed record Add(int By);

internal sealed record AddLater(int By);

internal sealed record Fail(string Message);

internal sealed class CountFeature : Feature<CountState>
{
    public override string GetName() => "Count";

    protected internal override CountState GetInitialState() => new(0);
}

internal static class CountReducers
{
    [ReducerMethod]
    public static CountState Reduce(CountState state, Add action) =>
        action.By == 0 ? state : new CountState(state.Count + action.By);

    [ReducerMethod]
    public static CountState Reduce(CountState state, Fail action) =>
        throw new InvalidOperationException($"reducer {action.Message}");
}

internal sealed class CountEffects(List<string> log, IState<CountState> state)
{
    [EffectMethod]
    public Task Handle(Add action, IDispatcher dispatcher)
    {
        log.Add($"effect sees {state.Value.Count}");
        return Task.CompletedTask;
    }

    [EffectMethod]
    public async Task Handle(AddLater action, IDispatcher dispatcher)
    {
        log.Add("later");
        await Task.CompletedTask;
        dispatcher.Dispatch(new Add(action.By));
    }

    [EffectMethod]
    public Task Handle(Fail action, IDispatcher dispatcher)
    {
        log.Add("failing");
        throw new InvalidOperationException(action.Message);
    }
}
