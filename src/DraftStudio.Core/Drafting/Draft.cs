using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>The head of a draft: everything about it but its document.</summary>
public sealed record Draft
{
    public required WorkspaceId Workspace { get; init; }

    public required DraftId Id { get; init; }

    /// <summary>The kind's name: <c>provider</c>, <c>cohort</c>, <c>workflow</c>, <c>template</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What it is a draft of; null while it is a draft of something new.</summary>
    public ArtifactId? Artifact { get; init; }

    /// <summary>Open drafts are unique on (workspace, kind, artifact, slot); null for a new thing's draft.</summary>
    public string? Slot { get; init; }

    /// <summary>The revision it was made from or last rebased on; null for a new thing.</summary>
    public RevisionId? BaseRevision { get; init; }

    /// <summary>The number of <see cref="BaseRevision"/>; 0 for a new thing.</summary>
    public int BaseNumber { get; init; }

    /// <summary>The document of the base; <see cref="SnapshotId.Empty"/> for a new thing.</summary>
    public required SnapshotId BaseSnapshot { get; init; }

    /// <summary>The newest snapshot taken, and the version that it is of. Operations after it make the rest.</summary>
    public required SnapshotId Snapshot { get; init; }

    public int SnapshotVersion { get; init; }

    /// <summary>Counts the operations; only grows.</summary>
    public int Version { get; init; }

    public required DraftStatus Status { get; init; }

    public required UserId Owner { get; init; }

    /// <summary>What lists show: the kind computes them from the document.</summary>
    public string Title { get; init; } = "";

    public string Detail { get; init; } = "";

    /// <summary>How many proposals wait for a decision.</summary>
    public int PendingProposals { get; init; }

    /// <summary>The hash of the document at <see cref="Version"/>.</summary>
    public required ContentHash DocumentHash { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required UserId UpdatedBy { get; init; }

    public bool IsOpen => Status is DraftStatus.Active or DraftStatus.Dormant;
}
