using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;

namespace DraftStudio.Core.Drafting;

/// <summary>Changes that are not applied yet: made against a version, waiting for a decision.</summary>
public sealed record Proposal
{
    public required WorkspaceId Workspace { get; init; }

    public required ProposalId Id { get; init; }

    public required DraftId Draft { get; init; }

    /// <summary>The kind of the draft. With <see cref="Key"/> it is unique in the workspace.</summary>
    public required string Kind { get; init; }

    /// <summary>The key that an acknowledgement names.</summary>
    public required string Key { get; init; }

    /// <summary>The version of the draft that the changes were made against.</summary>
    public required int BaseVersion { get; init; }

    public required ImmutableArray<Change> Changes { get; init; }

    /// <summary>True when the proposal made its draft, which stays dormant until it is accepted.</summary>
    public bool MadeDraft { get; init; }

    public required ProposalStatus Status { get; init; }

    public required UserId Proposer { get; init; }

    public required string ProposerName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public ImmutableArray<Approval> Approvals { get; init; } = [];

    public UserId? DecidedBy { get; init; }

    public string? DecidedByName { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    public string? Comment { get; init; }

    /// <summary>For an accepted one: the draft's version that accepting made.</summary>
    public int? AppliedVersion { get; init; }
}
