using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Home;

public sealed class HomeFeature : Feature<HomeState>
{
    public override string GetName() => "Home";

    protected internal override HomeState GetInitialState() => HomeState.Closed;
}
