namespace DraftStudio.Web.Flux;

/// <summary>Marks <c>Task Handle(TAction action, IDispatcher dispatcher)</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EffectMethodAttribute : Attribute;
