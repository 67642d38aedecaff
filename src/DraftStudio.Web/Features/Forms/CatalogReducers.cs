using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Forms;

/// <summary>What each action makes of the pickers' state. Pure.</summary>
public static class CatalogReducers
{
    [ReducerMethod]
    public static CatalogState Reduce(CatalogState state, NamesPasted action) => state with { Pasted = null };

    [ReducerMethod]
    public static CatalogState Reduce(CatalogState state, NamesResolved action) =>
        state with
        {
            Pasted = action.Result,
        };

    [ReducerMethod]
    public static CatalogState Reduce(CatalogState state, PasteClosed action) => state with { Pasted = null };

    [ReducerMethod]
    public static CatalogState Reduce(CatalogState state, CatalogSearched action) =>
        state with
        {
            Found = state.Found.SetItem(
                action.Type,
                new CatalogFound(action.Text, state.Of(action.Type)?.Items ?? [], Loading: true)
            ),
        };

    [ReducerMethod]
    public static CatalogState Reduce(CatalogState state, CatalogResults action) =>
        state.Of(action.Type) is { } asked && asked.Text == action.Text
            ? state with
            {
                Found = state.Found.SetItem(action.Type, new CatalogFound(action.Text, action.Items, Loading: false)),
            }
            : state;
}
