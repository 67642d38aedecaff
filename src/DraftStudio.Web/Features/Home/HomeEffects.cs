using DraftStudio.Core.Access;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Home;

/// <summary>Reads Home while it is open. A visit counts once a circuit: coming back to the page is the same visit.</summary>
public sealed partial class HomeEffects(
    IState<HomeState> state,
    EditingSession session,
    HomeReader reader,
    IHomeVisits visits,
    TimeProvider time,
    ILogger<HomeEffects> logger
)
{
    private bool visited;
    private DateTimeOffset? since;

    [EffectMethod]
    public Task Handle(HomeShown action, IDispatcher dispatcher) => LoadAsync(dispatcher);

    [EffectMethod]
    public Task Handle(WorkspaceChanged action, IDispatcher dispatcher) =>
        state.Value.Open ? LoadAsync(dispatcher) : Task.CompletedTask;

    private async Task LoadAsync(IDispatcher dispatcher)
    {
        if (await session.CallerAsync(CancellationToken.None) is not { } caller || !caller.May(Permission.Read))
        {
            dispatcher.Dispatch(new HomeFailed("You are signed out, or have no access any more."));
            return;
        }

        try
        {
            if (!visited)
            {
                visited = true;
                since = await visits.VisitAsync(
                    caller.Workspace,
                    caller.User,
                    time.GetUtcNow(),
                    CancellationToken.None
                );
            }

            dispatcher.Dispatch(
                new HomeLoaded(await reader.ReadAsync(caller, since, state.Value.AllDrafts, CancellationToken.None))
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, exception);
            dispatcher.Dispatch(new HomeFailed("This page could not be read just now."));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Home could not be read.")]
        public static partial void LoadFailed(ILogger logger, Exception exception);
    }
}
