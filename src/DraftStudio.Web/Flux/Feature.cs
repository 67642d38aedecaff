namespace DraftStudio.Web.Flux;

/// <summary>A named piece of state.</summary>
public abstract class Feature<TState>
    where TState : class
{
    public abstract string GetName();

    protected internal abstract TState GetInitialState();
}
