using System.Collections.Immutable;
using DraftStudio.Core.Journal;

namespace DraftStudio.Web.Features.History;

/// <summary>What happened in the workspace since the last of these, oldest first.</summary>
public sealed record WorkspaceChanged(ImmutableArray<JournalEntry> Entries)
{
    /// <summary>Whether any of it is about this kind of thing.</summary>
    public bool Concerns(string kind) => Entries.Any(entry => entry.Kind == kind);
}

/// <summary>Activity is shown, with this filter.</summary>
public sealed record ActivityShown(ActivityFilter Filter);

public sealed record ActivityLeft;

public sealed record ActivityLoaded(
    ActivityFilter Filter,
    ImmutableArray<ActivityLine> Lines,
    string? Next,
    bool Appends
);

/// <summary>Happened just now, newest first.</summary>
public sealed record ActivityHappened(ActivityFilter Filter, ImmutableArray<ActivityLine> Lines);

public sealed record MoreActivityRequested;

public sealed record ActivityFailed(string Reason);

/// <summary>Who can be chosen in the filter.</summary>
public sealed record ActivityPeopleLoaded(ImmutableArray<Person> People);

/// <summary>How far the journal is sealed.</summary>
public sealed record ChainHeadLoaded(ChainHead? Head);

public sealed record ChainCheckRequested;

/// <summary>Null for a chain that holds.</summary>
public sealed record ChainChecked(ChainFault? Fault);
