namespace DraftStudio.Web.Flux;

/// <summary>The one holder of a feature's state in a store.</summary>
internal sealed class FeatureState<TState>(TState initial) : IState<TState>
    where TState : class
{
    private TState current = initial;

    public TState Value => Volatile.Read(ref current);

    public event EventHandler? StateChanged;

    internal bool Replace(TState next)
    {
        if (ReferenceEquals(current, next))
        {
            return false;
        }

        Volatile.Write(ref current, next);
        return true;
    }

    internal void Announce() => StateChanged?.Invoke(this, EventArgs.Empty);
}
