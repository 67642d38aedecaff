using DraftStudio.Core.Access;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Administration;

/// <summary>One member: what one may change about them, and what that does to them.</summary>
public sealed partial class UserSheet
{
    private Ask asks;

    private enum Ask
    {
        Nothing,
        NewLink,
        Suspend,
        Remove,
    }

    [Inject]
    public required IState<UserListState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Parameter, EditorRequired]
    public bool Open { get; set; }

    [Parameter, EditorRequired]
    public EventCallback OnClose { get; set; }

    private UserLine? Line => State.Value.Shown;

    private void Change(ChangeMember change)
    {
        asks = Ask.Nothing;
        Dispatcher.Dispatch(new UserChangeRequested(change));
    }

    private void Cancel() => asks = Ask.Nothing;

    private void Remove()
    {
        asks = Ask.Nothing;
        if (Line is { } line)
        {
            Dispatcher.Dispatch(new UserRemovalRequested(line.Id));
        }
    }
}
