using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Tests.Unit.Features.Artifacts;
using DraftStudio.Web.Features.Cohorts;

namespace DraftStudio.Tests.Unit.Features.Cohorts;

public sealed class CohortPageTests() : ArtifactPageTests<CohortPage>(CohortKind.KindName);
