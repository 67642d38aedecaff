using DraftStudio.Core.Access;

namespace DraftStudio.Core.Drafting;

/// <summary>A live thing: its head revision is what is live.</summary>
public sealed record Artifact
{
    public required WorkspaceId Workspace { get; init; }

    public required ArtifactId Id { get; init; }

    public required string Kind { get; init; }

    public required UserId Owner { get; init; }

    /// <summary>The live revision and its number, from 1 on.</summary>
    public required RevisionId Head { get; init; }

    public required int HeadNumber { get; init; }

    /// <summary>The live document.</summary>
    public required SnapshotId HeadSnapshot { get; init; }

    /// <summary>Grows with each publication, retirement and return.</summary>
    public required int Version { get; init; }

    public string Title { get; init; } = "";

    public string Detail { get; init; } = "";

    public DateTimeOffset? RetiredAt { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required UserId UpdatedBy { get; init; }
}
