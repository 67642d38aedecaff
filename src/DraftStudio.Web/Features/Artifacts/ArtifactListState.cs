using System.Collections.Immutable;
using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Artifacts;

/// <summary>The list of one kind of thing.</summary>
public sealed record ArtifactListState
{
    public static readonly ArtifactListState Closed = new();

    /// <summary>Null while the page is not open.</summary>
    public ArtifactListQuery? Query { get; init; }

    public bool Loading { get; init; }

    public bool LoadingMore { get; init; }

    public ImmutableArray<ArtifactRow> Rows { get; init; } = [];

    public string? Next { get; init; }

    public string? Failure { get; init; }

    public bool MayWrite { get; init; }

    public bool MayCommit { get; init; }

    /// <summary>A draft is being opened: the page is about to be left.</summary>
    public bool Opening { get; init; }

    public ImmutableHashSet<string> Selected { get; init; } = [];

    public ArtifactBulk? Confirming { get; init; }

    public bool Working { get; init; }

    public ImmutableArray<ItemResult> Results { get; init; } = [];

    public IEnumerable<ArtifactRow> SelectedRows => Rows.Where(row => Selected.Contains(row.Id));

    /// <summary>Those of the selected lines that an action is for.</summary>
    public ImmutableArray<ArtifactRow> SelectedFor(ArtifactBulkAction action) =>
        [.. SelectedRows.Where(row => Fits(action, row))];

    private static bool Fits(ArtifactBulkAction action, ArtifactRow row) =>
        action switch
        {
            ArtifactBulkAction.Retire => row is { Draft: null, Status: not ArtifactRowStatus.Retired },
            ArtifactBulkAction.BringBack => row.Status == ArtifactRowStatus.Retired,
            ArtifactBulkAction.Discard => row is { Draft: not null, Status: not ArtifactRowStatus.Proposed },
            _ => false,
        };
}
