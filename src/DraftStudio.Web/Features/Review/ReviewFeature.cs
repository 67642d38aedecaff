using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Review;

public sealed class ReviewFeature : Feature<ReviewState>
{
    public override string GetName() => "Review";

    protected internal override ReviewState GetInitialState() => ReviewState.Closed;
}
