namespace DraftStudio.Core.Drafting;

/// <summary>Where a proposal is in its life. The names on the wire are the lower-case ones.</summary>
public enum ProposalStatus
{
    Pending,
    Accepted,
    Rejected,

    /// <summary>Its draft was published or discarded before anyone decided.</summary>
    Superseded,
}
