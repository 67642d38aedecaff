using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Providers;

/// <summary>The list is shown, asked for this.</summary>
public sealed record ProviderListShown(ProviderListQuery Query);

public sealed record ProviderListLeft;

public sealed record ProviderListLoaded(
    ProviderListQuery Query,
    ProviderRows Rows,
    bool Appends,
    bool MayWrite,
    bool MayCommit
);

public sealed record ProviderListFailed(string Reason);

public sealed record MoreProvidersRequested;

public sealed record ProviderToggled(string Id);

/// <summary>Selects every line that is loaded, or none.</summary>
public sealed record AllProvidersToggled;

public sealed record ProviderSelectionCleared;

/// <summary>A bulk action names what goes before it is done.</summary>
public sealed record ProviderBulkAsked(ProviderBulkAction Action);

public sealed record ProviderBulkCancelled;

public sealed record ProviderBulkConfirmed(ProviderBulk Bulk);

public sealed record ProviderBulkDone(ProviderBulk Bulk, ImmutableArray<ItemResult> Results);

public sealed record ProviderResultsDismissed;

/// <summary>Opens a draft of a new provider and goes there.</summary>
public sealed record NewProviderRequested;

/// <summary>Opens the caller's draft of a live provider, or the one that others have open, and goes there.</summary>
public sealed record ProviderEditRequested(ArtifactId Artifact);
