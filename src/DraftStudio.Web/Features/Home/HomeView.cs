using System.Collections.Immutable;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Features.Review;

namespace DraftStudio.Web.Features.Home;

/// <summary>What Home shows to one person.</summary>
public sealed record HomeView
{
    public required ImmutableArray<HomeDraft> Drafts { get; init; }

    public bool HasMoreDrafts { get; init; }

    public required ImmutableArray<ReviewItem> Turn { get; init; }

    public bool HasMoreTurn { get; init; }

    public required ImmutableArray<HomeFailure> Failures { get; init; }

    /// <summary>What others did, newest first.</summary>
    public required ImmutableArray<ActivityLine> Changes { get; init; }

    /// <summary>The last visit; null for a first one.</summary>
    public DateTimeOffset? Since { get; init; }

    public bool MayWrite { get; init; }

    public bool MayWriteTemplates { get; init; }
}
