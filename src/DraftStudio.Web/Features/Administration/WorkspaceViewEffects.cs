using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Access;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Administration;

/// <summary>Reads the workspace while its tab is open, changes its rules, makes further ones.</summary>
public sealed partial class WorkspaceViewEffects(
    IState<WorkspaceViewState> state,
    AccessSession session,
    IAccessStore store,
    ILogger<WorkspaceViewEffects> logger
)
{
    private const string Away = "The server could not do it just now; try again.";

    [EffectMethod]
    public Task Handle(WorkspaceViewShown action, IDispatcher dispatcher) => LoadAsync(dispatcher);

    [EffectMethod]
    public Task Handle(WorkspaceChanged action, IDispatcher dispatcher) =>
        state.Value.Open
        && action.Entries.Any(static entry => entry.Event.StartsWith("workspace.", StringComparison.Ordinal))
            ? LoadAsync(dispatcher)
            : Task.CompletedTask;

    [EffectMethod]
    public async Task Handle(WorkspaceChangeRequested action, IDispatcher dispatcher)
    {
        var refusal = await RunAsync(
            (unit, caller, token) => session.Engine.ChangeWorkspaceAsync(unit, caller, action.Change, token)
        );
        if (refusal is not null)
        {
            dispatcher.Dispatch(new WorkspaceRefused(refusal));
            return;
        }

        await LoadAsync(dispatcher);
        dispatcher.Dispatch(new WorkspaceSaved());
        dispatcher.Dispatch(new FrameAccountChanged());
        dispatcher.Dispatch(new Announced("The workspace is saved."));
    }

    [EffectMethod]
    public async Task Handle(WorkspaceAddRequested action, IDispatcher dispatcher)
    {
        var command = new CreateWorkspace(action.Name, action.Slug);
        var refusal = await RunAsync(
            (unit, caller, token) => session.Engine.CreateWorkspaceAsync(unit, caller, command, token)
        );
        if (refusal is not null)
        {
            dispatcher.Dispatch(new WorkspaceAddRefused(refusal));
            return;
        }

        await LoadAsync(dispatcher);
        dispatcher.Dispatch(new WorkspaceAdded());
        dispatcher.Dispatch(new FrameAccountChanged());
        dispatcher.Dispatch(new Announced($"Made: {action.Name}"));
    }

    private async Task<FormRefusal?> RunAsync(Func<IDraftUnit, Caller, CancellationToken, Task<Result<Workspace>>> verb)
    {
        try
        {
            return (await session.RunAsync(verb, CancellationToken.None)).Error is { } error
                ? FormRefusal.Of(error)
                : null;
        }
#pragma warning disable CA1031 // The store is away: the form says so and keeps what was typed.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.ChangeFailed(logger, exception);
            return FormRefusal.Of(Away);
        }
    }

    private async Task LoadAsync(IDispatcher dispatcher)
    {
        if (
            await session.CallerAsync(Permission.WorkspaceManage, CancellationToken.None) is not { } caller
            || await session.AccountAsync(CancellationToken.None) is not { } account
        )
        {
            dispatcher.Dispatch(new WorkspaceViewFailed(AccessSession.SignedOut));
            return;
        }

        try
        {
            var workspace = await store.FindWorkspaceAsync(caller.Workspace, CancellationToken.None);
            dispatcher.Dispatch(
                workspace is null
                    ? new WorkspaceViewFailed("The workspace is gone.")
                    : new WorkspaceViewLoaded(new WorkspaceView(workspace, account.ByName()))
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, exception);
            dispatcher.Dispatch(new WorkspaceViewFailed("The workspace could not be read just now."));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The workspace could not be read.")]
        public static partial void LoadFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "The workspace could not be changed.")]
        public static partial void ChangeFailed(ILogger logger, Exception exception);
    }
}
