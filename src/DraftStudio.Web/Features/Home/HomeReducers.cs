using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Home;

/// <summary>What each action makes of Home. Pure.</summary>
public static class HomeReducers
{
    [ReducerMethod]
    public static HomeState Reduce(HomeState state, HomeShown action) =>
        state with
        {
            Open = true,
            AllDrafts = action.AllDrafts,
            Failure = null,
        };

    // What was there is shown again at once when the person comes back, and then read anew.
    [ReducerMethod]
    public static HomeState Reduce(HomeState state, HomeLeft action) => state with { Open = false };

    [ReducerMethod]
    public static HomeState Reduce(HomeState state, HomeLoaded action) =>
        state with
        {
            View = action.View,
            Failure = null,
        };

    [ReducerMethod]
    public static HomeState Reduce(HomeState state, HomeFailed action) => state with { Failure = action.Reason };
}
