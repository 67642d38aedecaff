using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Web.Features.Artifacts;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>What the pages call cohorts.</summary>
internal static class CohortWords
{
    public static readonly ArtifactWords Words = new()
    {
        Kind = CohortKind.KindName,
        Icon = "cohort",
        Detail = "Description",
        Search = "Search name or description",
    };
}
