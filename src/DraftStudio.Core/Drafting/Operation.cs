using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>One labelled list of changes: it turns the document at <c>Version - 1</c> into the one at <c>Version</c>.</summary>
public sealed record Operation
{
    public required WorkspaceId Workspace { get; init; }

    public required DraftId Draft { get; init; }

    /// <summary>The draft's version that this operation made; the first is 1.</summary>
    public required int Version { get; init; }

    public required OperationKind Kind { get; init; }

    public required UserId Author { get; init; }

    public required string AuthorName { get; init; }

    /// <summary>The client that made it, for echo suppression.</summary>
    public string? Client { get; init; }

    /// <summary>A short phrase for people: "Set name".</summary>
    public required string Label { get; init; }

    /// <summary>For an undo or a redo: the version of the operation that it undoes.</summary>
    public int? Undoes { get; init; }

    public required ImmutableArray<Change> Changes { get; init; }

    public required DateTimeOffset At { get; init; }
}
