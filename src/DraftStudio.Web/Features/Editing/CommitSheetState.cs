using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

/// <summary>The open commit sheet: what would go live, what stands in the way, how each conflict was decided.</summary>
public sealed record CommitSheetState
{
    /// <summary>The version that the sheet shows; the commit is bound to it.</summary>
    public int Version { get; init; }

    /// <summary>What it would be called that goes live, as the kind proposes; null where it has no name.</summary>
    public string? Name { get; init; }

    /// <summary>Why it cannot be called what the person wrote.</summary>
    public string? NameProblem { get; init; }

    public bool Loading { get; init; } = true;

    public bool Committing { get; init; }

    public int Behind { get; init; }

    public ImmutableArray<ChangeLine> Changes { get; init; } = [];

    public ImmutableArray<ConflictLine> Conflicts { get; init; } = [];

    public ImmutableArray<Problem> Problems { get; init; } = [];

    public ImmutableDictionary<DocumentPath, ConflictSide> Resolutions { get; init; } =
        ImmutableDictionary<DocumentPath, ConflictSide>.Empty;

    /// <summary>Names of those who changed something since the base.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];

    public string? Failure { get; init; }

    public int Undecided => Conflicts.Count(conflict => !Resolutions.ContainsKey(conflict.Path));

    public bool IsBlocked => Undecided > 0 || NameProblem is not null || Problems.Any(problem => !problem.IsWarning);
}
