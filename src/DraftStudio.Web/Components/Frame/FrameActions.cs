namespace DraftStudio.Web.Components.Frame;

/// <summary>The layout is there: find out who works here.</summary>
public sealed record FrameOpened;

public sealed record FrameAccountLoaded(FrameAccount Account);

/// <summary>The browser has said which time zone is its own.</summary>
public sealed record TimeZoneKnown(string Name);

/// <summary>Somebody's access, name or time zone may have changed: read anew who works here.</summary>
public sealed record FrameAccountChanged;

/// <summary>Nobody who may be here works here any more.</summary>
public sealed record FrameAccountGone;

/// <summary>Something was decided or proposed: the count beside Review is this now.</summary>
public sealed record ReviewCounted(int Count);

/// <summary>Says a result to those who listen to the page.</summary>
public sealed record Announced(string Text);

public sealed record ShortcutsOpened;

public sealed record ShortcutsClosed;
