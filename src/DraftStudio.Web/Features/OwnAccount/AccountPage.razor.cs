using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.OwnAccount;

/// <summary>One's own name, time zone, password and memberships.</summary>
public sealed partial class AccountPage
{
    private bool opened;

    [Inject]
    public required IState<AccountState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    /// <summary>What became of the password that was just sent.</summary>
    [SupplyParameterFromQuery]
    public string? Password { get; set; }

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && !opened)
        {
            opened = true;
            Load();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && opened)
        {
            Dispatcher.Dispatch(new AccountLeft());
        }

        base.Dispose(disposing);
    }

    private void Load() => Dispatcher.Dispatch(new AccountShown());

    private void Save(AccountChangeRequested change) => Dispatcher.Dispatch(change);
}
