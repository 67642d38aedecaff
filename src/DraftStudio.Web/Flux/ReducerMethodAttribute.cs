namespace DraftStudio.Web.Flux;

/// <summary>Marks <c>static TState Reduce(TState state, TAction action)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ReducerMethodAttribute : Attribute;
