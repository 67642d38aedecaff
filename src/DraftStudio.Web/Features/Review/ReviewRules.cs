using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Review;

/// <summary>What the engine would answer to a decision, told before it is tried. The engine decides; this only says why.</summary>
public static class ReviewRules
{
    /// <summary>Why the caller may not decide it; null when they may.</summary>
    public static string? BlockedFor(Caller caller, WorkspaceRules rules, Proposal proposal) =>
        !caller.May(Permission.ProposalsDecide) ? $"Deciding needs the permission {Permission.ProposalsDecide}."
        : rules.ForbidOwnDecisions && proposal.Proposer == caller.User
            ? "It is your own: this workspace asks that somebody else decides it."
        : null;

    public static bool ApprovedBy(Caller caller, Proposal proposal) =>
        proposal.Approvals.Any(approval => approval.User == caller.User);
}
