using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

/// <summary>A page shows a draft.</summary>
public sealed record EditorOpened(string Kind, DraftId Draft);

/// <summary>The page is left.</summary>
public sealed record EditorClosed(DraftId Draft);

/// <summary>The server's newest word on the draft.</summary>
public sealed record DraftLoaded(
    DraftId DraftId,
    Draft Head,
    object View,
    int Behind,
    string? UndoLabel,
    string? RedoLabel
);

/// <summary>There is no such draft, or it may not be read.</summary>
public sealed record DraftUnavailable(DraftId Draft, string Reason);

/// <summary>A person entered something; with a stand of its own it is saved at once, by itself.</summary>
public sealed record FieldEdited(string Field, object? Value, long Seq, EditStand? Stand = null);

public sealed record FieldFocused(string Field);

public sealed record FieldBlurred(string Field);

/// <summary>Save now what waits.</summary>
public sealed record SaveRequested;

/// <summary>A save with these edits is on its way.</summary>
public sealed record SaveStarted(ImmutableArray<FieldEdit> Edits);

/// <summary>The server has them.</summary>
public sealed record SaveSucceeded(ImmutableArray<FieldEdit> Edits, int Version);

/// <summary>Another person changed these fields too: nothing of the save was written.</summary>
public sealed record SaveConflicted(ImmutableArray<FieldEdit> Edits, ImmutableArray<FieldConflict> Conflicts);

/// <summary>The server refuses these fields' values: nothing of the save was written.</summary>
public sealed record SaveRefused(ImmutableArray<FieldEdit> Edits, ImmutableDictionary<string, string> Reasons);

/// <summary>The server could not take it now; it is tried again when <paramref name="Retry"/>.</summary>
public sealed record SaveFailed(ImmutableArray<FieldEdit> Edits, string Reason, bool Retry);

/// <summary>Somebody else changed the draft, or what is live.</summary>
public sealed record DraftChangedElsewhere(DraftId Draft);

/// <summary>The person keeps what they entered, over what the other made.</summary>
public sealed record ConflictKeptMine(string Field);

/// <summary>The person takes what the other made.</summary>
public sealed record ConflictTookTheirs(string Field);

public sealed record UndoRequested;

public sealed record RedoRequested;

public sealed record RebaseRequested;

/// <summary>What the kind of the draft does at once; when it cannot, why is said.</summary>
public sealed record DraftVerbRequested(DraftVerb Verb);

public sealed record ProposalDecisionRequested(string Key, bool Accept, string? Comment);

public sealed record DiscardRequested;

/// <summary>Says something once.</summary>
public sealed record EditorSaid(string Text, bool IsProblem);

public sealed record CommitSheetOpened;

public sealed record CommitSheetClosed;

public sealed record CommitSheetLoaded(CommitSheetState Sheet);

public sealed record ConflictDecided(DocumentPath Path, ConflictSide Side);

public sealed record AllConflictsDecided(ConflictSide Side);

/// <summary>What goes live is to be called so; it is checked while it is typed.</summary>
public sealed record CommitNameEntered(string Name);

public sealed record CommitNameChecked(string? Problem);

/// <param name="Message">Why it goes live.</param>
/// <param name="Name">What it is called, where the kind names what goes live.</param>
public sealed record CommitRequested(string Message, string? Name = null);

/// <summary>The draft stands on what is live now.</summary>
public sealed record DraftRebased;

public sealed record CommitFailed(string Reason);

/// <summary>The draft is live.</summary>
public sealed record DraftCommitted(ArtifactId Artifact, int Revision, ImmutableArray<DocumentPath> Merged);

public sealed record DraftDiscarded(string Title);

public sealed record HistoryOpened;

public sealed record HistoryClosed;

public sealed record MoreHistoryRequested;

public sealed record HistoryLoaded(HistoryState History);

/// <summary>Handled when everything dispatched before it has been reduced: who awaits it reads the newest state.</summary>
public sealed record ActionsSettled(TaskCompletionSource Reached);

/// <summary>Save what waits before the page is left; the answer is whether everything could be.</summary>
public sealed record FlushRequested(TaskCompletionSource<bool> Flushed);
