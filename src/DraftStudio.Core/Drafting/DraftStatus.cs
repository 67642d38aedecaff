namespace DraftStudio.Core.Drafting;

/// <summary>Where a draft is in its life. The names on the wire are the lower-case ones.</summary>
public enum DraftStatus
{
    Active,

    /// <summary>Made by a proposal and not accepted yet; absent from lists unless asked for.</summary>
    Dormant,
    Discarded,
    Published,
}
