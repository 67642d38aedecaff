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

[Collection(PostgresCohortCollection.Name)]
public sealed class PostgresCohortSavingTests(PostgresCohortStudio studio) : FormSavingTests(studio.OrSkip());

[Collection(PostgresCohortCollection.Name)]
public sealed class PostgresCohortProposalTests(PostgresCohortStudio studio) : FormProposalTests(studio.OrSkip());

[Collection(PostgresCohortCollection.Name)]
public sealed class PostgresCohortPendingTests(PostgresCohortStudio studio) : FormPendingTests(studio.OrSkip());

[Collection(PostgresCohortCollection.Name)]
public sealed class PostgresCohortLifecycleTests(PostgresCohortStudio studio) : FormLifecycleTests(studio.OrSkip());

[Collection(PostgresCohortCollection.Name)]
public sealed class PostgresCohortInputTests(PostgresCohortStudio studio) : FormInputTests(studio.OrSkip());
