using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>
/// A field whose value is a secret: each value makes a new key, encrypted, known by its name and shown by its mask. A
/// name alone selects the key that has it.
/// </summary>
public sealed class SecretField : FormField
{
    private const string DefaultName = "API key";

    /// <summary>The most characters that a secret may have.</summary>
    public required int MaxLength { get; init; }

    public required string NameMember { get; init; }

    public required string DescriptionMember { get; init; }

    public required int DescriptionLength { get; init; }

    public override FormFieldKind Kind => FormFieldKind.Secret;

    public override bool IsList => true;

    public override string Display(Resource resource, IReadOnlyDictionary<ResourceId, Resource> known) =>
        KeyData.Of(resource).Mask;

    /// <summary>A key that no commit has listed belongs to the draft that made it, so that dropping that draft can wipe it.</summary>
    internal override string? Refuse(FieldScope scope, Resource resource) =>
        resource.Listed || KeyData.Of(resource).Draft == scope.Draft.Value ? null : "There is no such key here.";

    private protected override async Task<FieldSelection> ResolveValueAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    )
    {
        scope.TryText(NameMember, Name, ResourceText.NameLimit, out var name);
        scope.TryText(DescriptionMember, Name, DescriptionLength, out var description);
        switch (scope.Edit.Find(Name))
        {
            case null:
                return await ByNameAsync(scope, name, description, cancellationToken);
            case FormMember.Sealed { Value: { IsMask: true } shown }:
                return await AsShownAsync(scope, shown, cancellationToken);
            case FormMember.Sealed { Value: var secret }:
                return await MakeAsync(scope, secret, name, description, cancellationToken);
            default:
                return FieldSelection.Nothing;
        }
    }

    private async Task<FieldSelection> MakeAsync(
        FieldScope scope,
        SealedSecret secret,
        string? name,
        string? description,
        CancellationToken cancellationToken
    )
    {
        if (secret.Length > MaxLength)
        {
            var limit = MaxLength.ToString("N0", System.Globalization.CultureInfo.InvariantCulture);
            scope.Fail($"/{Name}", Name, "too_long", $"At most {limit} characters.");
            return FieldSelection.Unchanged;
        }

        var key = await scope.Unit.Catalog.GetOrInsertAsync(
            new Resource
            {
                Workspace = scope.Workspace,
                Id = scope.NewId(),
                Type = ResourceType,
                Text = name ?? DefaultName,
                Data = new KeyData(secret.Mask, description, scope.Draft.Value).ToJson(),
                CreatedAt = scope.Now,
            },
            uniqueText: false,
            cancellationToken
        );
        await scope.Unit.Catalog.InsertSecretAsync(scope.Workspace, key.Id, secret.Encrypted, cancellationToken);
        return FieldSelection.Of(key.Id);
    }

    /// <summary>A client that sends back the mask that it was shown means the key that it was shown.</summary>
    private async Task<FieldSelection> AsShownAsync(
        FieldScope scope,
        SealedSecret shown,
        CancellationToken cancellationToken
    )
    {
        var selected = await SelectedAsync(scope, cancellationToken);
        if (!selected.Any(key => KeyData.Of(key).Mask == shown.Mask))
        {
            scope.Fail($"/{Name}", Name, "masked_key", "This is a mask of a key, not a key.");
        }

        return FieldSelection.Unchanged;
    }

    private async Task<FieldSelection> ByNameAsync(
        FieldScope scope,
        string? name,
        string? description,
        CancellationToken cancellationToken
    )
    {
        if (name is null && description is null)
        {
            return FieldSelection.Unchanged;
        }

        var selected = await SelectedAsync(scope, cancellationToken);
        if (
            description is not null
            && !selected.Any(key => string.Equals(KeyData.Of(key).Description, description, StringComparison.Ordinal))
        )
        {
            scope.Fail($"/{DescriptionMember}", Name, "key_required", "A description is given to a new key, with it.");
        }

        if (name is null || selected.Any(key => Named(key, name)))
        {
            return FieldSelection.Unchanged;
        }

        var named = await scope.Unit.Catalog.FindByNamesAsync(scope.Workspace, ResourceType, [name], cancellationToken);
        var matches = named.GetValueOrDefault(name, []).RemoveAll(static key => key.RetiredAt is not null);
        if (matches.Length > 1)
        {
            matches = matches.RemoveAll(key => !string.Equals(key.Text, name, StringComparison.Ordinal));
        }

        if (matches is [var match])
        {
            return FieldSelection.Of(match.Id);
        }

        scope.Fail(
            $"/{NameMember}",
            Name,
            matches.IsEmpty ? "unknown_name" : "ambiguous_name",
            matches.IsEmpty
                ? $"{Noun} \"{name}\" not found"
                : $"Several keys are named \"{name}\": choose one by its id."
        );
        return FieldSelection.Unchanged;
    }

    private async Task<ImmutableArray<Resource>> SelectedAsync(FieldScope scope, CancellationToken cancellationToken)
    {
        var ids = SelectedIn(scope.Current);
        var found = await scope.Unit.Catalog.FindAsync(scope.Workspace, ids, cancellationToken);
        return [.. ids.Where(found.ContainsKey).Select(id => found[id])];
    }

    private static bool Named(Resource key, string name) =>
        string.Equals(key.Text, name, StringComparison.OrdinalIgnoreCase);
}
