using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Providers;

public sealed class ProviderViewFeature : Feature<ProviderViewState>
{
    public override string GetName() => "ProviderView";

    protected internal override ProviderViewState GetInitialState() => ProviderViewState.Closed;
}
