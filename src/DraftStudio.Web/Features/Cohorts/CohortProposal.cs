using DraftStudio.Core.Access;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>What is proposed for one row of a cohort, in words.</summary>
/// <param name="Row">The row that it is about: a simulation's or a profile's id.</param>
/// <param name="Name">The simulation or the profile.</param>
/// <param name="Key">The proposal's key.</param>
/// <param name="Kind">What becomes of the row.</param>
/// <param name="Text">What it would be: "position 3".</param>
/// <param name="Replaces">What it would take the place of; null for nothing.</param>
/// <param name="Rows">How many rows the whole proposal changes: they are decided together.</param>
/// <param name="By">Who proposes it.</param>
/// <param name="ByName">The same, by name.</param>
public sealed record CohortProposal(
    string Row,
    string Name,
    string Key,
    CohortProposalKind Kind,
    string Text,
    string? Replaces,
    int Rows,
    UserId By,
    string ByName
);
