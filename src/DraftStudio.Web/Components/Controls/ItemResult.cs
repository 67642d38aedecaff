namespace DraftStudio.Web.Components.Controls;

/// <summary>What came of one item of a bulk action.</summary>
/// <param name="Done">What was done to it, in a word.</param>
/// <param name="Failure">Why nothing was done to it; null when it was.</param>
public sealed record ItemResult(string Title, string Done, string? Failure);
