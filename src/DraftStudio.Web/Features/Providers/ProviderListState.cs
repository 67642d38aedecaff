using System.Collections.Immutable;
using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Providers;

/// <summary>The list of providers.</summary>
public sealed record ProviderListState
{
    public static readonly ProviderListState Closed = new();

    /// <summary>Null while the page is not open.</summary>
    public ProviderListQuery? Query { get; init; }

    public bool Loading { get; init; }

    public bool LoadingMore { get; init; }

    public ImmutableArray<ProviderRow> Rows { get; init; } = [];

    public string? Next { get; init; }

    public string? Failure { get; init; }

    public bool MayWrite { get; init; }

    public bool MayCommit { get; init; }

    /// <summary>A draft is being opened: the page is about to be left.</summary>
    public bool Opening { get; init; }

    public ImmutableHashSet<string> Selected { get; init; } = [];

    public ProviderBulk? Confirming { get; init; }

    public bool Working { get; init; }

    public ImmutableArray<ItemResult> Results { get; init; } = [];

    public IEnumerable<ProviderRow> SelectedRows => Rows.Where(row => Selected.Contains(row.Id));

    /// <summary>Those of the selected lines that an action is for.</summary>
    public ImmutableArray<ProviderRow> SelectedFor(ProviderBulkAction action) =>
        [.. SelectedRows.Where(row => Fits(action, row))];

    private static bool Fits(ProviderBulkAction action, ProviderRow row) =>
        action switch
        {
            ProviderBulkAction.Retire => row is { Draft: null, Status: not ProviderRowStatus.Retired },
            ProviderBulkAction.BringBack => row.Status == ProviderRowStatus.Retired,
            ProviderBulkAction.Discard => row is { Draft: not null, Status: not ProviderRowStatus.Proposed },
            _ => false,
        };
}
