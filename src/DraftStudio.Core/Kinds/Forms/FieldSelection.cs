using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>What a request makes of a field: leaves it, or selects exactly these.</summary>
internal readonly record struct FieldSelection
{
    public static readonly FieldSelection Unchanged;

    public static readonly FieldSelection Nothing = Of([]);

    public bool IsChange { get; private init; }

    public ImmutableArray<ResourceId> Ids { get; private init; }

    /// <summary>Ids that are there twice count once.</summary>
    public static FieldSelection Of(ImmutableArray<ResourceId> ids) =>
        new() { IsChange = true, Ids = [.. ids.Distinct()] };
}
