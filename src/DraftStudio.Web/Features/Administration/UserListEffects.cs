using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Access;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Administration;

/// <summary>Reads the members while their list is open, and changes them.</summary>
internal sealed partial class UserListEffects(
    IState<UserListState> state,
    AccessSession session,
    IAccessStore store,
    PasswordLinks links,
    NavigationManager navigation,
    ILogger<UserListEffects> logger
)
{
    private const int PageSize = 50;

    [EffectMethod]
    public Task Handle(UserListShown action, IDispatcher dispatcher) => LoadAsync(null, PageSize, dispatcher);

    [EffectMethod]
    public Task Handle(MoreUsersRequested action, IDispatcher dispatcher) =>
        state.Value.Next is { } next ? LoadAsync(next, PageSize, dispatcher) : Task.CompletedTask;

    [EffectMethod]
    public async Task Handle(WorkspaceChanged action, IDispatcher dispatcher)
    {
        if (
            state.Value.Open
            && action.Entries.Any(static entry => entry.Event.StartsWith("user.", StringComparison.Ordinal))
        )
        {
            await LoadAsync(null, Math.Max(PageSize, state.Value.Lines.Length), dispatcher);
        }
    }

    [EffectMethod]
    public async Task Handle(UserShown action, IDispatcher dispatcher)
    {
        if (action.Id is not { } user || state.Value.Shown is not null)
        {
            return;
        }

        if (await session.CallerAsync(Permission.UsersManage, CancellationToken.None) is { } caller)
        {
            var member = await store.FindMemberAsync(caller.Workspace, user, CancellationToken.None);
            dispatcher.Dispatch(new UserFound(member is null ? null : UserLine.Of(member, caller.User)));
        }
    }

    [EffectMethod]
    public async Task Handle(UserAddRequested action, IDispatcher dispatcher)
    {
        var command = new AddMember
        {
            Name = action.Name,
            Email = action.Email,
            Role = action.Role,
        };
        var added = await RunAsync(
            (unit, caller, token) => session.Engine.AddMemberAsync(unit, caller, command, token),
            dispatcher
        );
        if (added is { } member)
        {
            Tell(member, $"Added: {member.Account.Name}", LinkOf(member), dispatcher);
            await LoadAsync(null, Math.Max(PageSize, state.Value.Lines.Length + 1), dispatcher);
        }
    }

    [EffectMethod]
    public async Task Handle(UserChangeRequested action, IDispatcher dispatcher)
    {
        var changed = await RunAsync(
            (unit, caller, token) => session.Engine.ChangeMemberAsync(unit, caller, action.Change, token),
            dispatcher
        );
        if (changed is { } member)
        {
            var link = action.Change.ForgetPassword ? LinkOf(member) : null;
            Tell(member, $"Saved: {member.Account.Name}", link, dispatcher);
        }
    }

    [EffectMethod]
    public async Task Handle(UserRemovalRequested action, IDispatcher dispatcher)
    {
        var removed = await RunAsync(
            (unit, caller, token) => session.Engine.RemoveMemberAsync(unit, caller, action.Id, token),
            dispatcher
        );
        if (removed is { } member)
        {
            dispatcher.Dispatch(new UserRemoved(action.Id));
            dispatcher.Dispatch(new Announced($"Removed: {member.Account.Name}"));
            navigation.NavigateTo(AdministrationTab.Users.Href);
        }
    }

    private PasswordLink LinkOf(Member member) =>
        new(
            member.Account.Name,
            member.Account.PasswordHash is null ? links.Make(navigation.BaseUri, member.Account) : null
        );

    private void Tell(Member member, string said, PasswordLink? link, IDispatcher dispatcher)
    {
        var isMe = state.Value.Lines.Any(line => line.IsMe && line.Id == member.Account.Id);
        var line = UserLine.Of(member, member.Account.Id);
        dispatcher.Dispatch(new UserSaved(line with { IsMe = isMe }, link));
        dispatcher.Dispatch(new Announced(said));
    }

    private async Task<Member?> RunAsync(
        Func<IDraftUnit, Caller, CancellationToken, Task<Result<Member>>> verb,
        IDispatcher dispatcher
    )
    {
        try
        {
            var result = await session.RunAsync(verb, CancellationToken.None);
            if (result.TryGet(out var member, out var error))
            {
                return member;
            }

            dispatcher.Dispatch(new UserRefused(FormRefusal.Of(error)));
        }
#pragma warning disable CA1031 // The store is away: the form says so and keeps what was typed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.ChangeFailed(logger, exception);
            dispatcher.Dispatch(new UserRefused(FormRefusal.Of("The server could not do it just now; try again.")));
        }

        return null;
    }

    private async Task LoadAsync(string? cursor, int limit, IDispatcher dispatcher)
    {
        if (await session.CallerAsync(Permission.UsersManage, CancellationToken.None) is not { } caller)
        {
            dispatcher.Dispatch(new UserListFailed(AccessSession.SignedOut));
            return;
        }

        try
        {
            var page = await store.ListMembersAsync(caller.Workspace, cursor, limit, CancellationToken.None);
            dispatcher.Dispatch(
                new UserListLoaded(
                    [.. page.Items.Select(member => UserLine.Of(member, caller.User))],
                    page.NextCursor,
                    cursor is not null
                )
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, exception);
            dispatcher.Dispatch(new UserListFailed("The users could not be read just now."));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The members could not be read.")]
        public static partial void LoadFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "A member could not be changed.")]
        public static partial void ChangeFailed(ILogger logger, Exception exception);
    }
}
