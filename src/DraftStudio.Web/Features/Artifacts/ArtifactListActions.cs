using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>The list is shown, asked for this.</summary>
public sealed record ArtifactListShown(ArtifactListQuery Query);

/// <summary>The list of a kind is left.</summary>
public sealed record ArtifactListLeft(string Kind);

public sealed record ArtifactListLoaded(
    ArtifactListQuery Query,
    ArtifactRows Rows,
    bool Appends,
    bool MayWrite,
    bool MayCommit
);

public sealed record ArtifactListFailed(string Reason);

public sealed record MoreArtifactsRequested;

public sealed record ArtifactToggled(string Id);

/// <summary>Selects every line that is loaded, or none.</summary>
public sealed record AllArtifactsToggled;

public sealed record ArtifactSelectionCleared;

/// <summary>A bulk action names what goes before it is done.</summary>
public sealed record ArtifactBulkAsked(ArtifactBulkAction Action);

public sealed record ArtifactBulkCancelled;

public sealed record ArtifactBulkConfirmed(ArtifactBulk Bulk);

public sealed record ArtifactBulkDone(ArtifactBulk Bulk, ImmutableArray<ItemResult> Results);

public sealed record ArtifactResultsDismissed;

/// <summary>Opens a draft of something new and goes there.</summary>
public sealed record NewArtifactRequested(string Kind);

/// <summary>Opens the caller's draft of something live, or the one that others have open, and goes there.</summary>
public sealed record ArtifactEditRequested(string Kind, ArtifactId Artifact);
