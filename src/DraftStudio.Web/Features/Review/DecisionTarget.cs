namespace DraftStudio.Web.Features.Review;

/// <summary>A proposal to decide, and what it is called where its result is told.</summary>
public sealed record DecisionTarget(string Kind, string Key, string Title);
