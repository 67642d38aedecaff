namespace DraftStudio.Web.Components.Controls;

/// <summary>A tab; its address is the page's own with the tab in it.</summary>
public sealed record TabItem(string Key, string Label, string Href, int? Count = null);
