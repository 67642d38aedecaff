using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Editing;

/// <summary>The draft that is being edited in this circuit.</summary>
public sealed class EditingFeature : Feature<EditingState>
{
    public override string GetName() => "Editing";

    protected internal override EditingState GetInitialState() => EditingState.None;
}
