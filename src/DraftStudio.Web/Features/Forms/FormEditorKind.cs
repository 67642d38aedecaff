using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Editing;

namespace DraftStudio.Web.Features.Forms;

/// <summary>A form in the editing feature: its fields by name, the rows of its lists by id.</summary>
public abstract class FormEditorKind(FormKind kind, FormDrafts drafts, FormStates states, TimeProvider time)
    : IEditorKind
{
    public string Kind => kind.Name;

    public async Task<object> ViewAsync(
        IDraftReader reader,
        Caller caller,
        Draft draft,
        Document document,
        object? earlier,
        CancellationToken cancellationToken
    )
    {
        var shown = earlier as FormView;
        var state = await states.ReadAsync(reader, caller, kind, draft, document, cancellationToken, shown?.State);
        return new FormView
        {
            State = state,
            Base = state.HasBaseOf(shown?.State)
                ? shown!.Base // It has the state that was asked.
                : await states.ReadBaseAsync(reader, kind, draft, state, cancellationToken),
            Caller = caller,
            Rules = await reader.ReadRulesAsync(draft.Workspace, cancellationToken),
        };
    }

    public string? ValueOf(object view, string field)
    {
        var state = StateOf((FormView)view, field);
        var (row, text) = FormFieldName.RowOf(field);
        if (row is null && text is null)
        {
            return state is null ? null : string.Join(", ", state.Texts);
        }

        var shown = state?.Selected.FirstOrDefault(option => row is null ? option.Text == text : option.Key == row);
        return shown is null ? null
            : state?.Field is CompoundField ? shown.Text
            : "selected";
    }

    public string LabelOf(string field) => kind.Find(FormFieldName.FieldOf(field))?.Noun ?? field;

    public string FieldOf(DocumentPath path) => kind.FieldAt(path)?.Name ?? path.ToString();

    public Func<IDraftUnit, Caller, CancellationToken, Task<Result<DraftState>>> SaveOf(
        DraftId draft,
        ImmutableArray<FieldEdit> edits
    )
    {
        // Encrypting may have to store a key of its own, so it comes before the unit.
        var single = drafts.Seal(
            new FormRequest.Save
            {
                Draft = draft,
                Precondition = Precondition.BasedOn(edits[0].BaseVersion),
                Edit = edits
                    .Where(edit => !IsRow(edit))
                    .Aggregate(FormEdit.Empty, (all, edit) => Put(all, kind.Find(edit.Field), edit)),
            }
        );
        var rows = edits.RemoveAll(edit => !IsRow(edit));
        if (RefuseRow(rows) is { } refused)
        {
            return (_, _, _) => Task.FromResult<Result<DraftState>>(refused);
        }

        return async (unit, caller, token) =>
        {
            var whole = single with { Edit = await PutRowsAsync(single.Edit, unit, caller, rows, token) };
            var saved = await drafts.SaveAsync(unit, caller, kind, whole, token);
            return saved.Map(outcome => new DraftState(outcome.Draft, outcome.Document, null));
        };
    }

    public async Task<ImmutableArray<ChangeLine>> DescribeAsync(
        IDraftReader reader,
        WorkspaceId workspace,
        Document document,
        ImmutableArray<Change> changes,
        CancellationToken cancellationToken
    )
    {
        var differences = await FormStates.DescribeAsync(reader, workspace, kind, changes, cancellationToken);
        return
        [
            .. differences.Select(difference => new ChangeLine(
                difference.Path,
                LabelOf(difference),
                TextOf(difference, difference.Base),
                TextOf(difference, difference.Mine)
            )),
        ];
    }

    private string LabelOf(FormDifference difference) =>
        difference.Field == FormEdit.PendingMember ? "Not agreed yet"
        : kind.Find(difference.Field) is CompoundField && difference.Row?.Text is { } row ? row
        : LabelOf(difference.Field);

    private string? TextOf(FormDifference difference, FormOption? side) =>
        side is null ? null
        : (side.Resource ?? difference.Row?.Resource) is { Type: ResourceTypes.Flags } flag
        && FlagData.Of(flag) is { } data
            ? (data.Value ? "On" : "Off")
        : (side.Text, kind.Find(difference.Field)) is ({ } value, CompoundField field) ? field.InWords(value)
        : side.Text ?? difference.Row?.Text ?? "(gone)";

    private FormFieldState? StateOf(FormView view, string name) =>
        kind.Find(FormFieldName.FieldOf(name)) is { } field ? view[field] : null;

    /// <summary>The text of a new row is held to the limit that the field's value has.</summary>
    private DraftError? RefuseRow(ImmutableArray<FieldEdit> rows)
    {
        foreach (var row in rows)
        {
            if (
                kind.Find(FormFieldName.FieldOf(row.Field)) is Core.Kinds.Forms.TextField field
                && FormFieldName.RowOf(row.Field).Text is { } text
                && (
                    ResourceText.Length(ResourceText.Normalize(text)) > field.MaxLength
                    || text.Contains('\0', StringComparison.Ordinal)
                )
            )
            {
                return DraftError.Of(
                    "too_long",
                    $"/{field.Name}",
                    field.Name,
                    $"{field.Noun} has at most {field.MaxLength} characters."
                );
            }
        }

        return null;
    }

    private static bool IsRow(FieldEdit edit) => edit.Field.Contains('/', StringComparison.Ordinal);

    /// <summary>What was entered in a field as a whole: a text, a switch, a new secret, or the selection to go back to.</summary>
    private static FormEdit Put(FormEdit all, FormField? field, FieldEdit edit) =>
        (field, edit.Value) switch
        {
            (null, _) => all,
            (_, ImmutableArray<ResourceId> { IsEmpty: true }) => all.With(field.Name, FormMember.Null),
            (_, ImmutableArray<ResourceId> ids) => all.With(
                field.IdMembers[0],
                ids.Select(id => (string?)id.ToString())
            ),
            (SecretField secret, KeyEntry entry) => all.With(field.Name, entry.Secret)
                .With(secret.NameMember, entry.Name)
                .With(secret.DescriptionMember, entry.Description),
            (_, bool flag) => all.With(field.Name, flag),
            _ => all.With(field.Name, edit.Value as string),
        };

    /// <summary>Rows that were switched on and off, or whose values were set, each by itself: the rest of a list stays as it is.</summary>
    private async Task<FormEdit> PutRowsAsync(
        FormEdit edit,
        IDraftUnit unit,
        Caller caller,
        ImmutableArray<FieldEdit> rows,
        CancellationToken cancellationToken
    )
    {
        foreach (var row in rows)
        {
            if (kind.Find(FormFieldName.FieldOf(row.Field)) is not { } field)
            {
                continue;
            }

            var (key, text) = FormFieldName.RowOf(row.Field);
            key ??= (await MakeRowAsync(unit, caller, field, text ?? "", cancellationToken)).ToString();
            edit = edit.WithRow(
                field.Name,
                new FormRowEdit(key, row.Value is not (false or null), row.Value as FormRow)
            );
        }

        return edit;
    }

    private async Task<ResourceId> MakeRowAsync(
        IDraftUnit unit,
        Caller caller,
        FormField field,
        string text,
        CancellationToken cancellationToken
    )
    {
        var resource = await unit.Catalog.GetOrInsertAsync(
            new Resource
            {
                Workspace = caller.Workspace,
                Id = new ResourceId(Guid.CreateVersion7(time.GetUtcNow())),
                Type = field.ResourceType,
                Text = ResourceText.Normalize(text),
                CreatedAt = time.GetUtcNow(),
            },
            uniqueText: true,
            cancellationToken
        );
        return resource.Id;
    }
}
