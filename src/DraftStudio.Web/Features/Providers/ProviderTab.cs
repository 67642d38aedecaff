namespace DraftStudio.Web.Features.Providers;

/// <summary>Which rows the list of providers shows.</summary>
public enum ProviderTab
{
    /// <summary>What waits or is not live yet first, then everything live.</summary>
    All,
    Live,
    Drafts,

    /// <summary>New providers that were proposed and not accepted yet.</summary>
    Proposed,
    Retired,
}
