using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A field whose value is a text: looked up as it is (trimmed, NFC), made when it is not there yet.</summary>
public sealed class TextField : FormField
{
    /// <summary>The most characters that a value may have.</summary>
    public required int MaxLength { get; init; }

    /// <summary>Several may be selected by their ids; a value selects one.</summary>
    public bool Several { get; init; }

    public override FormFieldKind Kind => Several ? FormFieldKind.Multi : FormFieldKind.Single;

    public override bool IsList => Several;

    private protected override async Task<FieldSelection> ResolveValueAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    )
    {
        if (!scope.TryText(Name, Name, MaxLength, out var text))
        {
            return FieldSelection.Unchanged;
        }

        if (text is null)
        {
            return FieldSelection.Nothing;
        }

        var resource = await scope.Unit.Catalog.GetOrInsertAsync(
            new Resource
            {
                Workspace = scope.Workspace,
                Id = scope.NewId(),
                Type = ResourceType,
                Text = text,
                CreatedAt = scope.Now,
            },
            uniqueText: true,
            cancellationToken
        );
        return FieldSelection.Of(resource.Id);
    }
}
