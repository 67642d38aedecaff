using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Core.Kinds.Forms;

/// <summary>What a request makes of a field: leaves it, selects exactly these rows, or puts and drops some beside the rest.</summary>
internal readonly record struct FieldSelection
{
    public static readonly FieldSelection Unchanged;

    public static readonly FieldSelection Nothing = Of(ImmutableArray<SelectedRow>.Empty);

    private readonly ImmutableArray<SelectedRow> rows;
    private readonly ImmutableArray<string> dropped;

    private FieldSelection(bool replaces, ImmutableArray<SelectedRow> rows, ImmutableArray<string> dropped)
    {
        IsChange = true;
        Replaces = replaces;
        this.rows = rows;
        this.dropped = dropped;
    }

    public bool IsChange { get; }

    /// <summary>What is not among the rows is not selected any more.</summary>
    public bool Replaces { get; }

    /// <summary>What is selected; of one key there is one.</summary>
    public ImmutableArray<SelectedRow> Rows => rows.IsDefault ? [] : rows;

    /// <summary>The keys of rows that are dropped.</summary>
    public ImmutableArray<string> Dropped => dropped.IsDefault ? [] : dropped;

    public static FieldSelection Of(ResourceId id) => Of([SelectedRow.Of(id)]);

    /// <summary>Ids that are there twice count once.</summary>
    public static FieldSelection Of(ImmutableArray<ResourceId> ids) =>
        new(true, [.. ids.Distinct().Select(SelectedRow.Of)], []);

    /// <summary>Exactly these rows; a later one of the same key replaces the earlier.</summary>
    public static FieldSelection Of(ImmutableArray<SelectedRow> rows) => new(true, Unique(rows), []);

    /// <summary>These rows beside those that are selected; one of the same key is replaced.</summary>
    public static FieldSelection Beside(ImmutableArray<SelectedRow> rows, ImmutableArray<string> dropped) =>
        new(false, Unique(rows), dropped);

    /// <summary>This, and then that.</summary>
    public FieldSelection Then(FieldSelection next)
    {
        if (!next.IsChange || next.Replaces || !IsChange)
        {
            return next.IsChange ? next : this;
        }

        var gone = next.Dropped.ToHashSet(StringComparer.Ordinal);
        return new FieldSelection(
            Replaces,
            Unique([.. Rows.Where(row => !gone.Contains(row.Key)), .. next.Rows]),
            [.. Dropped, .. next.Dropped]
        );
    }

    private static ImmutableArray<SelectedRow> Unique(ImmutableArray<SelectedRow> rows)
    {
        var places = new Dictionary<string, int>(rows.Length, StringComparer.Ordinal);
        var unique = ImmutableArray.CreateBuilder<SelectedRow>(rows.Length);
        foreach (var row in rows)
        {
            if (places.TryAdd(row.Key, unique.Count))
            {
                unique.Add(row);
            }
            else
            {
                unique[places[row.Key]] = row;
            }
        }

        return unique.ToImmutable();
    }
}
