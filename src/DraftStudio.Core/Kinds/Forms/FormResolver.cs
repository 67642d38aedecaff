using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>Turns what a request sends into what its fields select. All that is wrong with it is told at once.</summary>
internal static class FormResolver
{
    public static async Task<Result<FormChange>> ResolveAsync(
        FormKind kind,
        FieldScope scope,
        Access.Caller caller,
        CancellationToken cancellationToken
    )
    {
        await CheckIdsAsync(kind, scope, cancellationToken);
        var pending = scope.ReadIds(FormEdit.PendingMember, FormEdit.PendingMember);
        var selections = ImmutableArray.CreateBuilder<(FormField, FieldSelection)>();
        foreach (var field in kind.Fields)
        {
            var selection = await field.ResolveAsync(scope, cancellationToken);
            if (selection.IsChange)
            {
                selections.Add((field, selection));
            }
        }

        return scope.Errors.Count == 0
            ? new FormChange(kind, selections.ToImmutable(), pending, caller, scope.Now)
            : new DraftError.Invalid(scope.Errors[0].Code, scope.Errors.ToImmutable());
    }

    /// <summary>Each id that was sent must name a resource of the right type, in this workspace.</summary>
    private static async Task CheckIdsAsync(FormKind kind, FieldScope scope, CancellationToken cancellationToken)
    {
        var sent = kind
            .Fields.SelectMany(field =>
                field.IdMembers.SelectMany(member =>
                    (scope.ReadIds(member, field.Name) ?? []).Select(entry => (Field: field, entry.Id, entry.Pointer))
                )
            )
            .Concat(kind.Fields.SelectMany(field => SelectedRows(field, scope)))
            .ToList();
        if (sent.Count == 0)
        {
            return;
        }

        var found = await scope.Unit.Catalog.FindAsync(
            scope.Workspace,
            sent.Select(static entry => entry.Id).ToHashSet(),
            cancellationToken
        );
        scope.Found = found;
        foreach (var (field, id, pointer) in sent)
        {
            var refusal =
                found.GetValueOrDefault(id) is not { } resource || resource.Type != field.ResourceType
                    ? $"There is no resource of the type {field.ResourceType} with this id."
                    : field.Refuse(scope, resource);
            if (refusal is not null)
            {
                scope.Fail(pointer, field.Name, "unknown_id", refusal);
            }
        }
    }

    /// <summary>The ids of single rows that are selected by themselves.</summary>
    private static IEnumerable<(FormField Field, ResourceId Id, string Pointer)> SelectedRows(
        FormField field,
        FieldScope scope
    ) =>
        scope
            .Edit.RowsOf(field.Name)
            .Where(static row => row is { Selected: true, Value: null })
            .Select(row => (field, new ResourceId(Guid.ParseExact(row.Key, "D")), $"/{field.IdMembers[0]}"));
}
