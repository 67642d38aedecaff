using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A request as it was resolved: what each field that it names selects, and which selected ids stay marked.</summary>
internal sealed class FormChange(
    FormKind kind,
    ImmutableArray<(FormField Field, FieldSelection Selection)> selections,
    ImmutableArray<(ResourceId Id, string Pointer)>? pending,
    Caller caller,
    DateTimeOffset at
)
{
    /// <summary>The document after the request, or why a mark cannot be set.</summary>
    public Result<Document> ApplyTo(Document before)
    {
        var document = before;
        foreach (var (field, selection) in selections)
        {
            document = field.Apply(document, selection);
        }

        return pending is { } wanted ? Mark(before, document, wanted) : document;
    }

    private Result<Document> Mark(
        Document before,
        Document document,
        ImmutableArray<(ResourceId Id, string Pointer)> wanted
    )
    {
        var marks = PendingMarks.In(before).ToDictionary(static mark => mark.Id);
        var ids = wanted.Select(static entry => entry.Id).ToHashSet();
        foreach (var mark in marks.Values.Where(mark => !ids.Contains(mark.Id)))
        {
            document = PendingMarks.Without(GiveBack(document, mark), mark);
        }

        var selected = kind
            .Fields.SelectMany(field => field.SelectedIn(document).Select(id => (Id: id, Field: field)))
            .ToLookup(static entry => entry.Id, static entry => entry.Field);
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        foreach (var (id, pointer) in wanted)
        {
            if (selected[id].FirstOrDefault() is not { } field)
            {
                errors.Add(
                    new FieldError(pointer, FormEdit.PendingMember, "not_selected", "No field selects this resource.")
                );
            }
            else if (!marks.ContainsKey(id))
            {
                document = PendingMarks.With(document, NewMark(before, marks, id, field));
            }
        }

        return errors.Count == 0 ? document : new DraftError.Invalid(errors[0].Code, errors.ToImmutable());
    }

    /// <summary>A rejected mark's field, when it is single-valued and nothing else was chosen, gets back what the mark replaced.</summary>
    private Document GiveBack(Document document, PendingMark mark) =>
        mark.Replaced is { } replaced
        && kind.Find(mark.Field) is { IsList: false } field
        && field.SelectedIn(document).IsEmpty
            ? field.Select(document, [replaced])
            : document;

    private PendingMark NewMark(
        Document before,
        Dictionary<ResourceId, PendingMark> marks,
        ResourceId id,
        FormField field
    )
    {
        ResourceId? replaced = null;
        if (!field.IsList && field.SelectedIn(before) is [var earlier] && earlier != id)
        {
            // What was not agreed either is nothing to go back to.
            replaced = marks.TryGetValue(earlier, out var other) ? other.Replaced : earlier;
        }

        return new PendingMark(id, caller.User, caller.UserName, field.Name, replaced, at);
    }
}
