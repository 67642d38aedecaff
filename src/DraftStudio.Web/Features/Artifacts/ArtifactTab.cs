namespace DraftStudio.Web.Features.Artifacts;

/// <summary>Which rows a list shows.</summary>
public enum ArtifactTab
{
    /// <summary>What waits or is not live yet first, then everything live.</summary>
    All,
    Live,
    Drafts,

    /// <summary>New things that were proposed and not accepted yet.</summary>
    Proposed,
    Retired,
}
