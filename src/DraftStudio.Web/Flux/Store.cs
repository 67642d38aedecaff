using System.Collections.Immutable;

namespace DraftStudio.Web.Flux;

/// <summary>
/// The store of one circuit: reducers first, then the subscribers of what changed, then the effects. Their exceptions are
/// reported through <see cref="UnhandledException"/>, never lost.
/// </summary>
internal sealed partial class Store : IDispatcher
{
    private readonly Lock gate = new();
    private readonly Queue<object> waiting = new();
    private readonly FluxRegistrations registrations;
    private readonly IServiceProvider services;
    private readonly ILogger<Store> logger;
    private readonly Dictionary<Type, object> states;
    private readonly Dictionary<Type, object> effectOwners = [];
    private bool dispatching;

    public Store(FluxRegistrations registrations, IServiceProvider services, ILogger<Store> logger)
    {
        this.logger = logger;
        this.registrations = registrations;
        this.services = services;
        states = registrations.Features.ToDictionary(feature => feature.StateType, feature => feature.CreateState());
    }

    /// <summary>Raised with what an effect or a subscriber threw.</summary>
    public event EventHandler<UnhandledExceptionEventArgs>? UnhandledException;

    public FeatureState<TState> StateOf<TState>()
        where TState : class => (FeatureState<TState>)states[typeof(TState)];

    public void Dispatch(object action)
    {
        ArgumentNullException.ThrowIfNull(action);
        lock (gate)
        {
            waiting.Enqueue(action);
            if (dispatching)
            {
                return;
            }

            dispatching = true;
        }

        DispatchWaiting();
    }

    private void DispatchWaiting()
    {
        while (true)
        {
            object action;
            lock (gate)
            {
                if (!waiting.TryDequeue(out action!))
                {
                    dispatching = false;
                    return;
                }
            }

            foreach (var announce in Reduce(action))
            {
                Guarded(announce);
            }

            foreach (var effect in registrations.EffectsOf(action.GetType()))
            {
                _ = RunEffectAsync(effect, action);
            }
        }
    }

    private ImmutableArray<Action> Reduce(object action)
    {
        var changed = ImmutableArray.CreateBuilder<Action>();
        foreach (var reducer in registrations.ReducersOf(action.GetType()))
        {
            try
            {
                if (reducer.Reduce(states[reducer.StateType], action) is { } announce && !changed.Contains(announce))
                {
                    changed.Add(announce);
                }
            }
#pragma warning disable CA1031 // One feature's fault must not stop the others; it is reported.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                Report(exception);
            }
        }

        return changed.ToImmutable();
    }

    private void Guarded(Action announce)
    {
        try
        {
            announce();
        }
#pragma warning disable CA1031 // A subscriber's fault must not stop the others; it is reported.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Report(exception);
        }
    }

    private async Task RunEffectAsync(EffectRegistration effect, object action)
    {
        try
        {
            object owner;
            lock (gate)
            {
                if (!effectOwners.TryGetValue(effect.Owner, out owner!))
                {
                    owner = services.GetRequiredService(effect.Owner);
                    effectOwners.Add(effect.Owner, owner);
                }
            }

            await effect.Handle(owner, action, this);
        }
#pragma warning disable CA1031 // Effects run detached from their dispatcher; what they throw is reported here.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Report(exception);
        }
    }

    private void Report(Exception exception)
    {
        // A circuit that goes away takes what its effects waited for along.
        if (exception is not (OperationCanceledException or ObjectDisposedException))
        {
            Log.Unhandled(logger, exception);
        }

        UnhandledException?.Invoke(this, new UnhandledExceptionEventArgs(exception, isTerminating: false));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "An effect, a reducer or a subscriber failed")]
        public static partial void Unhandled(ILogger logger, Exception exception);
    }
}
