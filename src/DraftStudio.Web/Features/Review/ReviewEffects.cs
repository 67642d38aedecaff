using DraftStudio.Core.Access;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Review;

/// <summary>Reads the inbox while its page is open, and keeps the count beside Review true on every page.</summary>
public sealed partial class ReviewEffects(
    IState<ReviewState> state,
    EditingSession session,
    ReviewReader reader,
    ILogger<ReviewEffects> logger
)
{
    private const int PageSize = 50;
    private const string SignedOut = "You are signed out, or have no access any more.";

    [EffectMethod]
    public Task Handle(ReviewShown action, IDispatcher dispatcher) => LoadAsync(dispatcher);

    [EffectMethod]
    public async Task Handle(MoreReviewRequested action, IDispatcher dispatcher)
    {
        if (
            state.Value is { Filter: { } filter, Next: { } next }
            && await session.CallerAsync(CancellationToken.None) is { } caller
        )
        {
            var more = await reader.ReadAsync(caller, filter, next, PageSize, CancellationToken.None);
            dispatcher.Dispatch(new ReviewLoaded(filter, more.Items, more.Next, Appends: true));
        }
    }

    [EffectMethod]
    public Task Handle(ReviewItemShown action, IDispatcher dispatcher) => ShowAsync(action.Id, dispatcher);

    [EffectMethod]
    public Task Handle(FrameOpened action, IDispatcher dispatcher) => CountAsync(dispatcher);

    [EffectMethod]
    public async Task Handle(WorkspaceChanged action, IDispatcher dispatcher)
    {
        // What a proposal is worth changes with its draft; the count changes with proposals and drafts that close.
        await CountAsync(dispatcher);
        if (state.Value.Filter is not null)
        {
            await LoadAsync(dispatcher);
            await ShowAsync(state.Value.Current, dispatcher);
        }
    }

    private async Task CountAsync(IDispatcher dispatcher)
    {
        if (await session.CallerAsync(CancellationToken.None) is { } caller && caller.May(Permission.Read))
        {
            dispatcher.Dispatch(new ReviewCounted(await reader.CountTurnAsync(caller, CancellationToken.None)));
        }
    }

    private async Task LoadAsync(IDispatcher dispatcher)
    {
        if (state.Value.Filter is not { } filter)
        {
            return;
        }

        if (await session.CallerAsync(CancellationToken.None) is not { } caller || !caller.May(Permission.Read))
        {
            dispatcher.Dispatch(new ReviewFailed(SignedOut));
            return;
        }

        try
        {
            var asMany = Math.Max(PageSize, state.Value.Items.Length);
            var items = await reader.ReadAsync(caller, filter, null, asMany, CancellationToken.None);
            dispatcher.Dispatch(new ReviewLoaded(filter, items.Items, items.Next, Appends: false));
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, exception);
            dispatcher.Dispatch(new ReviewFailed("The inbox could not be read just now."));
        }
    }

    private async Task ShowAsync(string? id, IDispatcher dispatcher)
    {
        if (
            id?.IndexOf(':', StringComparison.Ordinal) is not ({ } colon and > 0)
            || await session.CallerAsync(CancellationToken.None) is not { } caller
            || !caller.May(Permission.Read)
        )
        {
            return;
        }

        var detail = await reader.DetailAsync(caller, id[..colon], id[(colon + 1)..], CancellationToken.None);
        dispatcher.Dispatch(new ReviewDetailLoaded(id, detail));
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The review inbox could not be read.")]
        public static partial void LoadFailed(ILogger logger, Exception exception);
    }
}
