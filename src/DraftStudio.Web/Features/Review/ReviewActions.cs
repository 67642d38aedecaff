using System.Collections.Immutable;
using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Review;

/// <summary>The inbox is shown, with this filter.</summary>
public sealed record ReviewShown(ReviewFilter Filter);

public sealed record ReviewLeft;

public sealed record ReviewLoaded(ReviewFilter Filter, ImmutableArray<ReviewItem> Items, string? Next, bool Appends);

public sealed record MoreReviewRequested;

public sealed record ReviewFailed(string Reason);

/// <summary>One proposal is looked at; null for none.</summary>
public sealed record ReviewItemShown(string? Id);

/// <summary>What it would change; null when it was decided meanwhile.</summary>
public sealed record ReviewDetailLoaded(string Id, ReviewDetail? Detail);

public sealed record ReviewItemToggled(string Id);

public sealed record ReviewSelectionCleared;

/// <summary>A rejection asks for a comment first.</summary>
public sealed record RejectionAsked(ImmutableArray<DecisionTarget> Targets);

public sealed record RejectionCancelled;

/// <summary>Accepts or rejects, each by itself.</summary>
public sealed record DecisionsRequested(ImmutableArray<DecisionTarget> Targets, bool Accept, string? Comment);

/// <summary>What came of them, one result a target and in their order.</summary>
public sealed record DecisionsMade(ImmutableArray<DecisionTarget> Targets, ImmutableArray<ItemResult> Results);

public sealed record ReviewResultsDismissed;
