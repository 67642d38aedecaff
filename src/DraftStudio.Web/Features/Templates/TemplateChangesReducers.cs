using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What each action makes of the difference that is looked at. Pure.</summary>
public static class TemplateChangesReducers
{
    [ReducerMethod]
    public static TemplateChangesState Reduce(TemplateChangesState state, TemplatePageShown action) =>
        TemplateChangesState.None;

    /// <summary>The same file's stays in sight until the new one is there.</summary>
    [ReducerMethod]
    public static TemplateChangesState Reduce(TemplateChangesState state, FileDifferenceRequested action) =>
        new() { Wanted = action.Stamp, Difference = state.Difference?.File == action.File ? state.Difference : null };

    [ReducerMethod]
    public static TemplateChangesState Reduce(TemplateChangesState state, FileDifferenceLoaded action) =>
        state.Wanted == action.Difference.Stamp ? state with { Difference = action.Difference } : state;

    [ReducerMethod]
    public static TemplateChangesState Reduce(TemplateChangesState state, FileDifferenceFailed action) =>
        state.Wanted == action.Stamp ? state with { HasFailed = true } : state;
}
