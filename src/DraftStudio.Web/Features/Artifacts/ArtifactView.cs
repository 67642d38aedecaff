using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>Something live as one of its revisions had it.</summary>
public sealed record ArtifactView
{
    public required Artifact Artifact { get; init; }

    /// <summary>The revision that is shown.</summary>
    public required ArtifactRevision Revision { get; init; }

    /// <summary>The number of the revision that is live; 0 while none is.</summary>
    public required int Live { get; init; }

    /// <summary>What the kind shows of the revision.</summary>
    public required object Content { get; init; }

    /// <summary>What the shown revision is compared with; null for the empty thing that the first one began with.</summary>
    public ArtifactRevision? Against { get; init; }

    /// <summary>What differs from <see cref="Against"/>.</summary>
    public required ImmutableArray<ChangeLine> Changes { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<ArtifactRevision> Revisions { get; init; }

    public bool HasMoreRevisions { get; init; }

    public required ImmutableArray<ArtifactRow> Drafts { get; init; }

    public bool MayWrite { get; init; }

    public bool MayCommit { get; init; }

    public bool IsLive => Revision.Number == Live;

    /// <summary>The revision that is shown where none is asked for.</summary>
    public int Usual => Live > 0 ? Live : Artifact.HeadNumber;
}
