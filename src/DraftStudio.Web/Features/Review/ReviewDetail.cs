using System.Collections.Immutable;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Review;

/// <summary>What one proposal would change.</summary>
public sealed record ReviewDetail(string Id, ImmutableArray<ChangeLine> Lines);
