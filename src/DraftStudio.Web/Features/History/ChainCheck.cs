namespace DraftStudio.Web.Features.History;

/// <summary>Whether this person has had the journal's chain checked.</summary>
public enum ChainCheck
{
    Unchecked,
    Running,
    Done,
}
