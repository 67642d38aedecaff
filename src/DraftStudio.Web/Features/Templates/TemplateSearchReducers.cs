using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What each action makes of a search. Pure.</summary>
public static class TemplateSearchReducers
{
    [ReducerMethod]
    public static TemplateSearchState Reduce(TemplateSearchState state, TemplatePageShown action) =>
        TemplateSearchState.None;

    [ReducerMethod]
    public static TemplateSearchState Reduce(TemplateSearchState state, TemplateSearchRequested action) =>
        new()
        {
            Text = action.Text,
            MatchCase = action.MatchCase,
            Working = true,
        };

    [ReducerMethod]
    public static TemplateSearchState Reduce(TemplateSearchState state, TemplateSearchCancelled action) =>
        state with
        {
            Working = false,
        };

    [ReducerMethod]
    public static TemplateSearchState Reduce(TemplateSearchState state, TemplateSearchFinished action) =>
        state with
        {
            Working = false,
            Files = action.Files,
            HasMore = action.HasMore,
            Skipped = action.Skipped,
        };

    [ReducerMethod]
    public static TemplateSearchState Reduce(TemplateSearchState state, TemplateSearchFailed action) =>
        state with
        {
            Working = false,
            Failure = action.Reason,
        };
}
