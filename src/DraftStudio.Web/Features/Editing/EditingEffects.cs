using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Editing;

/// <summary>
/// Loads the open draft, saves what is entered (300 ms after the last keystroke, at most 1 s after the first, one save in
/// flight), and follows what others do to it.
/// </summary>
public sealed partial class EditingEffects : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(60);

    private readonly IState<EditingState> state;
    private readonly IDispatcher dispatcher;
    private readonly EditingSession session;
    private readonly IChangeFeed feed;
    private readonly TimeProvider time;
    private readonly ILogger<EditingEffects> logger;
    private readonly SemaphoreSlim saving = new(1, 1);
    private readonly ITimer saveTimer;
    private readonly ITimer refreshTimer;
    private readonly CancellationTokenSource gone = new();
    private IDisposable? subscription;
    private long refreshed;
    private bool refreshDue;
    private DateTimeOffset? firstEntered;

    public EditingEffects(
        IState<EditingState> state,
        IDispatcher dispatcher,
        EditingSession session,
        IChangeFeed feed,
        TimeProvider time,
        ILogger<EditingEffects> logger
    )
    {
        this.state = state;
        this.dispatcher = dispatcher;
        this.session = session;
        this.feed = feed;
        this.time = time;
        this.logger = logger;
        saveTimer = time.CreateTimer(_ => dispatcher.Dispatch(new SaveRequested()), null, Never, Never);
        refreshTimer = time.CreateTimer(_ => Refresh(), null, Never, Never);
    }

    private static TimeSpan Never => Timeout.InfiniteTimeSpan;

    public void Dispose()
    {
        subscription?.Dispose();
        saveTimer.Dispose();
        refreshTimer.Dispose();
        gone.Cancel();
        gone.Dispose();
        saving.Dispose();
    }

    [EffectMethod]
    public async Task Handle(EditorOpened action, IDispatcher _)
    {
        if (await session.CallerAsync(gone.Token) is not { } caller)
        {
            dispatcher.Dispatch(new DraftUnavailable(action.Draft, "You are signed out."));
            return;
        }

        subscription?.Dispose();
        subscription = feed.Subscribe(caller.Workspace, Heard);
        await LoadAsync(action.Draft, action.Kind);
    }

    [EffectMethod]
    public Task Handle(EditorClosed action, IDispatcher _)
    {
        // The page that comes next may have opened another draft already.
        if (state.Value.DraftId is null)
        {
            subscription?.Dispose();
            subscription = null;
        }

        return Task.CompletedTask;
    }

    [EffectMethod]
    public async Task Handle(FlushRequested action, IDispatcher _)
    {
        await SaveAsync();
        action.Flushed.TrySetResult(state.Value.Waiting == 0);
    }

    [EffectMethod]
    public Task Handle(FieldEdited action, IDispatcher _)
    {
        if (action.Stand is not null)
        {
            return SaveAsync();
        }

        var now = time.GetUtcNow();
        firstEntered ??= now;
        var latest = firstEntered.Value + Longest - now;
        saveTimer.Change(latest < Pause ? Positive(latest) : Pause, Never);
        return Task.CompletedTask;
    }

    [EffectMethod]
    public Task Handle(ConflictKeptMine action, IDispatcher _) => SaveAsync();

    [EffectMethod]
    public Task Handle(SaveRequested action, IDispatcher _) => SaveAsync();

    [EffectMethod]
    public Task Handle(SaveFailed action, IDispatcher _)
    {
        if (action.Retry)
        {
            saveTimer.Change(RetryAfter, Never);
        }

        return Task.CompletedTask;
    }

    [EffectMethod]
    public Task Handle(ActionsSettled action, IDispatcher _)
    {
        action.Reached.TrySetResult();
        return Task.CompletedTask;
    }

    [EffectMethod]
    public Task Handle(DraftChangedElsewhere action, IDispatcher _)
    {
        // The first is shown at once; those that follow closely are gathered, and none of them puts the others off.
        if (Interlocked.Exchange(ref refreshDue, true))
        {
            return Task.CompletedTask;
        }

        var since = time.GetElapsedTime(Interlocked.Read(ref refreshed));
        refreshTimer.Change(since < Gather ? Gather - since : TimeSpan.Zero, Never);
        return Task.CompletedTask;
    }

    [EffectMethod]
    public Task Handle(UndoRequested action, IDispatcher _) =>
        VerbAsync((unit, caller, draft, token) => session.Engine.UndoAsync(unit, caller, draft, token), "Undid: ");

    [EffectMethod]
    public Task Handle(RedoRequested action, IDispatcher _) =>
        VerbAsync((unit, caller, draft, token) => session.Engine.RedoAsync(unit, caller, draft, token), "Redid: ");

    [EffectMethod]
    public Task Handle(DraftVerbRequested action, IDispatcher _) => VerbAsync(action.Verb, null);

    [EffectMethod]
    public async Task Handle(RebaseRequested action, IDispatcher _)
    {
        await VerbAsync(
            (unit, caller, draft, token) =>
                session.Engine.RebaseAsync(unit, caller, new RebaseDraft { Draft = draft }, token),
            ""
        );
        dispatcher.Dispatch(new DraftRebased());
    }

    [EffectMethod]
    public async Task Handle(ProposalDecisionRequested action, IDispatcher _)
    {
        if (state.Value is not { DraftId: { } draft, Kind: var kind })
        {
            return;
        }

        await SaveAsync();
        var decided = await session.RunAsync(
            (unit, caller, token) =>
                session.Engine.DecideAsync(
                    unit,
                    caller,
                    new DecideProposal
                    {
                        Kind = kind,
                        Key = action.Key,
                        Accept = action.Accept,
                        Draft = draft,
                        Comment = action.Comment,
                    },
                    token
                ),
            gone.Token
        );
        decided.Match(
            result =>
            {
                Say(
                    result.Proposal.Status == ProposalStatus.Pending
                            ? $"Approval recorded ({result.Proposal.Approvals.Length} of {result.RequiredApprovals})"
                        : action.Accept ? "Accepted"
                        : "Rejected",
                    isProblem: false
                );
                return true;
            },
            error =>
            {
                Say(EditingWords.Of(error), isProblem: true);
                return false;
            }
        );
        await LoadAsync(draft, kind);
    }

    [EffectMethod]
    public Task Handle(EditorSaid action, IDispatcher _)
    {
        dispatcher.Dispatch(new Announced(action.Text));
        return Task.CompletedTask;
    }

    [EffectMethod]
    public async Task Handle(DiscardRequested action, IDispatcher _)
    {
        if (state.Value is not { DraftId: { } draft, Head: { } head })
        {
            return;
        }

        var discarded = await session.RunAsync(
            (unit, caller, token) => session.Engine.DiscardAsync(unit, caller, draft, Precondition.None, token),
            gone.Token
        );
        discarded.Match(
            _ =>
            {
                dispatcher.Dispatch(new DraftDiscarded(head.Title));
                return true;
            },
            error =>
            {
                Say(EditingWords.Of(error), isProblem: true);
                return false;
            }
        );
    }

    /// <summary>Sends what waits, the oldest base first; returns when nothing more can be sent now.</summary>
    public async Task SaveAsync()
    {
        await saving.WaitAsync(gone.Token);
        try
        {
            firstEntered = null;
            while (Sendable() is { IsEmpty: false } edits)
            {
                var goOn = await SendAsync(edits);
                await SettleAsync();
                if (!goOn)
                {
                    return;
                }
            }
        }
        finally
        {
            saving.Release();
        }
    }

    /// <summary>What was dispatched from within a dispatch waits for its turn; this waits for it.</summary>
    private Task SettleAsync()
    {
        var reached = new TaskCompletionSource();
        dispatcher.Dispatch(new ActionsSettled(reached));
        return reached.Task;
    }

    private ImmutableArray<FieldEdit> Sendable()
    {
        var current = state.Value;
        var ready = current
            .Edits.Values.Where(edit => !edit.InFlight && !current.Refusals.ContainsKey(edit.Field))
            .ToArray();
        if (current.Head is not { IsOpen: true } || ready.Length == 0)
        {
            return [];
        }

        // What stands by itself goes first, each alone and in the page's order.
        if (ready.Where(static edit => edit.Stand is not null).MinBy(static edit => edit.Stand!.Number) is { } alone) // They have one.
        {
            return [alone];
        }

        var oldest = ready.Min(edit => edit.BaseVersion);
        return [.. ready.Where(edit => edit.BaseVersion == oldest).OrderBy(edit => edit.Seq)];
    }

    private async Task<bool> SendAsync(ImmutableArray<FieldEdit> edits)
    {
        var (draft, kind) = (state.Value.DraftId!.Value, state.Value.Kind); // there are edits, so there is a draft
        dispatcher.Dispatch(new SaveStarted(edits));
        try
        {
            var changed = await session.RunAsync(SaveOf(session.Kinds[kind], draft, edits), gone.Token);
            if (changed.TryGet(out var saved, out var error))
            {
                await ShowAsync(saved.Draft, saved.Document, kind);
                dispatcher.Dispatch(new SaveSucceeded(edits, saved.Draft.Version));
                return true;
            }

            return await FailAsync(edits, draft, kind, error);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // The store is away (locked, full, restarting): what was entered stays, and is tried again.
            Log.SaveFailed(logger, draft.Value, exception);
            dispatcher.Dispatch(new SaveFailed(edits, "The server could not save; it is tried again.", Retry: true));
            return false;
        }
    }

    private Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
        IEditorKind kind,
        DraftId draft,
        ImmutableArray<FieldEdit> edits
    ) =>
        edits is [{ Stand: { } stand } alone]
            ? kind.SaveOf(draft, alone, [.. state.Value.Made.Where(made => stand.IsOver(made.Stand!))]) // All of them have one.
            : kind.SaveOf(draft, edits);

    /// <summary>True when what is left can be sent again at once.</summary>
    private async Task<bool> FailAsync(
        ImmutableArray<FieldEdit> edits,
        DraftId draft,
        string kindName,
        DraftError error
    )
    {
        var kind = session.Kinds[kindName];
        if (error is DraftError.Conflicting conflicting)
        {
            var view = (await LoadAsync(draft, kindName))?.View;
            var mine = edits
                .Where(edit => conflicting.Conflicts.Any(conflict => kind.Concerns(edit.Field, conflict.Path)))
                .ToArray();
            dispatcher.Dispatch(
                new SaveConflicted(
                    edits,
                    [
                        .. (mine.Length > 0 ? mine : [.. edits]).Select(edit =>
                            kind.ConflictOf(view, edit, conflicting.Conflicts)
                        ),
                    ]
                )
            );
            return true;
        }

        if (error is DraftError.Invalid invalid)
        {
            var named = invalid.Errors.Select(entry => entry.Field).ToHashSet(StringComparer.Ordinal);
            var refused = edits
                .Where(edit => named.Contains(edit.Field) || named.Contains(FieldName(edit.Field)))
                .ToArray();
            var reasons = (refused.Length > 0 ? refused : [.. edits]).ToImmutableDictionary(
                edit => edit.Field,
                edit =>
                    invalid
                        .Errors.First(entry =>
                            refused.Length == 0 || entry.Field == edit.Field || entry.Field == FieldName(edit.Field)
                        )
                        .Message,
                StringComparer.Ordinal
            );
            dispatcher.Dispatch(new SaveRefused(edits, reasons));
            if (edits is [{ Stand: not null } alone])
            {
                Say($"Not saved: {reasons[alone.Field]}", isProblem: true);
            }

            return true;
        }

        dispatcher.Dispatch(new SaveFailed(edits, EditingWords.Of(error), Retry: false));
        if (edits.Any(static edit => edit.Stand is not null))
        {
            Say($"Not saved: {EditingWords.Of(error)}", isProblem: true);
        }

        await LoadAsync(draft, kindName);
        return false;
    }

    private async Task VerbAsync(DraftVerb verb, string? said)
    {
        if (state.Value is not { DraftId: { } draft, Kind: var kind })
        {
            return;
        }

        await SaveAsync();
        var done = await session.RunAsync((unit, caller, token) => verb(unit, caller, draft, token), gone.Token);
        if (done.TryGet(out var after, out var error))
        {
            await ShowAsync(after.Draft, after.Document, kind);
            if (said is not null && after.Operation is { } operation)
            {
                Say(said + operation.Label, isProblem: false);
            }
        }
        else
        {
            Say(EditingWords.Of(error), isProblem: true);
            await LoadAsync(draft, kind);
        }
    }

    private void Refresh()
    {
        Interlocked.Exchange(ref refreshed, time.GetTimestamp());
        Interlocked.Exchange(ref refreshDue, false);
        if (state.Value.DraftId is { } draft)
        {
            _ = RefreshAsync(draft, state.Value.Kind);
        }
    }

    private async Task RefreshAsync(DraftId draft, string kind)
    {
        try
        {
            await LoadAsync(draft, kind);
        }
        catch (OperationCanceledException) when (gone.IsCancellationRequested)
        {
            // The circuit is gone: there is nobody to show it to.
        }
#pragma warning disable CA1031 // Detached from its timer; the next change tries again.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Log.RefreshFailed(logger, draft.Value, exception);
        }
    }

    private async Task<DraftLoaded?> LoadAsync(DraftId draft, string kind)
    {
        if (await session.CallerAsync(gone.Token) is not { } caller)
        {
            dispatcher.Dispatch(new DraftUnavailable(draft, "You are signed out, or have no access any more."));
            return null;
        }

        var found = await DraftEngine.FindAsync(session.Store, caller, kind, draft, gone.Token);
        if (found.TryGet(out var head, out var error))
        {
            var document = await session.Engine.LoadAsync(session.Store, head, null, gone.Token);
            return await ShowAsync(head, document, kind);
        }

        dispatcher.Dispatch(new DraftUnavailable(draft, EditingWords.Of(error)));
        return null;
    }

    private async Task<DraftLoaded?> ShowAsync(Draft head, Core.Documents.Document document, string kind)
    {
        var loaded = await session.ShowAsync(head, document, kind, state.Value.View, gone.Token);
        if (loaded is not null)
        {
            dispatcher.Dispatch(loaded);
        }

        return loaded;
    }

    /// <summary>Called by the feed on whichever thread committed: it only notes that there is something to fetch.</summary>
    private void Heard(JournalEntry entry)
    {
        var current = state.Value;
        if (
            current.DraftId is { } draft
            && (entry.Draft == draft || (entry.Artifact is { } artifact && artifact == current.Head?.Artifact))
            && (!session.IsOwn(entry.Client) || entry.Event != "draft.changed")
        )
        {
            dispatcher.Dispatch(new DraftChangedElsewhere(draft));
        }
    }

    private void Say(string text, bool isProblem) => dispatcher.Dispatch(new EditorSaid(text, isProblem));

    /// <summary>The field's name, without the row that an input may name behind a slash.</summary>
    private static string FieldName(string field)
    {
        var slash = field.IndexOf('/', StringComparison.Ordinal);
        return slash < 0 ? field : field[..slash];
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "A save of draft {Draft} failed")]
        public static partial void SaveFailed(ILogger logger, Guid draft, Exception exception);

        [LoggerMessage(2, LogLevel.Warning, "Draft {Draft} could not be refreshed")]
        public static partial void RefreshFailed(ILogger logger, Guid draft, Exception exception);
    }
}
