using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>A profile of a cohort, and the personas that it plays.</summary>
public sealed record CohortProfile
{
    /// <summary>The profile's id, as its rows name it.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>False for one that has personas though it is not selected.</summary>
    public bool Selected { get; init; } = true;

    public ImmutableArray<CohortPersona> Personas { get; init; } = [];

    public ImmutableArray<CohortProposal> Proposals { get; init; } = [];
}
