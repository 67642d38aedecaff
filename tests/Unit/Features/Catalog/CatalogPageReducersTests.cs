using DraftStudio.Core.Access;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Catalog;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Catalog;

public sealed class CatalogPageReducersTests
{
    private static readonly CatalogQuery Query = new(ResourceTypes.Simulations, "", Retired: false);

    [Fact]
    public void AnotherType_ShowsNothingOfTheOneBefore_AndASearchKeepsWhatIsSeen()
    {
        var shown = Loaded();

        Assert.Single(CatalogPageReducers.Reduce(shown, new CatalogShown(Query with { Search = "x" })).Items);
        Assert.Empty(
            CatalogPageReducers.Reduce(shown, new CatalogShown(Query with { Type = ResourceTypes.Profiles })).Items
        );
        Assert.Empty(CatalogPageReducers.Reduce(shown, new CatalogShown(Query with { Retired = true })).Items);
    }

    [Fact]
    public void AnAnswerToAnotherSearch_IsDropped()
    {
        var shown = Loaded();
        var late = new CatalogLoaded(Query with { Search = "old" }, [], null, Appends: false, MayWrite: true);

        Assert.Same(shown, CatalogPageReducers.Reduce(shown, late));
    }

    [Fact]
    public void MoreOfTheList_ComesBehind_AndNothingTwice()
    {
        var more = new CatalogLoaded(Query, [Resource(1), Resource(2)], null, Appends: true, MayWrite: true);

        Assert.Equal(
            ["Simulation 1", "Simulation 2"],
            CatalogPageReducers.Reduce(Loaded(), more).Items.Select(item => item.Text)
        );
    }

    [Fact]
    public void Retiring_AsksWithItsUses_AndClosesOnceItIsConfirmed()
    {
        var entry = new CatalogEntry(Resource(1), []);
        var asking = CatalogPageReducers.Reduce(Loaded(), new ResourceUsesFound(entry));
        Assert.Same(entry, asking.Retiring);

        var working = CatalogPageReducers.Reduce(asking, new ResourceRetirementRequested(entry.Resource, true));
        Assert.Null(working.Retiring);
        Assert.True(working.Working);
    }

    [Fact]
    public void ARefusedRename_KeepsItsDialogOpen_AndSaysWhy()
    {
        var renaming = CatalogPageReducers.Reduce(Loaded(), new ResourceRenameAsked(Resource(1)));
        var refused = CatalogPageReducers.Reduce(renaming, new CatalogFailed("There is \"Night shift\" already."));

        Assert.NotNull(refused.Renaming);
        Assert.Equal("There is \"Night shift\" already.", refused.Failure);
        Assert.Null(CatalogPageReducers.Reduce(refused, new ResourceChanged(Resource(1))).Renaming);
    }

    private static CatalogPageState Loaded() =>
        CatalogPageReducers.Reduce(
            CatalogPageReducers.Reduce(CatalogPageState.Closed, new CatalogShown(Query)),
            new CatalogLoaded(Query, [Resource(1)], "next", Appends: false, MayWrite: true)
        );

    private static Resource Resource(int number) =>
        new()
        {
            Workspace = new WorkspaceId(Guid.Empty),
            Id = new ResourceId(new Guid(number, 0, 0, new byte[8])),
            Type = ResourceTypes.Simulations,
            Text = $"Simulation {number}",
            CreatedAt = DateTimeOffset.UnixEpoch,
        };
}
