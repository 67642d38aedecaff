namespace DraftStudio.Web.Features.Editing;

/// <summary>Two people changed one field: what the other made of it, and what this person entered, which is kept until they choose.</summary>
public sealed record FieldConflict(string Field, string? Theirs, object? Mine, string? MineText, long Seq)
{
    /// <summary>What it is about, where the field's label does not say it.</summary>
    public string? Label { get; init; }

    public EditStand? Stand { get; init; }
}
