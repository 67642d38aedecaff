using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;
using static DraftStudio.Tests.Unit.Support.EngineStory;

namespace DraftStudio.Tests.Unit.Drafting;

public sealed class SnapshotKeeperTests : IDisposable
{
    private readonly EngineStory story = new();
    private readonly SnapshotKeeper keeper;
    private readonly IDisposable subscription;

    public SnapshotKeeperTests()
    {
        keeper = new SnapshotKeeper(
            story.Store.Feed,
            new DraftSnapshots(story.Store, new DraftKinds([story.Kind])),
            story.Time,
            NullLogger<SnapshotKeeper>.Instance
        );
        subscription = story.Store.Feed.SubscribeAll(keeper.Heard);
    }

    public void Dispose()
    {
        subscription.Dispose();
        story.Dispose();
    }

    [Fact]
    public async Task ADraftThatRests_GetsASnapshotOfItsNewestVersion()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Change(story.Bob, draft, Set("/tags/a", "1")));

        Assert.Equal(0, await keeper.TakeDueAsync(TestContext.Current.CancellationToken));
        story.Time.Advance(SnapshotKeeper.Rest);
        Assert.Equal(1, await keeper.TakeDueAsync(TestContext.Current.CancellationToken));

        var head = await story.Head(draft);
        Assert.Equal(head.Version, head.SnapshotVersion);
        Assert.Equal(0, await keeper.TakeDueAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task ADraftThatNeverRests_GetsOneAfterSoManyOperations()
    {
        var draft = await story.New(story.Bob);
        for (var i = 0; i < SnapshotKeeper.MostOperations; i++)
        {
            Good(await story.Change(story.Bob, draft, Set("/title", $"t{i}")));
        }

        Assert.Equal(1, await keeper.TakeDueAsync(TestContext.Current.CancellationToken));
    }
}
