using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Providers;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Providers;

/// <summary>Reads the list while its page is open, opens drafts, and does to many what was confirmed for many.</summary>
public sealed partial class ProviderListEffects(
    IState<ProviderListState> state,
    EditingSession session,
    ProviderListReader reader,
    NavigationManager navigation,
    ILogger<ProviderListEffects> logger
)
{
    private const int PageSize = 50;
    private const string Kind = ProviderKind.KindName;
    private const string Away = "The server could not do it just now; try again.";

    [EffectMethod]
    public Task Handle(ProviderListShown action, IDispatcher dispatcher) => LoadAsync(appends: false, dispatcher);

    [EffectMethod]
    public Task Handle(MoreProvidersRequested action, IDispatcher dispatcher) => LoadAsync(appends: true, dispatcher);

    [EffectMethod]
    public Task Handle(WorkspaceChanged action, IDispatcher dispatcher) =>
        action.Concerns(Kind) ? LoadAsync(appends: false, dispatcher) : Task.CompletedTask;

    [EffectMethod]
    public Task Handle(NewProviderRequested action, IDispatcher dispatcher) =>
        OpenAsync(new OpenDraft { Kind = Kind }, dispatcher);

    [EffectMethod]
    public Task Handle(ProviderEditRequested action, IDispatcher dispatcher) =>
        OpenAsync(new OpenDraft { Kind = Kind, Artifact = action.Artifact }, dispatcher);

    [EffectMethod]
    public async Task Handle(ProviderBulkConfirmed action, IDispatcher dispatcher)
    {
        var results = ImmutableArray.CreateBuilder<ItemResult>();
        foreach (var row in action.Bulk.Rows)
        {
            results.Add(await DoAsync(action.Bulk.Action, row));
        }

        var done = results.ToImmutable();
        dispatcher.Dispatch(new ProviderBulkDone(action.Bulk, done));
        dispatcher.Dispatch(
            new Announced(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{done.Count(static result => result.Failure is null)} of {done.Length} done"
                )
            )
        );
        await LoadAsync(appends: false, dispatcher);
    }

    private async Task LoadAsync(bool appends, IDispatcher dispatcher)
    {
        if (state.Value is not { Query: { } query } current || (appends && current.Next is null))
        {
            return;
        }

        if (await session.CallerAsync(CancellationToken.None) is not { } caller || !caller.May(Permission.Read))
        {
            dispatcher.Dispatch(new ProviderListFailed("You are signed out, or have no access any more."));
            return;
        }

        try
        {
            var rows = await reader.ReadAsync(
                caller,
                query,
                appends ? current.Next : null,
                appends ? PageSize : Math.Max(PageSize, current.Rows.Length),
                CancellationToken.None
            );
            dispatcher.Dispatch(
                new ProviderListLoaded(
                    query,
                    rows,
                    appends,
                    caller.May(Permission.DraftsWrite),
                    caller.May(Permission.DraftsCommit)
                )
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, exception);
            dispatcher.Dispatch(new ProviderListFailed("The list could not be read just now."));
        }
    }

    private async Task OpenAsync(OpenDraft command, IDispatcher dispatcher)
    {
        var opened = await session.RunAsync(
            (unit, caller, token) => session.Engine.OpenAsync(unit, caller, command, token),
            CancellationToken.None
        );
        if (opened.TryGet(out var open, out var error))
        {
            navigation.NavigateTo(ThingLinks.Draft(Kind, open.Draft.Id));
            return;
        }

        dispatcher.Dispatch(new ProviderListFailed(EditingWords.Of(error)));
        dispatcher.Dispatch(new Announced(EditingWords.Of(error)));
    }

    private async Task<ItemResult> DoAsync(ProviderBulkAction action, ProviderRow row)
    {
        try
        {
            return (action, row) switch
            {
                (ProviderBulkAction.Discard, { Draft: { } draft }) => ResultOf(
                    row,
                    "Discarded",
                    await session.RunAsync(
                        (unit, caller, token) =>
                            session.Engine.DiscardAsync(unit, caller, draft, Precondition.None, token),
                        CancellationToken.None
                    )
                ),
                (_, { Artifact: { } artifact }) => ResultOf(
                    row,
                    action == ProviderBulkAction.Retire ? "Retired" : "Brought back",
                    await session.RunAsync(
                        (unit, caller, token) =>
                            session.Engine.RetireAsync(
                                unit,
                                caller,
                                Kind,
                                artifact,
                                action == ProviderBulkAction.Retire,
                                token
                            ),
                        CancellationToken.None
                    )
                ),
                _ => new ItemResult(row.Title, "", "It is not live."),
            };
        }
#pragma warning disable CA1031 // One result an item, also when the store is away.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.ItemFailed(logger, row.Id, exception);
            return new ItemResult(row.Title, "", Away);
        }
    }

    private static ItemResult ResultOf<T>(ProviderRow row, string done, Result<T> result) =>
        new(row.Title, done, result.Error is { } error ? EditingWords.Of(error) : null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The list of providers could not be read.")]
        public static partial void LoadFailed(ILogger logger, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Nothing could be done to {Row}.")]
        public static partial void ItemFailed(ILogger logger, string row, Exception exception);
    }
}
