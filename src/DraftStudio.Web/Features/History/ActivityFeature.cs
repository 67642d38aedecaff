using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.History;

public sealed class ActivityFeature : Feature<ActivityState>
{
    public override string GetName() => "Activity";

    protected internal override ActivityState GetInitialState() => ActivityState.Closed;
}
