using DraftStudio.Tests.Unit.Features.Forms;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Providers;

[Collection(ProviderCollection.Name)]
public sealed class ProviderSavingTests(ProviderStudio studio) : FormSavingTests(studio);

[Collection(ProviderCollection.Name)]
public sealed class ProviderProposalTests(ProviderStudio studio) : FormProposalTests(studio);

[Collection(ProviderCollection.Name)]
public sealed class ProviderPendingTests(ProviderStudio studio) : FormPendingTests(studio);

[Collection(ProviderCollection.Name)]
public sealed class ProviderLifecycleTests(ProviderStudio studio) : FormLifecycleTests(studio);

[Collection(ProviderCollection.Name)]
public sealed class ProviderInputTests(ProviderStudio studio) : FormInputTests(studio);

[Collection(PostgresProviderCollection.Name)]
public sealed class PostgresProviderSavingTests(PostgresProviderStudio studio) : FormSavingTests(studio.OrSkip());

[Collection(PostgresProviderCollection.Name)]
public sealed class PostgresProviderProposalTests(PostgresProviderStudio studio) : FormProposalTests(studio.OrSkip());

[Collection(PostgresProviderCollection.Name)]
public sealed class PostgresProviderPendingTests(PostgresProviderStudio studio) : FormPendingTests(studio.OrSkip());

[Collection(PostgresProviderCollection.Name)]
public sealed class PostgresProviderLifecycleTests(PostgresProviderStudio studio) : FormLifecycleTests(studio.OrSkip());

[Collection(PostgresProviderCollection.Name)]
public sealed class PostgresProviderInputTests(PostgresProviderStudio studio) : FormInputTests(studio.OrSkip());
