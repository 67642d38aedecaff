namespace DraftStudio.Web.Features.Editing;

/// <summary>What the status control says.</summary>
public enum SavePhase
{
    Loading,
    Saved,
    Unsaved,
    Saving,

    /// <summary>The server could not take it; what was entered is kept, and it is tried again.</summary>
    Failed,

    /// <summary>The draft is closed or gone.</summary>
    Closed,
}
