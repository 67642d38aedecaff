using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Providers;

/// <summary>The page of one live provider.</summary>
public sealed record ProviderViewState
{
    public static readonly ProviderViewState Closed = new();

    /// <summary>Null while the page is not open.</summary>
    public ArtifactId? Artifact { get; init; }

    /// <summary>The revision that was asked for; null for what is live.</summary>
    public int? Revision { get; init; }

    public int RevisionsShown { get; init; }

    public ProviderView? View { get; init; }

    public string? Failure { get; init; }

    /// <summary>There is no such provider here.</summary>
    public bool Missing { get; init; }

    public bool Working { get; init; }
}
