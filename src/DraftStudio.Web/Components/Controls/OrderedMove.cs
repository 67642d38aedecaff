namespace DraftStudio.Web.Components.Controls;

/// <summary>A row was dropped.</summary>
/// <param name="Key">The row's <c>data-key</c>.</param>
/// <param name="To">Its new place, from 0.</param>
public sealed record OrderedMove(string Key, int To);
