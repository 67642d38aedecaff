using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The tokens that scripts call with; that one is being made stands in the address.</summary>
public sealed partial class TokenList
{
    private bool opened;
    private TokenLine? revoking;

    [Inject]
    public required IState<TokenListState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Whether one is being made.</summary>
    [SupplyParameterFromQuery]
    public bool New { get; set; }

    private static string NewAddress => $"{AdministrationTab.Tokens.Href}?new=true";

    private IReadOnlyList<string> Goes =>
        revoking is { } line ? [$"The token {line.Name} of {line.Owner}, with {line.ScopeWords}"] : [];

    protected override void OnParametersSet()
    {
        if (RendererInfo.IsInteractive && !opened)
        {
            opened = true;
            Dispatcher.Dispatch(new TokenListShown());
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && opened)
        {
            Dispatcher.Dispatch(new TokenListLeft());
        }

        base.Dispose(disposing);
    }

    private Action Do(object action) => () => Dispatcher.Dispatch(action);

    private void Revoke()
    {
        if (revoking is { } line)
        {
            revoking = null;
            Dispatcher.Dispatch(new TokenRevocationRequested(line.Id));
        }
    }

    private void Close()
    {
        Dispatcher.Dispatch(new TokenSheetClosed());
        Navigation.NavigateTo(AdministrationTab.Tokens.Href);
    }
}
