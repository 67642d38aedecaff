using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Editing;

/// <summary>The commit sheet and the status panel: what would go live, and what has happened to the draft.</summary>
public sealed class CommitEffects(IState<EditingState> state, EditingSession session, EditingEffects editing)
{
    private const int HistoryPage = 50;
    private const int AuthorsLookedAt = 500;

    [EffectMethod]
    public async Task Handle(CommitSheetOpened action, IDispatcher dispatcher)
    {
        await editing.SaveAsync();
        if (await LoadSheetAsync(CancellationToken.None) is { } sheet)
        {
            dispatcher.Dispatch(new CommitSheetLoaded(sheet));
        }
    }

    [EffectMethod]
    public async Task Handle(CommitRequested action, IDispatcher dispatcher)
    {
        if (state.Value is not { DraftId: { } draft, CommitSheet: { } sheet })
        {
            return;
        }

        var committed = await session.RunAsync(
            (unit, caller, token) =>
                session
                    .Kinds[state.Value.Kind]
                    .CommitAsync(
                        session.Engine,
                        unit,
                        caller,
                        new CommitDraft
                        {
                            Draft = draft,
                            Precondition = Precondition.Exactly(sheet.Version, fromHeader: false),
                            Message = action.Message,
                            Resolutions = sheet.Resolutions,
                        },
                        action.Name,
                        token
                    ),
            CancellationToken.None
        );
        if (committed.TryGet(out var done, out var error))
        {
            dispatcher.Dispatch(new DraftCommitted(done.Artifact.Id, done.Revision.Number, done.Merged));
            return;
        }

        if (
            error is DraftError.VersionConflict or DraftError.Conflicting or DraftError.Unpublishable
            && await LoadSheetAsync(CancellationToken.None) is { } fresh
        )
        {
            dispatcher.Dispatch(new CommitSheetLoaded(fresh with { Failure = EditingWords.Of(error) }));
            return;
        }

        dispatcher.Dispatch(new CommitFailed(EditingWords.Of(error)));
    }

    [EffectMethod]
    public Task Handle(CommitNameEntered action, IDispatcher dispatcher)
    {
        if (state.Value is { View: { } view, Kind: var kind })
        {
            dispatcher.Dispatch(new CommitNameChecked(session.Kinds[kind].WhyNotNamed(view, action.Name)));
        }

        return Task.CompletedTask;
    }

    /// <summary>What the sheet shows was against the old base.</summary>
    [EffectMethod]
    public async Task Handle(DraftRebased action, IDispatcher dispatcher)
    {
        if (state.Value.CommitSheet is not null && await LoadSheetAsync(CancellationToken.None) is { } sheet)
        {
            dispatcher.Dispatch(new CommitSheetLoaded(sheet));
        }
    }

    [EffectMethod]
    public Task Handle(HistoryOpened action, IDispatcher dispatcher) => LoadHistoryAsync([], dispatcher);

    [EffectMethod]
    public Task Handle(MoreHistoryRequested action, IDispatcher dispatcher) =>
        LoadHistoryAsync(state.Value.History?.Operations ?? [], dispatcher);

    private async Task LoadHistoryAsync(ImmutableArray<Operation> known, IDispatcher dispatcher)
    {
        if (state.Value is not { Head: { } head, Kind: var kindName })
        {
            return;
        }

        var before = known.IsEmpty ? head.Version + 1 : known[^1].Version;
        var operations = await session.Store.ReadHistoryAsync(
            head.Workspace,
            head.Id,
            before,
            HistoryPage,
            CancellationToken.None
        );
        var changes = state.Value.History?.Changes ?? [];
        if (known.IsEmpty && await CompareAsync(head, CancellationToken.None) is { } comparison)
        {
            changes = await session
                .Kinds[kindName]
                .DescribeAsync(
                    session.Store,
                    head.Workspace,
                    comparison.Document,
                    comparison.Changes,
                    CancellationToken.None
                );
        }

        dispatcher.Dispatch(
            new HistoryLoaded(
                new HistoryState(
                    Loading: false,
                    changes,
                    known.AddRange(operations),
                    HasMore: operations.Length == HistoryPage
                )
            )
        );
    }

    private async Task<CommitSheetState?> LoadSheetAsync(CancellationToken cancellationToken)
    {
        if (
            state.Value is not { Head: { } head, Kind: var kindName }
            || await CompareAsync(head, cancellationToken) is not { } comparison
        )
        {
            return null;
        }

        var kind = session.Kinds[kindName];
        var recent = await session.Store.ReadHistoryAsync(
            head.Workspace,
            head.Id,
            comparison.Draft.Version + 1,
            AuthorsLookedAt,
            cancellationToken
        );
        return new CommitSheetState
        {
            Loading = false,
            Version = comparison.Draft.Version,
            Behind = comparison.Behind,
            Changes = await kind.DescribeAsync(
                session.Store,
                head.Workspace,
                comparison.Document,
                comparison.Changes,
                cancellationToken
            ),
            Conflicts = await DescribeConflictsAsync(kind, head, comparison, cancellationToken),
            Problems = await kind.CheckCommitAsync(
                session.Store,
                head.Workspace,
                comparison.Document,
                comparison.Problems,
                cancellationToken
            ),
            Name = state.Value.View is { } view ? kind.NextName(view) : null,
            Authors =
            [
                .. recent.Where(IsChange).Select(operation => operation.AuthorName).Distinct(StringComparer.Ordinal),
            ],
        };
    }

    private static bool IsChange(Operation operation) =>
        !operation.Changes.IsEmpty && operation.Kind != OperationKind.Rebase;

    private async Task<DraftComparison?> CompareAsync(Draft head, CancellationToken cancellationToken)
    {
        if (await session.CallerAsync(cancellationToken) is not { } caller)
        {
            return null;
        }

        var compared = await session.Engine.CompareAsync(session.Store, caller, head.Kind, head.Id, cancellationToken);
        return compared.Match<DraftComparison?>(static comparison => comparison, static _ => null);
    }

    private async Task<ImmutableArray<ConflictLine>> DescribeConflictsAsync(
        IEditorKind kind,
        Draft head,
        DraftComparison comparison,
        CancellationToken cancellationToken
    )
    {
        var lines = ImmutableArray.CreateBuilder<ConflictLine>();
        foreach (var conflict in comparison.Conflicts)
        {
            var live = await LineAsync(Change.Set(conflict.Path, conflict.Base, conflict.Live));
            var mine = await LineAsync(Change.Set(conflict.Path, conflict.Base, conflict.Mine));
            lines.Add(new ConflictLine(conflict.Path, mine.Label, mine.Before, live.After, mine.After));
        }

        return lines.ToImmutable();

        async Task<ChangeLine> LineAsync(Change change) =>
            (await kind.DescribeAsync(session.Store, head.Workspace, comparison.Document, [change], cancellationToken))[
                0
            ];
    }
}
