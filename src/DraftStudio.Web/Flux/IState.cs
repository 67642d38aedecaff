namespace DraftStudio.Web.Flux;

/// <summary>A feature's state as components read it. <see cref="StateChanged"/> is raised when the reference differs.</summary>
public interface IState<out TState>
{
    TState Value { get; }

    event EventHandler? StateChanged;
}
