namespace DraftStudio.Web.Components.Frame;

/// <summary>What the frame around every page shows.</summary>
public sealed record FrameState
{
    public FrameAccount Account { get; init; } = FrameAccount.None;

    /// <summary>The IANA name of the zone that the browser shows times in; null until it has said so.</summary>
    public string? TimeZone { get; init; }

    /// <summary>How many things wait for this person's decision; null until someone counted.</summary>
    public int? ReviewCount { get; init; }

    public bool ShortcutsOpen { get; init; }

    public Announcement Announcement { get; init; } = new("", 0);
}
