using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>A yes or no that is kept as one of two flags of a type; one replaces the other, so the choice is one path.</summary>
public sealed class FlagField : FormField
{
    /// <summary>The type of the two flags: <c>provider_active</c>.</summary>
    public required string FlagType { get; init; }

    public override FormFieldKind Kind => FormFieldKind.Flag;

    public override bool IsList => false;

    internal override string? Refuse(FieldScope scope, Resource resource) =>
        FlagData.Of(resource)?.Type == FlagType ? null : $"The flag is no {FlagType} flag.";

    /// <summary>A value replaces the opposite flag among the ids that came with it.</summary>
    private protected override async Task<FieldSelection> ResolveWholeAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    )
    {
        var byId = await base.ResolveWholeAsync(scope, cancellationToken);
        if (scope.Edit.Find(Name) is { HasValue: true })
        {
            return await ResolveValueAsync(scope, cancellationToken);
        }

        if (byId is { IsChange: true, Rows.Length: > 1 })
        {
            scope.Fail($"/{IdMembers[0]}", Name, "exclusive_flags", $"Only one {FlagType} flag can be selected.");
        }

        return byId;
    }

    private protected override async Task<FieldSelection> ResolveValueAsync(
        FieldScope scope,
        CancellationToken cancellationToken
    )
    {
        if (scope.Edit.Find(Name) is not { } sent)
        {
            return FieldSelection.Unchanged;
        }

        if (sent is not FormMember.Flag { Value: var value })
        {
            return FieldSelection.Nothing;
        }

        var flag = await Flags.GetOrInsertAsync(
            scope.Unit.Catalog,
            scope.Workspace,
            new FlagData(FlagType, value),
            scope.Now,
            cancellationToken
        );
        return FieldSelection.Of(flag.Id);
    }
}
