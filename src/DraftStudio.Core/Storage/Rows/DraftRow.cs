namespace DraftStudio.Core.Storage.Rows;

/// <summary>The head of a draft. <c>Search</c> is the folded title and detail.</summary>
public sealed class DraftRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid Id { get; set; }

    public required string Kind { get; set; }

    public Guid? Artifact { get; set; }

    public string? Slot { get; set; }

    public Guid? BaseRevision { get; set; }

    public int BaseNumber { get; set; }

    public byte[]? BaseSnapshot { get; set; }

    public byte[]? Snapshot { get; set; }

    public int SnapshotVersion { get; set; }

    public int Version { get; set; }

    public required string Status { get; set; }

    public required Guid Owner { get; set; }

    public required string Title { get; set; }

    public required string Detail { get; set; }

    public required string Search { get; set; }

    public int PendingProposals { get; set; }

    public required byte[] DocumentHash { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public required Guid UpdatedBy { get; set; }
}
