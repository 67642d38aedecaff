namespace DraftStudio.Web.Features.Editing;

/// <summary>What a person entered in a field, until the server has acknowledged it.</summary>
/// <param name="Field">The field, as the page's inputs name it.</param>
/// <param name="Value">What its kind understands: a text, a switch, a selection.</param>
/// <param name="BaseVersion">The version of the draft whose value the person saw when they began.</param>
/// <param name="Seq">The client's number of the edit; a later edit of the same field has a greater one.</param>
/// <param name="InFlight">A save with it is on its way.</param>
public sealed record FieldEdit(string Field, object? Value, int BaseVersion, long Seq, bool InFlight = false)
{
    /// <summary>Not null for an edit that is an operation of its own: saved at once, in order, with nothing else.</summary>
    public EditStand? Stand { get; init; }
}
