using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

public sealed class TemplateCreationFeature : Feature<TemplateCreationState>
{
    public override string GetName() => "TemplateCreation";

    protected internal override TemplateCreationState GetInitialState() => TemplateCreationState.None;
}
