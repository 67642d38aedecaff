using System.Collections.Immutable;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Features.Review;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Review;

public sealed class ReviewReducersTests
{
    private static readonly DateTimeOffset Noon = new(2026, 1, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly ReviewState Open = ReviewReducers.Reduce(
        ReviewState.Closed,
        new ReviewShown(ReviewFilter.None)
    );

    [Fact]
    public void Loaded_PutsThoseWhoseTurnItIsFirst_NewestFirst()
    {
        var state = Load(Open, Item("own", 3, blocked: "It is your own."), Item("old", 1), Item("new", 2));

        Assert.Equal(["new", "old", "own"], state.Items.Select(item => item.Key));
        Assert.False(state.Loading);
    }

    [Fact]
    public void Loaded_ForAnotherFilter_ComesTooLate()
    {
        var state = ReviewReducers.Reduce(
            Open,
            new ReviewLoaded(ReviewFilter.None with { Age = ReviewAge.Day }, [Item("a", 1)], null, Appends: false)
        );

        Assert.Same(Open, state);
    }

    [Fact]
    public void Loaded_Further_AppendsWhatIsNotThereYet()
    {
        var state = Load(Open, Item("a", 2));

        state = ReviewReducers.Reduce(
            state,
            new ReviewLoaded(ReviewFilter.None, [Item("a", 2), Item("b", 1)], null, Appends: true)
        );

        Assert.Equal(["a", "b"], state.Items.Select(item => item.Key));
    }

    [Fact]
    public void Loaded_WithoutASelectedOne_DropsItFromTheSelection()
    {
        var state = ReviewReducers.Reduce(Load(Open, Item("a", 1)), new ReviewItemToggled("provider:a"));

        Assert.Empty(Load(state, Item("b", 1)).Selected);
    }

    [Fact]
    public void DecisionsMade_KeepsTheFailedOnesSelected_AndShowsEachResult()
    {
        var (a, b) = (Item("a", 1), Item("b", 2));
        var state = Load(Open, a, b) with { Selected = [a.Id, b.Id] };

        state = ReviewReducers.Reduce(
            state,
            new DecisionsMade([a.Target, b.Target], [new("A", "Accepted", null), new("B", "", "It is stale.")])
        );

        Assert.Equal([b.Id], state.Selected);
        Assert.Equal(2, state.Results.Length);
    }

    [Fact]
    public void DecisionsMade_ForOneThatWentWell_LeavesNothingToRead()
    {
        var item = Item("a", 1);

        var state = ReviewReducers.Reduce(
            Load(Open, item),
            new DecisionsMade([item.Target], [new ItemResult("A", "Accepted", null)])
        );

        Assert.Empty(state.Results);
    }

    [Theory]
    [InlineData("day", 3, true)]
    [InlineData("day", 30, false)]
    [InlineData("week", 30, true)]
    [InlineData("older", 30, false)]
    [InlineData("older", 200, true)]
    [InlineData("nonsense", 200, true)]
    public void Filter_ByAge(string age, int hours, bool takes)
    {
        var filter = ReviewFilter.Of(null, null, age);

        Assert.Equal(takes, filter.Takes(Made(Noon.AddHours(-hours)), Noon));
    }

    private static ReviewState Load(ReviewState state, params ImmutableArray<ReviewItem> items) =>
        ReviewReducers.Reduce(state, new ReviewLoaded(ReviewFilter.None, items, null, Appends: false));

    private static ReviewItem Item(string key, int minute, string? blocked = null) =>
        new()
        {
            Kind = "provider",
            Key = key,
            Draft = default,
            Title = key,
            Summary = "Set name",
            Proposer = default,
            ProposerName = "Bob",
            CreatedAt = Noon.AddMinutes(minute),
            Blocked = blocked,
        };

    private static Proposal Made(DateTimeOffset at) =>
        new()
        {
            Workspace = default,
            Id = default,
            Draft = default,
            Kind = "provider",
            Key = "k",
            BaseVersion = 0,
            Changes = [],
            Status = ProposalStatus.Pending,
            Proposer = new UserId(Guid.Empty),
            ProposerName = "Bob",
            CreatedAt = at,
        };
}
