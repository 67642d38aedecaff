using DraftStudio.Core.Access;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Administration;

/// <summary>The members of the workspace; the one whose sheet is open stands in the address.</summary>
public sealed partial class UserList
{
    private bool opened;
    private Guid? shown;

    [Inject]
    public required IState<UserListState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required NavigationManager Navigation { get; init; }

    /// <summary>Whose sheet is open.</summary>
    [SupplyParameterFromQuery]
    public Guid? User { get; set; }

    /// <summary>Whether somebody is being added.</summary>
    [SupplyParameterFromQuery]
    public bool Add { get; set; }

    protected override void OnParametersSet()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (!opened)
        {
            opened = true;
            Dispatcher.Dispatch(new UserListShown());
        }

        if (shown != User)
        {
            shown = User;
            Dispatcher.Dispatch(new UserShown(User is { } id ? new UserId(id) : null));
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && opened)
        {
            Dispatcher.Dispatch(new UserListLeft());
        }

        base.Dispose(disposing);
    }

    private Action Do(object action) => () => Dispatcher.Dispatch(action);

    private static string Address(string member, string value) => $"{AdministrationTab.Users.Href}?{member}={value}";

    private void Close()
    {
        Dispatcher.Dispatch(new UserShown(null));
        Navigation.NavigateTo(AdministrationTab.Users.Href);
    }
}
