using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>The page of one live thing.</summary>
public sealed record ArtifactViewState
{
    public static readonly ArtifactViewState Closed = new();

    public string Kind { get; init; } = "";

    /// <summary>Null while the page is not open.</summary>
    public ArtifactId? Artifact { get; init; }

    /// <summary>The revision that was asked for; null for what is live.</summary>
    public int? Revision { get; init; }

    /// <summary>The revision that it is to be compared with; null for the one before.</summary>
    public int? Against { get; init; }

    public int RevisionsShown { get; init; }

    public ArtifactView? View { get; init; }

    public string? Failure { get; init; }

    /// <summary>There is no such thing here.</summary>
    public bool Missing { get; init; }

    public bool Working { get; init; }
}
