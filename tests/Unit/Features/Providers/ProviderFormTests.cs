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
