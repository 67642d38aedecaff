namespace DraftStudio.Web.Components.Frame;

/// <summary>The layout is there: find out who works here.</summary>
public sealed record FrameOpened;

public sealed record FrameAccountLoaded(FrameAccount Account);

/// <summary>The browser has said in which zone this person reads times.</summary>
public sealed record TimeZoneKnown(string Name);

/// <summary>Something was decided or proposed: the count beside Review is this now.</summary>
public sealed record ReviewCounted(int Count);

/// <summary>Says a result to those who listen to the page.</summary>
public sealed record Announced(string Text);

public sealed record ShortcutsOpened;

public sealed record ShortcutsClosed;
