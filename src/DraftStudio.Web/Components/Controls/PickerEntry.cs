namespace DraftStudio.Web.Components.Controls;

/// <summary>A line of an open picker: an option, or the offer to create what was typed.</summary>
internal sealed record PickerEntry(PickerOption? Option, string Label)
{
    public bool IsCreate => Option is null;

    public string? Detail => Option?.Detail;

    public string Key => Option?.Value ?? "+";
}
