namespace DraftStudio.Web.Features.Templates;

/// <summary>A zip that was chosen, and what is known of it.</summary>
/// <param name="FileName">The zip's name.</param>
/// <param name="IsWhole">What it does not have is to be removed.</param>
/// <param name="Working">It is on its way.</param>
/// <param name="Plan">What it would change; null until that is known.</param>
/// <param name="Problem">Why it was refused.</param>
public sealed record ImportStanding(
    string FileName,
    bool IsWhole = false,
    bool Working = true,
    ImportPlan? Plan = null,
    string? Problem = null
);
