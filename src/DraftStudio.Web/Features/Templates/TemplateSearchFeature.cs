using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Templates;

public sealed class TemplateSearchFeature : Feature<TemplateSearchState>
{
    public override string GetName() => "TemplateSearch";

    protected internal override TemplateSearchState GetInitialState() => TemplateSearchState.None;
}
