using DraftStudio.Core.Access;

namespace DraftStudio.Core.Drafting;

/// <summary>An immutable published state of an artifact.</summary>
public sealed record Revision
{
    public required WorkspaceId Workspace { get; init; }

    public required RevisionId Id { get; init; }

    public required ArtifactId Artifact { get; init; }

    /// <summary>Counts the revisions of one artifact, from 1 on.</summary>
    public required int Number { get; init; }

    public RevisionId? Parent { get; init; }

    public required SnapshotId Snapshot { get; init; }

    /// <summary>The draft that it was committed from, and its version then.</summary>
    public DraftId? Draft { get; init; }

    public int? DraftVersion { get; init; }

    public string Message { get; init; } = "";

    public required UserId Author { get; init; }

    public required string AuthorName { get; init; }

    public required DateTimeOffset At { get; init; }
}
