using DraftStudio.Core.Drafting;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Editing;

/// <summary>Before anything goes live: what will change, whose changes, what blocks it, which side of each conflict to take.</summary>
public sealed partial class CommitSheet
{
    private const int MostProblems = 100;

    private string message = "";

    /// <summary>What the person wrote; null while it is what was proposed.</summary>
    private string? name;

    [Inject]
    public required IState<EditingState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    private CommitWords Words => CommitWords.Of(State.Value.Kind);

    private CommitSheetState? Sheet => State.Value.CommitSheet;

    /// <summary>Why it cannot be committed; null when it can.</summary>
    private string? Why =>
        Sheet switch
        {
            null or { Loading: true } => "Loading",
            { Committing: true } => "It is on its way",
            { NameProblem: { } problem } => problem,
            { Undecided: > 0 } sheet => $"{sheet.Undecided} conflicts are left to decide",
            { IsBlocked: true } => "A problem blocks it",
            _ => null,
        };

    /// <summary>While the sheet is shut, nothing that happens to the draft concerns it.</summary>
    protected override object Shown => (Sheet, message, name, Words);

    private static ConflictSide? SideOf(CommitSheetState sheet, ConflictLine conflict) =>
        sheet.Resolutions.TryGetValue(conflict.Path, out var side) ? side : null;

    private void Close()
    {
        name = null;
        Dispatcher.Dispatch(new CommitSheetClosed());
    }

    private void Rebase() => Dispatcher.Dispatch(new RebaseRequested());

    private void Name(ChangeEventArgs change)
    {
        name = (change.Value as string ?? "").Trim();
        Dispatcher.Dispatch(new CommitNameEntered(name));
    }

    private void AllLive() => Dispatcher.Dispatch(new AllConflictsDecided(ConflictSide.Live));

    private void AllMine() => Dispatcher.Dispatch(new AllConflictsDecided(ConflictSide.Mine));

    private void Decide(ConflictDecided decision) => Dispatcher.Dispatch(decision);

    private void Commit() =>
        Dispatcher.Dispatch(new CommitRequested(message.Trim(), Sheet?.Name is { } proposed ? name ?? proposed : null));
}
