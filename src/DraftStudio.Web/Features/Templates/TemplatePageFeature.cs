using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

public sealed class TemplatePageFeature : Feature<TemplatePageState>
{
    public override string GetName() => "TemplatePage";

    protected internal override TemplatePageState GetInitialState() => TemplatePageState.None;
}
