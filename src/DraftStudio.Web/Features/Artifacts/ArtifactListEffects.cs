using System.Collections.Immutable;
using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>Reads the list while its page is open, opens drafts, and does to many what was confirmed for many.</summary>
public sealed partial class ArtifactListEffects(
    IState<ArtifactListState> state,
    EditingSession session,
    ArtifactListReader reader,
    ArtifactKinds kinds,
    DraftKinds drafting,
    NavigationManager navigation,
    ILogger<ArtifactListEffects> logger
)
{
    private const int PageSize = 100;
    private const string Away = "The server could not do it just now; try again.";

    [EffectMethod]
    public Task Handle(ArtifactListShown action, IDispatcher dispatcher) => LoadAsync(appends: false, dispatcher);

    [EffectMethod]
    public Task Handle(MoreArtifactsRequested action, IDispatcher dispatcher) => LoadAsync(appends: true, dispatcher);

    [EffectMethod]
    public Task Handle(WorkspaceChanged action, IDispatcher dispatcher) =>
        state.Value.Query is { } query && action.Concerns(query.Kind)
            ? LoadAsync(appends: false, dispatcher)
            : Task.CompletedTask;

    [EffectMethod]
    public Task Handle(NewArtifactRequested action, IDispatcher dispatcher)
    {
        if (kinds[action.Kind].NewAddress is { } address)
        {
            navigation.NavigateTo(address);
            return Task.CompletedTask;
        }

        return OpenAsync(new OpenDraft { Kind = action.Kind }, dispatcher);
    }

    [EffectMethod]
    public Task Handle(ArtifactEditRequested action, IDispatcher dispatcher) =>
        OpenAsync(new OpenDraft { Kind = action.Kind, Artifact = action.Artifact }, dispatcher);

    [EffectMethod]
    public async Task Handle(ArtifactBulkConfirmed action, IDispatcher dispatcher)
    {
        var results = ImmutableArray.CreateBuilder<ItemResult>();
        foreach (var row in action.Bulk.Rows)
        {
            results.Add(await DoAsync(action.Bulk.Kind, action.Bulk.Action, row));
        }

        var done = results.ToImmutable();
        dispatcher.Dispatch(new ArtifactBulkDone(action.Bulk, done));
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
            dispatcher.Dispatch(new ArtifactListFailed("You are signed out, or have no access any more."));
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
                new ArtifactListLoaded(
                    query,
                    rows,
                    appends,
                    caller.May(drafting[query.Kind].WritePermission),
                    caller.May(drafting[query.Kind].CommitPermission)
                )
            );
        }
#pragma warning disable CA1031 // The store is away: the page says so and offers to try again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.LoadFailed(logger, query.Kind, exception);
            dispatcher.Dispatch(new ArtifactListFailed("The list could not be read just now."));
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
            navigation.NavigateTo(ThingLinks.Draft(command.Kind, open.Draft.Id));
            return;
        }

        dispatcher.Dispatch(new ArtifactListFailed(EditingWords.Of(error)));
        dispatcher.Dispatch(new Announced(EditingWords.Of(error)));
    }

    private async Task<ItemResult> DoAsync(string kind, ArtifactBulkAction action, ArtifactRow row)
    {
        try
        {
            return (action, row) switch
            {
                (ArtifactBulkAction.Discard, { Draft: { } draft }) => ResultOf(
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
                    action == ArtifactBulkAction.Retire ? "Retired" : "Brought back",
                    await session.RunAsync(
                        (unit, caller, token) =>
                            session.Engine.RetireAsync(
                                unit,
                                caller,
                                kind,
                                artifact,
                                action == ArtifactBulkAction.Retire,
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

    private static ItemResult ResultOf<T>(ArtifactRow row, string done, Result<T> result) =>
        new(row.Title, done, result.Error is { } error ? EditingWords.Of(error) : null);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "The list of {Kind}s could not be read.")]
        public static partial void LoadFailed(ILogger logger, string kind, Exception exception);

        [LoggerMessage(2, LogLevel.Error, "Nothing could be done to {Row}.")]
        public static partial void ItemFailed(ILogger logger, string row, Exception exception);
    }
}
