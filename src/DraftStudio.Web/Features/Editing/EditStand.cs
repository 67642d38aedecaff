namespace DraftStudio.Web.Features.Editing;

/// <summary>Where an edit stands that is an operation of its own: on which version, over which earlier ones of its page.</summary>
/// <param name="Version">The version of the draft that the page had.</param>
/// <param name="Settled">The number up to which the page knew what had become of its edits.</param>
/// <param name="Number">The page's number of the edit; they only grow.</param>
public sealed record EditStand(int Version, long Settled, long Number)
{
    /// <summary>Whether an earlier edit of the page lay over the version when this one was made.</summary>
    public bool IsOver(EditStand earlier) => earlier.Number > Settled && earlier.Number < Number;
}
