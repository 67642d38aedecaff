using System.Collections.Immutable;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>A simulation of a cohort: where it comes, and from when until when it can be played.</summary>
public sealed record CohortSimulation
{
    /// <summary>The simulation's id, as its rows name it.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    /// <summary>False for one of which there are rows though it is not selected.</summary>
    public bool Selected { get; init; } = true;

    /// <summary>Null for none.</summary>
    public int? Position { get; init; }

    /// <summary>From when; null for no window, which is always.</summary>
    public DateTimeOffset? Start { get; init; }

    /// <summary>Until when; null for without an end.</summary>
    public DateTimeOffset? End { get; init; }

    /// <summary>What is wrong with its position.</summary>
    public string? PositionProblem { get; init; }

    /// <summary>What is wrong with its window.</summary>
    public string? WindowProblem { get; init; }

    /// <summary>What is worth knowing of its window, and blocks nothing.</summary>
    public string? WindowNote { get; init; }

    /// <summary>What is proposed for it.</summary>
    public ImmutableArray<CohortProposal> Proposals { get; init; } = [];

    /// <summary>Whether both show the same.</summary>
    public bool Shows(CohortSimulation? other) =>
        other is not null
        && this with { Proposals = [] } == other with { Proposals = [] }
        && Proposals.SequenceEqual(other.Proposals);
}
