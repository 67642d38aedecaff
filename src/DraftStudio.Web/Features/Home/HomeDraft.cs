namespace DraftStudio.Web.Features.Home;

/// <summary>A draft, as Home lists it.</summary>
/// <param name="Behind">How many revisions went live since its base.</param>
/// <param name="Proposals">How many proposals on it wait.</param>
public sealed record HomeDraft(
    string Title,
    string Detail,
    string Address,
    int Behind,
    int Proposals,
    DateTimeOffset UpdatedAt
);
