using DraftStudio.Tests.Unit.Features.Forms;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Cohorts;

[Collection(CohortCollection.Name)]
public sealed class CohortSavingTests(CohortStudio studio) : FormSavingTests(studio);

[Collection(CohortCollection.Name)]
public sealed class CohortProposalTests(CohortStudio studio) : FormProposalTests(studio);

[Collection(CohortCollection.Name)]
public sealed class CohortPendingTests(CohortStudio studio) : FormPendingTests(studio);

[Collection(CohortCollection.Name)]
public sealed class CohortLifecycleTests(CohortStudio studio) : FormLifecycleTests(studio);

[Collection(CohortCollection.Name)]
public sealed class CohortInputTests(CohortStudio studio) : FormInputTests(studio);
