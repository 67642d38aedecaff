using System.Reflection;

namespace DraftStudio.Web.Flux;

/// <summary>An effect method of a scoped service.</summary>
internal sealed record EffectRegistration(Type Owner, MethodInfo Method)
{
    public Task Handle(object owner, object action, IDispatcher dispatcher) =>
        (Task)
            Method.Invoke(owner, BindingFlags.DoNotWrapExceptions, binder: null, [action, dispatcher], culture: null)!; // an effect returns a task
}
