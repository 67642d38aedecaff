namespace DraftStudio.Web.Components.Frame;

/// <summary>What the frame around every page shows.</summary>
public sealed record FrameState
{
    public FrameAccount Account { get; init; } = FrameAccount.None;

    /// <summary>The IANA name of the browser's own time zone; null until it has said so.</summary>
    public string? BrowserZone { get; init; }

    /// <summary>The zone that this person reads and picks times in: what they chose, else the browser's.</summary>
    public string? TimeZone => Account.TimeZone ?? BrowserZone;

    /// <summary>The person may not be here any more: suspended, removed, or with another password.</summary>
    public bool IsGone { get; init; }

    /// <summary>How many things wait for this person's decision; null until someone counted.</summary>
    public int? ReviewCount { get; init; }

    public bool ShortcutsOpen { get; init; }

    public Announcement Announcement { get; init; } = new("", 0);
}
