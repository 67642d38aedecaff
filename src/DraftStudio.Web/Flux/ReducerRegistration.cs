using System.Reflection;

namespace DraftStudio.Web.Flux;

/// <summary>A reducer method, and how it is applied to its feature's state.</summary>
internal abstract class ReducerRegistration(Type stateType)
{
    public Type StateType { get; } = stateType;

    /// <summary>Returns what announces the change, or null when the state is the same.</summary>
    public abstract Action? Reduce(object state, object action);

    public static ReducerRegistration Of(MethodInfo method, Type state, Type action) =>
        (ReducerRegistration)Activator.CreateInstance(typeof(Typed<,>).MakeGenericType(state, action), method)!; // a closed type of ours: never null

    private sealed class Typed<TState, TAction>(MethodInfo method) : ReducerRegistration(typeof(TState))
        where TState : class
    {
        private readonly Func<TState, TAction, TState> reduce = method.CreateDelegate<Func<TState, TAction, TState>>();

        public override Action? Reduce(object state, object action)
        {
            var holder = (FeatureState<TState>)state;
            return holder.Replace(reduce(holder.Value, (TAction)action)) ? holder.Announce : null;
        }
    }
}
