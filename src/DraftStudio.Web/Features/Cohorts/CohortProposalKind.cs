namespace DraftStudio.Web.Features.Cohorts;

/// <summary>What a proposal makes of a row.</summary>
public enum CohortProposalKind
{
    Added,
    Changed,
    Removed,
}
