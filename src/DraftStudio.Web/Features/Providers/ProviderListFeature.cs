using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Providers;

public sealed class ProviderListFeature : Feature<ProviderListState>
{
    public override string GetName() => "ProviderList";

    protected internal override ProviderListState GetInitialState() => ProviderListState.Closed;
}
