using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A proposal on a draft.</summary>
internal sealed record FormProposalWire
{
    public FormProposalWire(FormProposal shown)
    {
        var proposal = shown.Proposal;
        IdempotencyKey = proposal.Key;
        Status = proposal.Status;
        BaseVersion = proposal.BaseVersion;
        Stale = shown.Stale;
        Fields = shown.Fields;
        ProposedBy = proposal.ProposerName;
        CreatedAt = proposal.CreatedAt;
        Approvals =
        [
            .. proposal.Approvals.Select(static approval => new FormApprovalWire(
                approval.User.Value,
                approval.UserName,
                approval.At
            )),
        ];
        DecidedBy = proposal.DecidedByName;
        DecidedAt = proposal.DecidedAt;
        Comment = proposal.Comment;
    }

    [JsonPropertyName("idempotency_key")]
    public string IdempotencyKey { get; }

    [JsonPropertyName("status")]
    public ProposalStatus Status { get; }

    [JsonPropertyName("base_version")]
    public int BaseVersion { get; }

    /// <summary>What it touches has changed since; it cannot be accepted as it is.</summary>
    [JsonPropertyName("stale")]
    public bool Stale { get; }

    [JsonPropertyName("fields")]
    public ImmutableArray<string> Fields { get; }

    [JsonPropertyName("proposed_by")]
    public string ProposedBy { get; }

    [JsonPropertyName("created_at")]
    public DateTimeOffset CreatedAt { get; }

    [JsonPropertyName("approvals")]
    public ImmutableArray<FormApprovalWire> Approvals { get; }

    [JsonPropertyName("decided_by")]
    public string? DecidedBy { get; }

    [JsonPropertyName("decided_at")]
    public DateTimeOffset? DecidedAt { get; }

    [JsonPropertyName("comment")]
    public string? Comment { get; }
}

/// <summary>One person's yes to a proposal that needs several.</summary>
internal sealed record FormApprovalWire(
    [property: JsonPropertyName("user_id")] Guid UserId,
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("at")] DateTimeOffset At
);
