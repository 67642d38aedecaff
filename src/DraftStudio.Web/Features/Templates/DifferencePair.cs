namespace DraftStudio.Web.Features.Templates;

/// <summary>Two lines that stand side by side; null where the one text has nothing beside the other's.</summary>
public sealed record DifferencePair(DifferenceLine? Before, DifferenceLine? After);
