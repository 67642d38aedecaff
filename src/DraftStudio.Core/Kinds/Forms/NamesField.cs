using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A field whose values are names of what must exist, matched without regard to case; they replace the selection.</summary>
public sealed class NamesField : FormField
{
    public override FormFieldKind Kind => FormFieldKind.Multi;

    public override bool IsList => true;

    private protected override async Task<FieldSelection> ResolveValueAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    )
    {
        if (scope.ReadTexts(Name, Name, ResourceText.NameLimit) is not { } names)
        {
            return FieldSelection.Unchanged;
        }

        var found = await scope.Unit.Catalog.FindByNamesAsync(
            scope.Workspace,
            ResourceType,
            [
                .. names
                    .Select(static name => name.Text)
                    .Where(static text => text.Length > 0)
                    .Distinct(StringComparer.Ordinal),
            ],
            cancellationToken
        );
        var ids = ImmutableArray.CreateBuilder<ResourceId>();
        foreach (var (text, pointer) in names)
        {
            if (Pick(text, found.GetValueOrDefault(text, [])) is { } resource)
            {
                ids.Add(resource.Id);
            }
            else
            {
                scope.Fail(pointer, Name, "unknown_name", $"{Noun} \"{text}\" not found");
            }
        }

        return FieldSelection.Of(ids.ToImmutable());
    }

    /// <summary>Of several that differ in case alone: the one that is written so, else the oldest.</summary>
    private static Resource? Pick(string text, ImmutableArray<Resource> named) =>
        named
            .Where(static resource => resource.RetiredAt is null)
            .OrderByDescending(resource => string.Equals(resource.Text, text, StringComparison.Ordinal))
            .ThenBy(static resource => resource.CreatedAt)
            .FirstOrDefault();
}
