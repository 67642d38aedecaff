namespace DraftStudio.Web.Features.Review;

/// <summary>How long a proposal has waited.</summary>
public enum ReviewAge
{
    Any,
    Day,
    Week,
    Older,
}
