namespace DraftStudio.Web.Features.Artifacts;

public enum ArtifactRowStatus
{
    Live,

    /// <summary>It is there, and nothing of it is live yet.</summary>
    NotLive,
    BehindLive,
    Draft,

    /// <summary>Proposed as something new: a ghost until somebody accepts it.</summary>
    Proposed,
    Retired,
}
