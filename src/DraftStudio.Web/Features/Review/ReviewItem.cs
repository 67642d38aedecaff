using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Review;

/// <summary>A proposal that waits, as the inbox shows it to one person.</summary>
public sealed record ReviewItem
{
    public required string Kind { get; init; }

    public required string Key { get; init; }

    public required DraftId Draft { get; init; }

    /// <summary>The name of what it would change.</summary>
    public required string Title { get; init; }

    /// <summary>It would make something new.</summary>
    public bool IsNew { get; init; }

    /// <summary>What it does, in a phrase: "Set name, add endpoint".</summary>
    public required string Summary { get; init; }

    public required UserId Proposer { get; init; }

    public required string ProposerName { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public int Approvals { get; init; }

    public int RequiredApprovals { get; init; } = 1;

    /// <summary>This person said yes to it already; others still have to.</summary>
    public bool ApprovedByMe { get; init; }

    /// <summary>Why this person may not decide it; null when they may.</summary>
    public string? Blocked { get; init; }

    /// <summary>Why it cannot be accepted as it is any more; null when it can.</summary>
    public string? Stale { get; init; }

    /// <summary>Names it in the address of the page and in selections.</summary>
    public string Id => $"{Kind}:{Key}";

    /// <summary>It waits for this person, not for somebody else.</summary>
    public bool IsTurn => Blocked is null && !ApprovedByMe;

    /// <summary>Why Accept is disabled; null when it is not.</summary>
    public string? AcceptBlocked =>
        Blocked ?? (ApprovedByMe ? "You approved it; somebody else has to as well." : Stale);

    public DecisionTarget Target => new(Kind, Key, Title);
}
