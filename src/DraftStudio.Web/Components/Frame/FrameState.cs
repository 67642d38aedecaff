namespace DraftStudio.Web.Components.Frame;

/// <summary>What the frame around every page shows.</summary>
public sealed record FrameState
{
    public FrameAccount Account { get; init; } = FrameAccount.None;

    /// <summary>The person may not be here any more: suspended, removed, or with another password.</summary>
    public bool IsGone { get; init; }

    /// <summary>How many things wait for this person's decision; null until someone counted.</summary>
    public int? ReviewCount { get; init; }

    public bool ShortcutsOpen { get; init; }

    public Announcement Announcement { get; init; } = new("", 0);
}
