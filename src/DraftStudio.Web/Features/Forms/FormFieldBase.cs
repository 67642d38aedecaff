using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Flux;
using Microsoft.AspNetCore.Components;

namespace DraftStudio.Web.Features.Forms;

/// <summary>
/// One field of a form on its page. It renders only when something of its own changed, so that a keystroke elsewhere
/// costs it nothing.
/// </summary>
public abstract class FormFieldBase : SlicedComponent
{
    /// <summary>A state is never changed: what it shows is worked out once, however often it is asked.</summary>
    private static readonly ConditionalWeakTable<FormFieldState, string> Fingerprints = [];

    [Inject]
    public required IState<EditingState> Editing { get; init; }

    [Inject]
    public required IDispatcher Dispatcher { get; init; }

    [Inject]
    public required EditingSession Session { get; init; }

    [Parameter, EditorRequired]
    public required FormField Field { get; set; }

    [Parameter, EditorRequired]
    public required string Label { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    protected FormView? View => Editing.Value.View as FormView;

    protected FormFieldState? State => View?[Field];

    protected FormFieldState? Base => View?.BaseOf(Field);

    /// <summary>What was entered in the field as a whole and is not acknowledged yet.</summary>
    protected FieldEdit? Entered => Editing.Value.Edits.GetValueOrDefault(Field.Name);

    protected FieldConflict? Conflict => Editing.Value.Conflicts.GetValueOrDefault(Field.Name);

    protected bool IsClosed => Editing.Value.Phase == SavePhase.Closed || State is not { Editable: true };

    /// <summary>Why the server refuses what was entered, else what is wrong with what is saved (not while it is being filled).</summary>
    protected string? Error =>
        Editing.Value.Refusals.GetValueOrDefault(Field.Name)
        ?? (Entered is null ? State?.Errors.FirstOrDefault(problem => !problem.IsWarning)?.Message : null);

    protected bool Changed => State is { Dirty: true } && Editing.Value.Head?.Artifact is not null;

    /// <summary>The live value, for the revert button.</summary>
    protected string Live => Base is { Selected.IsEmpty: false } live ? string.Join(", ", live.Texts) : "empty";

    /// <summary>What of the state the field shows.</summary>
    protected override object Shown =>
        (
            Fingerprint(State),
            Fingerprint(Base),
            Entered is not null,
            Entered?.Value,
            Conflict,
            Error,
            IsClosed,
            Changed,
            View?.Rules,
            View?.Caller.Permissions
        );

    /// <summary>What of a field's state can be seen: each load makes the state anew, and most of it is as it was.</summary>
    protected static string Fingerprint(FormFieldState? state) =>
        state is null ? "" : Fingerprints.GetValue(state, static known => FingerprintOf(known));

    private static string FingerprintOf(FormFieldState state) =>
        string.Join(
            '\n',
            state
                .Selected.Select(option => $"{option.Id} {option.Text}")
                .Concat(state.Pending.Select(chip => $"{chip.Key} {chip.Action} {chip.Option.Id} {chip.Option.Text}"))
                .Concat(state.Errors.Select(problem => problem.Message))
                .Append($"{state.Editable} {state.Dirty}")
        );

    protected void Enter(string name, object? value)
    {
        Dispatcher.Dispatch(new FieldEdited(name, value, Session.NextSeq()));
        Dispatcher.Dispatch(new SaveRequested());
    }

    /// <summary>Enters several rows that one gesture changes: they are saved, and undone, together.</summary>
    protected void Enter(IReadOnlyCollection<RowEdit> edits)
    {
        var entered = edits.Select(edit => new FieldEdited(edit.Name, edit.Value, Session.NextSeq())).ToList();
        foreach (var edit in entered)
        {
            Dispatcher.Dispatch(edit);
        }

        if (entered.Count > 0)
        {
            Dispatcher.Dispatch(new SaveRequested());
        }

        OnEntered(entered);
    }

    /// <summary>Called with what was entered in rows, once it is dispatched; the state may not have it yet.</summary>
    protected virtual void OnEntered(IReadOnlyCollection<FieldEdited> edits) { }

    protected void Revert() =>
        Enter(Field.Name, (ImmutableArray<ResourceId>)[.. (Base?.Selected ?? []).Select(option => option.Id)]);

    protected void KeepMine() => Dispatcher.Dispatch(new ConflictKeptMine(Field.Name));

    protected void TakeTheirs() => Dispatcher.Dispatch(new ConflictTookTheirs(Field.Name));

    protected string? WhyNotDecide(UserId proposer) => View?.WhyNotDecide(proposer);
}
