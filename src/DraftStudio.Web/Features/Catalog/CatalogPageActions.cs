using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Web.Features.Catalog;

public sealed record CatalogShown(CatalogQuery Query);

public sealed record CatalogLeft;

public sealed record CatalogLoaded(
    CatalogQuery Query,
    ImmutableArray<Resource> Items,
    string? Next,
    bool Appends,
    bool MayWrite
);

public sealed record CatalogFailed(string Reason);

public sealed record MoreCatalogRequested;

public sealed record ResourceAddRequested(string Text);

public sealed record ResourceAdded(Resource Resource);

/// <summary>Asks for another name; null for no longer.</summary>
public sealed record ResourceRenameAsked(Resource? Resource);

public sealed record ResourceRenameRequested(Resource Resource, string Text);

/// <summary>Looks first what uses it.</summary>
public sealed record ResourceRetirementAsked(Resource Resource);

public sealed record ResourceUsesFound(CatalogEntry Entry);

public sealed record ResourceRetirementCancelled;

/// <summary>Out of use, or back into it; whoever asks knows what uses it.</summary>
public sealed record ResourceRetirementRequested(Resource Resource, bool Retired);

/// <summary>It is done: the list is read anew.</summary>
public sealed record ResourceChanged(Resource Resource);
