using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.OwnAccount;

public sealed class AccountFeature : Feature<AccountState>
{
    public override string GetName() => "Account";

    protected internal override AccountState GetInitialState() => AccountState.Closed;
}
