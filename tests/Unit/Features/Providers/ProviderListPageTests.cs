using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Tests.Unit.Features.Artifacts;
using DraftStudio.Web.Features.Providers;

namespace DraftStudio.Tests.Unit.Features.Providers;

public sealed class ProviderListPageTests() : ArtifactListTests<ProviderListPage>(ProviderKind.KindName);
