using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A list that several fields of a form are shown as. It renders only when something of theirs has changed.</summary>
public abstract class FormSectionBase : FormFieldBase
{
    private ImmutableArray<FieldEdit> entered = [];

    /// <summary>The fields, three at most, the one that says what is in the list first.</summary>
    protected abstract ImmutableArray<FormField> Fields { get; }

    protected override object Shown =>
        (
            (Seen(0), Seen(1), Seen(2)),
            (Was(0), Was(1), Was(2)),
            EditsShown,
            string.Join('\f', Errors),
            string.Join('\f', Conflicts.Select(static conflict => $"{conflict.Field} {conflict.Theirs}")),
            IsClosed,
            View?.Rules,
            View?.Caller.Permissions
        );

    /// <summary>The fields as the server has them.</summary>
    protected ImmutableArray<FormFieldState> States => View is { } view ? [.. Fields.Select(one => view[one])] : [];

    /// <summary>What was entered in the rows and is not acknowledged yet, by the names of their inputs.</summary>
    protected IEnumerable<FieldEdit> RowEdits =>
        Editing
            .Value.Edits.Values.Where(edit => IsOurs(edit.Field))
            .Concat(UnderWay)
            .GroupBy(static edit => edit.Field, StringComparer.Ordinal)
            .Select(static edits => edits.MinBy(static edit => edit.Seq)!); // A group has one at least.

    protected IEnumerable<FieldConflict> Conflicts =>
        Editing.Value.Conflicts.Values.Where(conflict => IsOurs(conflict.Field));

    /// <summary>Why the server refuses what was entered.</summary>
    protected IReadOnlyCollection<string> Errors =>
        [
            .. Editing
                .Value.Refusals.Where(refusal => IsOurs(refusal.Key))
                .Select(static refusal => refusal.Value)
                .Distinct(StringComparer.Ordinal),
        ];

    protected bool AnyChanged => Editing.Value.Head?.Artifact is not null && States.Any(static state => state.Dirty);

    /// <summary>As it is shown; the texts of two states are one object where the states are, which makes them quick to compare.</summary>
    private string Seen(int index) => index < Fields.Length ? Fingerprint(View?[Fields[index]]) : "";

    private string Was(int index) => index < Fields.Length ? Fingerprint(View?.BaseOf(Fields[index])) : "";

    private string EditsShown =>
        string.Join('\f', RowEdits.OrderBy(static edit => edit.Seq).Select(static edit => $"{edit.Field} {edit.Seq}"));

    /// <summary>
    /// What the state has not got yet, being at work for another thread: the next gesture builds on it all the same, or two
    /// quick ones would count as one.
    /// </summary>
    private IEnumerable<FieldEdit> UnderWay => entered.Where(edit => edit.Seq < Editing.Value.Gestures);

    protected override void OnParametersSet() => Read();

    protected override void OnEntered(IReadOnlyCollection<FieldEdited> edits)
    {
        entered =
        [
            .. UnderWay,
            .. edits.Select(edit => new FieldEdit(edit.Field, edit.Value, Editing.Value.Version, edit.Seq)),
        ];
        Read();
    }

    protected override bool ShouldRender()
    {
        if (!base.ShouldRender())
        {
            return false;
        }

        Read();
        return true;
    }

    /// <summary>Works out what is shown, when something of it has changed.</summary>
    protected abstract void Read();

    /// <summary>All the fields back to what is live, as one step.</summary>
    protected void RevertAll() =>
        Enter([
            .. Fields.Select(field => new RowEdit(
                field.Name,
                (ImmutableArray<ResourceId>)
                    [.. (View?.BaseOf(field)?.Selected ?? []).Select(static option => option.Id)]
            )),
        ]);

    /// <summary>Decides each of the proposals.</summary>
    protected void DecideAll(IEnumerable<string> keys, bool accept)
    {
        foreach (var key in keys.Distinct(StringComparer.Ordinal))
        {
            Dispatcher.Dispatch(new ProposalDecisionRequested(key, accept, Comment: null));
        }
    }

    private bool IsOurs(string name) =>
        Fields.Any(field => string.Equals(field.Name, FormFieldName.FieldOf(name), StringComparison.Ordinal));
}
