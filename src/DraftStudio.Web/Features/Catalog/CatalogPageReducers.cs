using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Catalog;

/// <summary>What each action makes of the catalogue's page. Pure.</summary>
public static class CatalogPageReducers
{
    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, CatalogShown action) =>
        state.Query == action.Query
            ? state with
            {
                Failure = null,
            }
            : new CatalogPageState
            {
                Query = action.Query,
                Loading = true,
                MayWrite = state.MayWrite,

                // A search narrows what is seen; another type shows other things.
                Items =
                    state.Query?.Type == action.Query.Type && state.Query.Retired == action.Query.Retired
                        ? state.Items
                        : [],
            };

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, CatalogLeft action) => CatalogPageState.Closed;

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, CatalogLoaded action) =>
        state.Query != action.Query
            ? state
            : state with
            {
                Loading = false,
                Working = false,
                Items = action.Appends
                    ? [.. state.Items.Concat(action.Items).DistinctBy(static item => item.Id)]
                    : action.Items,
                Next = action.Next,
                MayWrite = action.MayWrite,
            };

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, CatalogFailed action) =>
        state with
        {
            Loading = false,
            Working = false,
            Failure = action.Reason,
        };

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, MoreCatalogRequested action) => Work(state);

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, ResourceAddRequested action) => Work(state);

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, ResourceAdded action) =>
        state with
        {
            Working = false,
            Added = state.Added + 1,
        };

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, ResourceRenameAsked action) =>
        state with
        {
            Renaming = action.Resource,
            Failure = null,
        };

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, ResourceRenameRequested action) => Work(state);

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, ResourceUsesFound action) =>
        state with
        {
            Retiring = action.Entry,
        };

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, ResourceRetirementCancelled action) =>
        state with
        {
            Retiring = null,
        };

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, ResourceRetirementRequested action) =>
        Work(state) with
        {
            Retiring = null,
        };

    [ReducerMethod]
    public static CatalogPageState Reduce(CatalogPageState state, ResourceChanged action) =>
        state with
        {
            Working = false,
            Renaming = null,
        };

    private static CatalogPageState Work(CatalogPageState state) => state with { Working = true, Failure = null };
}
