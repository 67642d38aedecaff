using System.Reflection;

namespace DraftStudio.Web.Flux;

/// <summary>What <c>AddFlux</c> was told: features, reducers, effects. Immutable once the services are built.</summary>
public sealed class FluxRegistrations
{
    private readonly Dictionary<Type, List<ReducerRegistration>> reducers = [];
    private readonly Dictionary<Type, List<EffectRegistration>> effects = [];

    internal FluxRegistrations() { }

    internal List<FeatureRegistration> Features { get; } = [];

    internal HashSet<Type> ReducerOwners { get; } = [];

    internal HashSet<Type> EffectOwners { get; } = [];

    internal IReadOnlyList<ReducerRegistration> ReducersOf(Type action) =>
        reducers.TryGetValue(action, out var found) ? found : [];

    internal IReadOnlyList<EffectRegistration> EffectsOf(Type action) =>
        effects.TryGetValue(action, out var found) ? found : [];

    internal void AddReducers(Type owner)
    {
        if (!ReducerOwners.Add(owner))
        {
            return;
        }

        foreach (var method in owner.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (method.GetCustomAttribute<ReducerMethodAttribute>() is null)
            {
                continue;
            }

            var parameters = method.GetParameters();
            if (parameters.Length != 2 || method.ReturnType != parameters[0].ParameterType)
            {
                throw new InvalidOperationException(
                    $"{owner.Name}.{method.Name} must be TState {method.Name}(TState state, TAction action)."
                );
            }

            var registration = ReducerRegistration.Of(method, parameters[0].ParameterType, parameters[1].ParameterType);
            if (!reducers.TryGetValue(parameters[1].ParameterType, out var list))
            {
                reducers.Add(parameters[1].ParameterType, list = []);
            }

            list.Add(registration);
        }
    }

    internal void AddEffects(Type owner)
    {
        if (!EffectOwners.Add(owner))
        {
            return;
        }

        foreach (var method in owner.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            if (method.GetCustomAttribute<EffectMethodAttribute>() is null)
            {
                continue;
            }

            var parameters = method.GetParameters();
            if (
                parameters.Length != 2
                || parameters[1].ParameterType != typeof(IDispatcher)
                || method.ReturnType != typeof(Task)
            )
            {
                throw new InvalidOperationException(
                    $"{owner.Name}.{method.Name} must be Task {method.Name}(TAction action, IDispatcher dispatcher)."
                );
            }

            if (!effects.TryGetValue(parameters[0].ParameterType, out var list))
            {
                effects.Add(parameters[0].ParameterType, list = []);
            }

            list.Add(new EffectRegistration(owner, method));
        }
    }
}
