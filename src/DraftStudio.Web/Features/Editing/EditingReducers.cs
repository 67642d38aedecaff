using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Flux;

namespace DraftStudio.Web.Features.Editing;

/// <summary>What each action makes of the state. Pure.</summary>
public static class EditingReducers
{
    [ReducerMethod]
    public static EditingState Reduce(EditingState state, EditorOpened action) =>
        state.DraftId == action.Draft ? state : EditingState.None with { DraftId = action.Draft, Kind = action.Kind };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, EditorClosed action) =>
        state.DraftId == action.Draft ? EditingState.None : state;

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, DraftLoaded action)
    {
        if (state.DraftId != action.DraftId || action.Head.Version < state.Version)
        {
            return state;
        }

        return state with
        {
            Head = action.Head,
            View = action.View,
            Behind = action.Behind,
            UndoLabel = action.UndoLabel,
            RedoLabel = action.RedoLabel,
            Phase = PhaseOf(state, action.Head),
            Reason = action.Head.IsOpen ? null : ClosedReason(action.Head),
        };
    }

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, DraftUnavailable action) =>
        state.DraftId == action.Draft ? state with { Phase = SavePhase.Closed, Reason = action.Reason } : state;

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, FieldEdited action)
    {
        if (state.DraftId is null || state.Phase == SavePhase.Closed)
        {
            return state;
        }

        if (action.Seq > 0 && IsKnown(state, action))
        {
            return state;
        }

        state = state with
        {
            Entered = Math.Max(state.Entered, action.Seq),
            Gestures = Math.Min(state.Gestures, action.Seq),
        };

        // The version that the person saw: of the edit that goes on, else of the focused field, else the newest.
        var seen =
            state.Edits.TryGetValue(action.Field, out var before) ? before.BaseVersion
            : state.Focus == action.Field ? state.FocusVersion
            : state.Version;
        if (state.Conflicts.TryGetValue(action.Field, out var conflict))
        {
            return state with
            {
                Conflicts = state.Conflicts.SetItem(
                    action.Field,
                    conflict with
                    {
                        Mine = action.Value,
                        MineText = action.Value as string,
                        Seq = action.Seq,
                    }
                ),
            };
        }

        return state with
        {
            Edits = state.Edits.SetItem(
                action.Field,
                new FieldEdit(action.Field, action.Value, action.Stand?.Version ?? seen, action.Seq)
                {
                    Stand = action.Stand,
                }
            ),
            Made = action.Stand is { } stand
                ? state.Made.RemoveAll(made => made.Stand!.Number <= stand.Settled) // Only such edits are there.
                : state.Made,
            Refusals = state.Refusals.Remove(action.Field),
            Phase = state.Phase == SavePhase.Saving ? SavePhase.Saving : SavePhase.Unsaved,
        };
    }

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, FieldFocused action) =>
        state with
        {
            Focus = action.Field,
            FocusVersion = state.Version,
        };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, FieldBlurred action) =>
        state.Focus == action.Field ? state with { Focus = null } : state;

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, SaveStarted action) =>
        state with
        {
            Phase = SavePhase.Saving,
            Edits = action.Edits.Aggregate(
                state.Edits,
                static (edits, sent) =>
                    edits.TryGetValue(sent.Field, out var now) && now.Seq == sent.Seq
                        ? edits.SetItem(sent.Field, now with { InFlight = true })
                        : edits
            ),
        };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, SaveSucceeded action)
    {
        var edits = state.Edits;
        foreach (var sent in action.Edits)
        {
            if (!edits.TryGetValue(sent.Field, out var now))
            {
                continue;
            }

            // What was entered since was entered over one's own text: it is based on what was just saved.
            edits =
                now.Seq == sent.Seq
                    ? edits.Remove(sent.Field)
                    : edits.SetItem(sent.Field, now with { BaseVersion = action.Version });
        }

        // Nobody else wrote in between: what waits was entered over what was saved, and belongs with what goes on from it.
        var based = action.Edits.Select(static sent => sent.BaseVersion).DefaultIfEmpty(-1).Max();
        if (action.Version == based + 1)
        {
            edits = edits.Values.Aggregate(
                edits,
                (all, waiting) =>
                    waiting.Stand is null && waiting.BaseVersion == based
                        ? all.SetItem(waiting.Field, waiting with { BaseVersion = action.Version })
                        : all
            );
        }

        return state with
        {
            Edits = edits,
            Made = state.Made.AddRange(action.Edits.Where(static sent => sent.Stand is not null)),
            Phase = edits.IsEmpty ? SavePhase.Saved : SavePhase.Unsaved,
            FocusVersion = action.Edits.Any(sent => sent.Field == state.Focus) ? action.Version : state.FocusVersion,
            Acknowledged = AcknowledgedOf(state, edits, state.Conflicts),
        };
    }

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, SaveConflicted action)
    {
        var edits = Landed(state.Edits, action.Edits);
        var conflicts = state.Conflicts;
        foreach (var conflict in action.Conflicts)
        {
            var mine = edits.GetValueOrDefault(conflict.Field);
            conflicts = conflicts.SetItem(
                conflict.Field,
                mine is null
                    ? conflict
                    : conflict with
                    {
                        Mine = mine.Value,
                        MineText = mine.Value as string ?? conflict.MineText,
                        Seq = mine.Seq,
                        Stand = mine.Stand,
                    }
            );
            edits = edits.Remove(conflict.Field);
        }

        return state with
        {
            Edits = edits,
            Conflicts = conflicts,
            Phase = edits.IsEmpty ? SavePhase.Saved : SavePhase.Unsaved,
        };
    }

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, SaveRefused action)
    {
        // What stood by itself cannot be mended in a field: it is gone.
        var gone = action
            .Edits.Where(static edit => edit.Stand is not null)
            .Select(static edit => edit.Field)
            .ToArray();
        var edits = Landed(state.Edits, action.Edits).RemoveRange(gone);
        return state with
        {
            Edits = edits,
            Refusals = state.Refusals.SetItems(action.Reasons).RemoveRange(gone),
            Phase = edits.IsEmpty ? SavePhase.Saved : SavePhase.Unsaved,
            Acknowledged = AcknowledgedOf(state, edits, state.Conflicts),
        };
    }

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, SaveFailed action) =>
        state with
        {
            Edits = action.Retry
                ? Landed(state.Edits, action.Edits)
                : Landed(state.Edits, action.Edits)
                    .RemoveRange(
                        action.Edits.Where(static edit => edit.Stand is not null).Select(static edit => edit.Field)
                    ),
            Phase = SavePhase.Failed,
            Reason = action.Reason,
        };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, ConflictKeptMine action)
    {
        if (!state.Conflicts.TryGetValue(action.Field, out var conflict))
        {
            return state;
        }

        return state with
        {
            Conflicts = state.Conflicts.Remove(action.Field),
            Edits = state.Edits.SetItem(
                action.Field,
                new FieldEdit(action.Field, conflict.Mine, state.Version, conflict.Seq)
                {
                    // Over nothing but what there is now.
                    Stand = conflict.Stand is { Number: var number }
                        ? new EditStand(state.Version, number - 1, number)
                        : null,
                }
            ),
            FocusVersion = state.Version,
            Phase = SavePhase.Unsaved,
        };
    }

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, ConflictTookTheirs action)
    {
        var conflicts = state.Conflicts.Remove(action.Field);
        return state with
        {
            Conflicts = conflicts,
            FocusVersion = state.Version,
            Acknowledged = AcknowledgedOf(state, state.Edits, conflicts),
        };
    }

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, EditorSaid action) =>
        state with
        {
            Notice = new Notice((state.Notice?.Number ?? 0) + 1, action.Text, action.IsProblem),
        };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, CommitSheetOpened action) =>
        state with
        {
            CommitSheet = new CommitSheetState(),
        };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, CommitSheetClosed action) =>
        state with
        {
            CommitSheet = null,
        };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, CommitSheetLoaded action) =>
        state.CommitSheet is null ? state : state with { CommitSheet = action.Sheet };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, CommitNameChecked action) =>
        state.CommitSheet is { } sheet
            ? state with
            {
                CommitSheet = sheet with { NameProblem = action.Problem },
            }
            : state;

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, ConflictDecided action) =>
        state.CommitSheet is { } sheet
            ? state with
            {
                CommitSheet = sheet with { Resolutions = sheet.Resolutions.SetItem(action.Path, action.Side) },
            }
            : state;

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, AllConflictsDecided action) =>
        state.CommitSheet is { } sheet
            ? state with
            {
                CommitSheet = sheet with
                {
                    Resolutions = sheet.Resolutions.SetItems(
                        sheet.Conflicts.Select(conflict => KeyValuePair.Create(conflict.Path, action.Side))
                    ),
                },
            }
            : state;

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, CommitRequested action) =>
        state.CommitSheet is { } sheet
            ? state with
            {
                CommitSheet = sheet with { Committing = true, Failure = null },
            }
            : state;

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, CommitFailed action) =>
        state.CommitSheet is { } sheet
            ? state with
            {
                CommitSheet = sheet with { Committing = false, Failure = action.Reason },
            }
            : state;

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, DraftCommitted action) => state with { CommitSheet = null };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, HistoryOpened action) =>
        state with
        {
            History = new HistoryState(Loading: true, [], [], HasMore: false),
        };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, HistoryClosed action) => state with { History = null };

    [ReducerMethod]
    public static EditingState Reduce(EditingState state, HistoryLoaded action) =>
        state.History is null ? state : state with { History = action.History };

    /// <summary>Sent again after a lost connection, and here already.</summary>
    private static bool IsKnown(EditingState state, FieldEdited action) =>
        action.Seq <= state.Acknowledged
        || (state.Edits.TryGetValue(action.Field, out var edit) && edit.Seq >= action.Seq)
        || (state.Conflicts.TryGetValue(action.Field, out var conflict) && conflict.Seq >= action.Seq);

    private static SavePhase PhaseOf(EditingState state, Draft head) =>
        !head.IsOpen ? SavePhase.Closed
        : state.Phase is SavePhase.Loading or SavePhase.Failed && state.Edits.IsEmpty ? SavePhase.Saved
        : state.Phase == SavePhase.Loading ? SavePhase.Unsaved
        : state.Phase;

    private static string ClosedReason(Draft head) =>
        head.Status == DraftStatus.Published
            ? $"This draft was {CommitWords.Of(head.Kind).Done.ToLowerInvariant()}."
            : "This draft was discarded.";

    private static ImmutableDictionary<string, FieldEdit> Landed(
        ImmutableDictionary<string, FieldEdit> edits,
        ImmutableArray<FieldEdit> sent
    ) =>
        sent.Aggregate(
            edits,
            static (all, edit) =>
                all.TryGetValue(edit.Field, out var now) && now.InFlight
                    ? all.SetItem(edit.Field, now with { InFlight = false })
                    : all
        );

    /// <summary>Below the oldest edit that still waits, everything is settled.</summary>
    private static long AcknowledgedOf(
        EditingState state,
        ImmutableDictionary<string, FieldEdit> edits,
        ImmutableDictionary<string, FieldConflict> conflicts
    )
    {
        var waiting = edits.Values.Select(edit => edit.Seq).Concat(conflicts.Values.Select(conflict => conflict.Seq));
        return Math.Max(state.Acknowledged, waiting.DefaultIfEmpty(state.Entered + 1).Min() - 1);
    }
}
