namespace DraftStudio.Web.Features.Templates;

/// <summary>A line of a difference as it is shown; numbers count from 1.</summary>
/// <param name="Sign">A space for a line that both have, a minus for one that is gone, a plus for one that is new, an @ where lines are left out.</param>
/// <param name="Before">Its number in the text before; null where that has none.</param>
/// <param name="After">The same of the text after.</param>
/// <param name="Text">What it says, as far as it is shown; at an @, which lines follow.</param>
public sealed record DifferenceLine(char Sign, int? Before, int? After, string Text);
