using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Editing;

/// <summary>The head of every editor: what is edited, how it stands with the server, and what can be done with it.</summary>
public sealed partial class EditorBar
{
    private bool asksDiscard;
    private long dismissed;

    [Inject]
    public required IState<EditingState> State { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Parameter, EditorRequired]
    public required string BackHref { get; set; }

    [Parameter, EditorRequired]
    public required string BackLabel { get; set; }

    private Draft? Head => State.Value.Head;

    private bool IsClosed => State.Value.Phase == SavePhase.Closed;

    private string UndoName => State.Value.UndoLabel is { } label ? $"Undo: {label}" : "Nothing to undo";

    private string RedoName => State.Value.RedoLabel is { } label ? $"Redo: {label}" : "Nothing to redo";

    private string[] Goes =>
        Head is { } head ? [$"{head.Version} saved changes of “{head.Title}”", .. ProposalsGo(head)] : [];

    /// <summary>What of the state it shows: most of what happens while one types is none of it.</summary>
    protected override object Shown =>
        (
            (Head?.Title, Head?.Kind, Head?.Status, Head?.Artifact, Head?.PendingProposals),
            (UndoName, RedoName, IsClosed, State.Value.Behind > 0, State.Value.Notice?.Number),
            (asksDiscard, asksDiscard ? Head?.Version : null, dismissed, BackHref, BackLabel)
        );

    private static string BadgeText(Draft head) =>
        head switch
        {
            { Status: DraftStatus.Dormant } => "Proposed",
            { Status: DraftStatus.Published } => CommitWords.Of(head.Kind).Done,
            { Status: DraftStatus.Discarded } => "Discarded",
            { Artifact: null } => "New, draft",
            _ => "Draft",
        };

    private static string BadgeIcon(Draft head) =>
        head.Status switch
        {
            DraftStatus.Dormant => "propose",
            DraftStatus.Published => "commit",
            DraftStatus.Discarded => "trash",
            _ => "draft",
        };

    private static Tone BadgeTone(Draft head) =>
        head.Status switch
        {
            DraftStatus.Dormant => Tone.Warning,
            DraftStatus.Published => Tone.Success,
            DraftStatus.Discarded => Tone.Neutral,
            _ => Tone.Info,
        };

    private static IEnumerable<string> ProposalsGo(Draft head) =>
        head.PendingProposals > 0 ? [$"{head.PendingProposals} proposals that wait for a decision"] : [];

    private void Undo() => Dispatcher.Dispatch(new UndoRequested());

    private void Redo() => Dispatcher.Dispatch(new RedoRequested());

    private void Rebase() => Dispatcher.Dispatch(new RebaseRequested());

    private void OpenCommit() => Dispatcher.Dispatch(new CommitSheetOpened());

    private void AskDiscard() => asksDiscard = true;

    private void KeepDraft() => asksDiscard = false;

    private void Discard()
    {
        asksDiscard = false;
        Dispatcher.Dispatch(new DiscardRequested());
    }

    private void Dismiss() => dismissed = State.Value.Notice?.Number ?? 0;
}
