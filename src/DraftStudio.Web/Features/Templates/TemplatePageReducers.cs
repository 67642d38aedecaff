using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What each action makes of the state. Pure.</summary>
public static class TemplatePageReducers
{
    /// <summary>Each open file is an editor in the page, seen or not: more would weigh on it.</summary>
    private const int MostOpen = 12;

    [ReducerMethod]
    public static TemplatePageState Reduce(TemplatePageState state, TemplatePageShown action) => TemplatePageState.None;

    [ReducerMethod]
    public static TemplatePageState Reduce(TemplatePageState state, FileOpened action) =>
        state.Open.Contains(action.File, StringComparer.Ordinal)
            ? state
            : state with
            {
                Open =
                    state.Open.Length < MostOpen
                        ? state.Open.Add(action.File)
                        : state.Open.RemoveAt(0).Add(action.File),
            };

    [ReducerMethod]
    public static TemplatePageState Reduce(TemplatePageState state, FileClosed action) =>
        state with
        {
            Open = state.Open.Remove(action.File, StringComparer.Ordinal),
        };

    [ReducerMethod]
    public static TemplatePageState Reduce(TemplatePageState state, FileRevealRequested action) =>
        Reduce(state, new FileOpened(action.FileId)) with
        {
            Reveal = new FileReveal(action.FileId, action.Line, action.Column, (state.Reveal?.Number ?? 0) + 1),
        };
}
