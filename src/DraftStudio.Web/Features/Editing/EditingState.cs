using System.Collections.Immutable;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Web.Features.Editing;

/// <summary>The draft that the circuit has open: the server's word, and over it what was entered since.</summary>
public sealed record EditingState
{
    // Before None, which has them.
    private static readonly ImmutableDictionary<string, FieldEdit> NoEdits = ImmutableDictionary.Create<
        string,
        FieldEdit
    >(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, FieldConflict> NoConflicts = ImmutableDictionary.Create<
        string,
        FieldConflict
    >(StringComparer.Ordinal);

    private static readonly ImmutableDictionary<string, string> NoRefusals = ImmutableDictionary.Create<string, string>(
        StringComparer.Ordinal
    );

    public static readonly EditingState None = new();

    public DraftId? DraftId { get; init; }

    public string Kind { get; init; } = "";

    public Draft? Head { get; init; }

    /// <summary>The kind's view of <see cref="Head"/>; null while loading.</summary>
    public object? View { get; init; }

    public SavePhase Phase { get; init; } = SavePhase.Loading;

    /// <summary>Why it is <see cref="SavePhase.Failed"/> or <see cref="SavePhase.Closed"/>, for people.</summary>
    public string? Reason { get; init; }

    public ImmutableDictionary<string, FieldEdit> Edits { get; init; } = NoEdits;

    public ImmutableDictionary<string, FieldConflict> Conflicts { get; init; } = NoConflicts;

    /// <summary>Why the server refuses what a field has; it is kept and not sent again until it changes.</summary>
    public ImmutableDictionary<string, string> Refusals { get; init; } = NoRefusals;

    /// <summary>
    /// Edits that stood by themselves and are saved, as long as one may come that was made before the page knew it; those
    /// that are neither here nor waiting nor in conflict were not saved.
    /// </summary>
    public ImmutableArray<FieldEdit> Made { get; init; } = [];

    /// <summary>The field that has the focus, and the version whose value it shows.</summary>
    public string? Focus { get; init; }

    public int FocusVersion { get; init; }

    /// <summary>The greatest number of an edit that was handed in.</summary>
    public long Entered { get; init; }

    /// <summary>The newest number of what was entered with a gesture: those numbers are given here, and count down.</summary>
    public long Gestures { get; init; }

    /// <summary>Every edit up to this number is on the server or was given up.</summary>
    public long Acknowledged { get; init; }

    /// <summary>How many revisions went live since the draft's base.</summary>
    public int Behind { get; init; }

    public string? UndoLabel { get; init; }

    public string? RedoLabel { get; init; }

    /// <summary>A sentence to say once: what an undo did, why one could not.</summary>
    public Notice? Notice { get; init; }

    public CommitSheetState? CommitSheet { get; init; }

    public HistoryState? History { get; init; }

    public int Version => Head?.Version ?? 0;

    /// <summary>How many fields have something that the server does not have yet.</summary>
    public int Waiting => Edits.Count + Conflicts.Count;
}
