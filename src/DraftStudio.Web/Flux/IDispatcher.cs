namespace DraftStudio.Web.Flux;

/// <summary>Sends actions to the store: one at a time, in order; one dispatched from within another waits for its turn.</summary>
public interface IDispatcher
{
    void Dispatch(object action);
}
