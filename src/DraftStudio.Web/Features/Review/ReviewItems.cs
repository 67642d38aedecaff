using System.Collections.Immutable;

namespace DraftStudio.Web.Features.Review;

/// <summary>Some of the inbox, newest first, and where it goes on.</summary>
public sealed record ReviewItems(ImmutableArray<ReviewItem> Items, string? Next);
