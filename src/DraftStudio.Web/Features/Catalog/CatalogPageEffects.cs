using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Catalog;

/// <summary>Reads the page of one type of the catalogue, and does what its buttons say.</summary>
public sealed partial class CatalogPageEffects(
    IState<CatalogPageState> state,
    EditingSession session,
    CatalogEngine catalog,
    ILogger<CatalogPageEffects> logger
)
{
    private const int PageSize = 100;
    private const int MostAtOnce = 200;
    private const string Away = "The catalogue could not be reached just now; try again.";

    [EffectMethod]
    public Task Handle(CatalogShown action, IDispatcher dispatcher) => LoadAsync(appends: false, dispatcher);

    [EffectMethod]
    public Task Handle(MoreCatalogRequested action, IDispatcher dispatcher) => LoadAsync(appends: true, dispatcher);

    [EffectMethod]
    public Task Handle(WorkspaceChanged action, IDispatcher dispatcher) =>
        state.Value.Query is not null
        && action.Entries.Any(static entry => entry.Event.StartsWith("resource.", StringComparison.Ordinal))
            ? LoadAsync(appends: false, dispatcher)
            : Task.CompletedTask;

    [EffectMethod]
    public Task Handle(ResourceAddRequested action, IDispatcher dispatcher) =>
        TryAsync(
            async type =>
            {
                var added = await session.RunAsync(
                    (unit, caller, token) => catalog.AddAsync(unit, caller, type, action.Text, token),
                    CancellationToken.None
                );
                if (added.TryGet(out var done, out var error))
                {
                    dispatcher.Dispatch(new ResourceAdded(done.Resource));
                    dispatcher.Dispatch(
                        new Announced(
                            done.New ? $"{done.Resource.Text} added" : $"{done.Resource.Text} is there already"
                        )
                    );
                    await LoadAsync(appends: false, dispatcher);
                    return;
                }

                dispatcher.Dispatch(new CatalogFailed(EditingWords.Of(error)));
            },
            dispatcher
        );

    [EffectMethod]
    public Task Handle(ResourceRenameRequested action, IDispatcher dispatcher) =>
        ChangeAsync(
            (unit, caller, type, token) =>
                catalog.RenameAsync(unit, caller, type, action.Resource.Id, action.Text, action.Resource.Text, token),
            $"{action.Resource.Text} renamed",
            dispatcher
        );

    [EffectMethod]
    public Task Handle(ResourceRetirementAsked action, IDispatcher dispatcher) =>
        TryAsync(
            async type =>
            {
                if (await session.CallerAsync(CancellationToken.None) is not { } caller)
                {
                    return;
                }

                var found = await catalog.FindAsync(
                    session.Store,
                    caller,
                    type,
                    action.Resource.Id,
                    CancellationToken.None
                );
                dispatcher.Dispatch(
                    found.Match<object>(
                        static entry => new ResourceUsesFound(entry),
                        static error => new CatalogFailed(EditingWords.Of(error))
                    )
                );
            },
            dispatcher
        );

    /// <summary>Whoever retires was shown what uses it.</summary>
    [EffectMethod]
    public Task Handle(ResourceRetirementRequested action, IDispatcher dispatcher) =>
        ChangeAsync(
            (unit, caller, type, token) =>
                catalog.RetireAsync(unit, caller, type, action.Resource.Id, action.Retired, [], token),
            $"{action.Resource.Text} {(action.Retired ? "retired" : "brought back")}",
            dispatcher
        );

    private Task ChangeAsync(
        Func<IDraftUnit, Caller, string, CancellationToken, Task<Result<ChangedResource>>> verb,
        string said,
        IDispatcher dispatcher
    ) =>
        TryAsync(
            async type =>
            {
                var changed = await session.RunAsync(
                    (unit, caller, token) => verb(unit, caller, type, token),
                    CancellationToken.None
                );
                if (changed.TryGet(out var done, out var error))
                {
                    dispatcher.Dispatch(new ResourceChanged(done.Resource));
                    dispatcher.Dispatch(new Announced(said));
                    await LoadAsync(appends: false, dispatcher);
                    return;
                }

                dispatcher.Dispatch(new CatalogFailed(EditingWords.Of(error)));
            },
            dispatcher
        );

    private Task LoadAsync(bool appends, IDispatcher dispatcher) =>
        TryAsync(
            async type =>
            {
                if (
                    await session.CallerAsync(CancellationToken.None) is not { } caller
                    || state.Value is not { Query: { } query } current
                )
                {
                    return;
                }

                var found = await catalog.SearchAsync(
                    session.Store,
                    caller,
                    type,
                    new CatalogSearch
                    {
                        Text = query.Search.Length == 0 ? null : query.Search,
                        Retired = query.Retired,
                        Cursor = appends ? current.Next : null,
                        Limit = appends ? PageSize : Math.Clamp(current.Items.Length, PageSize, MostAtOnce),
                    },
                    CancellationToken.None
                );
                dispatcher.Dispatch(
                    found.Match<object>(
                        page => new CatalogLoaded(
                            query,
                            page.Items,
                            page.NextCursor,
                            appends,
                            caller.May(Permission.CatalogWrite)
                        ),
                        static error => new CatalogFailed(EditingWords.Of(error))
                    )
                );
            },
            dispatcher
        );

    private async Task TryAsync(Func<string, Task> work, IDispatcher dispatcher)
    {
        if (state.Value.Query is not { } query)
        {
            return;
        }

        try
        {
            await work(query.Type);
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.Failed(logger, query.Type, exception);
            dispatcher.Dispatch(new CatalogFailed(Away));
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Nothing could be read from or done to the {Type} of the catalogue.")]
        public static partial void Failed(ILogger logger, string type, Exception exception);
    }
}
