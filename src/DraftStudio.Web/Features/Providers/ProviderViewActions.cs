using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Providers;

/// <summary>The page of a provider is shown; with a revision, or with what is live.</summary>
public sealed record ProviderViewShown(ArtifactId Artifact, int? Revision);

public sealed record ProviderViewLeft;

public sealed record ProviderViewLoaded(ArtifactId Artifact, int? Revision, ProviderView View);

public sealed record ProviderViewMissing(ArtifactId Artifact);

public sealed record ProviderViewFailed(string Reason);

public sealed record MoreRevisionsRequested;

/// <summary>Takes the provider out of use, or back into it.</summary>
public sealed record ProviderRetirementRequested(bool Retired);

/// <summary>Opens a draft of a new provider with this one's content.</summary>
public sealed record ProviderDuplicateRequested;

/// <summary>Puts a revision's content into the caller's draft, and goes there.</summary>
public sealed record ProviderRestoreRequested(int Revision);
