using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Review;

/// <summary>Which proposals the inbox shows; it stands in the page's address.</summary>
public sealed record ReviewFilter(string? Kind, UserId? Proposer, ReviewAge Age)
{
    public static readonly ReviewFilter None = new(null, null, ReviewAge.Any);

    public static ReviewFilter Of(string? kind, string? by, string? age) =>
        new(
            string.IsNullOrWhiteSpace(kind) ? null : kind,
            Guid.TryParse(by, out var user) ? new UserId(user) : null,
            Enum.TryParse<ReviewAge>(age, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed)
                ? parsed
                : ReviewAge.Any
        );

    public bool IsNone => this == None;

    public bool Takes(Proposal proposal, DateTimeOffset now)
    {
        var age = now - proposal.CreatedAt;
        return (Kind is null || proposal.Kind == Kind)
            && (Proposer is null || proposal.Proposer == Proposer)
            && Age switch
            {
                ReviewAge.Day => age < TimeSpan.FromDays(1),
                ReviewAge.Week => age < TimeSpan.FromDays(7),
                ReviewAge.Older => age >= TimeSpan.FromDays(7),
                _ => true,
            };
    }
}
