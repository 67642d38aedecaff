namespace DraftStudio.Web.Components.Controls;

/// <summary>Something that a picker offers.</summary>
/// <param name="Value">What is picked: an id.</param>
/// <param name="Label">What the person reads.</param>
/// <param name="Detail">What tells two of one label apart.</param>
public sealed record PickerOption(string Value, string Label, string? Detail = null);
