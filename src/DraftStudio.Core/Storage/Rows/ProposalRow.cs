namespace DraftStudio.Core.Storage.Rows;

/// <summary>Changes that wait for a decision, or waited. <c>Approvals</c> is a JSON array.</summary>
public sealed class ProposalRow : IWorkspaceRow
{
    public required Guid Workspace { get; set; }

    public required Guid Id { get; set; }

    public required Guid Draft { get; set; }

    public required string Kind { get; set; }

    public required string Key { get; set; }

    public int BaseVersion { get; set; }

    public byte[]? Changes { get; set; }

    public byte[]? ChangesBlob { get; set; }

    public bool MadeDraft { get; set; }

    public required string Status { get; set; }

    public required Guid Proposer { get; set; }

    public required string ProposerName { get; set; }

    public required DateTimeOffset CreatedAt { get; set; }

    public string? Approvals { get; set; }

    public Guid? DecidedBy { get; set; }

    public string? DecidedByName { get; set; }

    public DateTimeOffset? DecidedAt { get; set; }

    public string? Comment { get; set; }

    public int? AppliedVersion { get; set; }
}
