using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

public sealed class TokenListFeature : Feature<TokenListState>
{
    public override string GetName() => "Tokens";

    protected internal override TokenListState GetInitialState() => TokenListState.Closed;
}
