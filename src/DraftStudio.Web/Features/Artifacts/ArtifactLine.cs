namespace DraftStudio.Web.Features.Artifacts;

/// <summary>A row of the grid, and where it stands in the whole.</summary>
/// <param name="Index">As <c>aria-rowindex</c> counts: from 1, the head's row included.</param>
/// <param name="Row">What it shows.</param>
public sealed record ArtifactLine(int Index, ArtifactRow Row);
