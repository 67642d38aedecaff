using System.Collections.Immutable;
using DraftStudio.Web.Components.Controls;

namespace DraftStudio.Web.Features.Review;

/// <summary>The inbox of what waits for a decision.</summary>
public sealed record ReviewState
{
    public static readonly ReviewState Closed = new();

    /// <summary>Null while the page is not open.</summary>
    public ReviewFilter? Filter { get; init; }

    public bool Loading { get; init; }

    public bool LoadingMore { get; init; }

    /// <summary>Those whose turn it is come first.</summary>
    public ImmutableArray<ReviewItem> Items { get; init; } = [];

    public string? Next { get; init; }

    public string? Failure { get; init; }

    /// <summary>The one that is looked at.</summary>
    public string? Current { get; init; }

    public ReviewDetail? Detail { get; init; }

    public ImmutableHashSet<string> Selected { get; init; } = [];

    /// <summary>What a comment is asked for; empty when no rejection is under way.</summary>
    public ImmutableArray<DecisionTarget> Rejecting { get; init; } = [];

    /// <summary>Decisions that are on their way.</summary>
    public ImmutableHashSet<string> Deciding { get; init; } = [];

    public ImmutableArray<ItemResult> Results { get; init; } = [];

    public IEnumerable<ReviewItem> SelectedItems => Items.Where(item => Selected.Contains(item.Id));

    public ReviewItem? Find(string? id) => Items.FirstOrDefault(item => item.Id == id);

    public int IndexOf(string? id) =>
        Items
            .Select(static (item, index) => (item, index))
            .FirstOrDefault(entry => entry.item.Id == id, (null!, -1))
            .Item2;
}
