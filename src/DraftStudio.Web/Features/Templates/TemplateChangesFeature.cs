using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

public sealed class TemplateChangesFeature : Feature<TemplateChangesState>
{
    public override string GetName() => "TemplateChanges";

    protected internal override TemplateChangesState GetInitialState() => TemplateChangesState.None;
}
