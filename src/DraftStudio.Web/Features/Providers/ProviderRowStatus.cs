namespace DraftStudio.Web.Features.Providers;

public enum ProviderRowStatus
{
    Live,
    BehindLive,
    Draft,

    /// <summary>Proposed as something new: a ghost until somebody accepts it.</summary>
    Proposed,
    Retired,
}
