using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>
/// The page of something live is shown; with a revision, or with what is live, and compared with another revision, or
/// with the one before.
/// </summary>
public sealed record ArtifactViewShown(string Kind, ArtifactId Artifact, int? Revision, int? Against = null);

public sealed record ArtifactViewLeft(ArtifactId Artifact);

public sealed record ArtifactViewLoaded(ArtifactId Artifact, int? Revision, int? Against, ArtifactView View);

public sealed record ArtifactViewMissing(ArtifactId Artifact);

public sealed record ArtifactViewFailed(string Reason);

public sealed record MoreRevisionsRequested;

/// <summary>Takes it out of use, or back into it.</summary>
public sealed record ArtifactRetirementRequested(bool Retired);

/// <summary>Opens a draft of something new with this one's content.</summary>
public sealed record ArtifactDuplicateRequested;

/// <summary>Puts a revision's content into the caller's draft, and goes there.</summary>
public sealed record ArtifactRestoreRequested(int Revision);
