using System.Collections.Immutable;
using DraftStudio.Core.Journal;

namespace DraftStudio.Web.Features.History;

/// <summary>What happened in the workspace, newest first.</summary>
public sealed record ActivityState
{
    public static readonly ActivityState Closed = new();

    /// <summary>Null while the page is not open.</summary>
    public ActivityFilter? Filter { get; init; }

    public bool Loading { get; init; }

    public bool LoadingMore { get; init; }

    public ImmutableArray<ActivityLine> Lines { get; init; } = [];

    public string? Next { get; init; }

    public string? Failure { get; init; }

    public ImmutableArray<Person> People { get; init; } = [];

    public ChainHead? Head { get; init; }

    public ChainCheck Check { get; init; }

    public ChainFault? Fault { get; init; }
}
