using DraftStudio.Core.Access;
using DraftStudio.Core.Journal;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.History;

/// <summary>Reads the journal while Activity is open, and checks its chain when asked.</summary>
public sealed partial class ActivityEffects(
    IState<ActivityState> state,
    EditingSession session,
    ActivityReader reader,
    IJournalReader journal,
    ChainVerifier verifier,
    IPeople people,
    ILogger<ActivityEffects> logger
)
{
    private const int PageSize = 50;

    [EffectMethod]
    public async Task Handle(ActivityShown action, IDispatcher dispatcher)
    {
        await LoadAsync(null, dispatcher);
        if (await CallerAsync() is { } caller)
        {
            dispatcher.Dispatch(
                new ActivityPeopleLoaded(await people.ListAsync(caller.Workspace, CancellationToken.None))
            );
            await LoadHeadAsync(caller, dispatcher);
        }
    }

    [EffectMethod]
    public Task Handle(MoreActivityRequested action, IDispatcher dispatcher) =>
        state.Value.Next is { } next ? LoadAsync(next, dispatcher) : Task.CompletedTask;

    [EffectMethod]
    public async Task Handle(WorkspaceChanged action, IDispatcher dispatcher)
    {
        if (state.Value.Filter is not { } filter || await CallerAsync() is not { } caller)
        {
            return;
        }

        var lines = await reader.DescribeAsync(
            caller,
            [.. action.Entries.Where(filter.Takes).Reverse()],
            CancellationToken.None
        );
        dispatcher.Dispatch(new ActivityHappened(filter, lines));
        await LoadHeadAsync(caller, dispatcher);
    }

    [EffectMethod]
    public async Task Handle(ChainCheckRequested action, IDispatcher dispatcher)
    {
        if (await CallerAsync() is not { } caller)
        {
            return;
        }

        var fault = await verifier.VerifyAsync(caller.Workspace, noted: null, CancellationToken.None);
        await LoadHeadAsync(caller, dispatcher);
        dispatcher.Dispatch(new ChainChecked(fault));
        dispatcher.Dispatch(
            new Announced(fault is null ? "The journal is intact." : $"The journal is broken: {fault.Reason}")
        );
    }

    private async Task<Caller?> CallerAsync() =>
        await session.CallerAsync(CancellationToken.None) is { } caller && caller.May(Permission.Read) ? caller : null;

    private async Task LoadHeadAsync(Caller caller, IDispatcher dispatcher) =>
        dispatcher.Dispatch(new ChainHeadLoaded(await journal.FindHeadAsync(caller.Workspace, CancellationToken.None)));

    private async Task LoadAsync(string? cursor, IDispatcher dispatcher)
    {
        if (state.Value.Filter is not { } filter)
        {
            return;
        }

        if (await CallerAsync() is not { } caller)
        {
            dispatcher.Dispatch(new ActivityFailed("You are signed out, or have no access any more."));
            return;
        }

        try
        {
            var page = await reader.ReadAsync(caller, filter, cursor, PageSize, CancellationToken.None);
            dispatcher.Dispatch(new ActivityLoaded(filter, page.Items, page.NextCursor, cursor is not null));
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, exception);
            dispatcher.Dispatch(new ActivityFailed("The journal could not be read just now."));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The journal could not be read.")]
        public static partial void LoadFailed(ILogger logger, Exception exception);
    }
}
