using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>Something live as one of its revisions had it.</summary>
public sealed record ArtifactView
{
    public required Artifact Artifact { get; init; }

    /// <summary>The revision that is shown; the newest one is what is live.</summary>
    public required Revision Revision { get; init; }

    public required FormState Form { get; init; }

    /// <summary>What the shown revision changed.</summary>
    public required ImmutableArray<ChangeLine> Changes { get; init; }

    /// <summary>Newest first.</summary>
    public required ImmutableArray<Revision> Revisions { get; init; }

    public bool HasMoreRevisions { get; init; }

    public required ImmutableArray<ArtifactRow> Drafts { get; init; }

    public bool MayWrite { get; init; }

    public bool MayCommit { get; init; }

    public bool IsLive => Revision.Number == Artifact.HeadNumber;
}
