namespace DraftStudio.Web.Features.Cohorts;

/// <summary>A row of the grid, and where it stands in the whole, as <c>aria-rowindex</c> counts.</summary>
public sealed record CohortProfileLine(int Index, CohortProfile Row);
