using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

/// <summary>What each action makes of a template's making. Pure.</summary>
public static class TemplateCreationReducers
{
    [ReducerMethod]
    public static TemplateCreationState Reduce(TemplateCreationState state, TemplateCreationRequested action) =>
        new(Working: true, null);

    [ReducerMethod]
    public static TemplateCreationState Reduce(TemplateCreationState state, TemplateCreationFailed action) =>
        new(Working: false, action.Reason);

    [ReducerMethod]
    public static TemplateCreationState Reduce(TemplateCreationState state, TemplateCreationEnded action) =>
        TemplateCreationState.None;
}
