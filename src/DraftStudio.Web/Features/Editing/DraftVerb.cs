using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

/// <summary>Something that a kind does to a draft at once, as one operation.</summary>
public delegate Task<Result<DraftState>> DraftVerb(
    IDraftUnit unit,
    Caller caller,
    DraftId draft,
    CancellationToken cancellationToken
);
