namespace DraftStudio.Web.Features.Artifacts;

public enum ArtifactRowStatus
{
    Live,
    BehindLive,
    Draft,

    /// <summary>Proposed as something new: a ghost until somebody accepts it.</summary>
    Proposed,
    Retired,
}
