namespace DraftStudio.Web.Features.Editing;

/// <summary>Two people changed one field: what the other made of it, and what this person entered, which is kept until they choose.</summary>
public sealed record FieldConflict(string Field, string? Theirs, object? Mine, string? MineText, long Seq);
