using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

public sealed class DocumentCacheTests
{
    private static readonly Document Small = new(MapNode.Empty.With("a", LeafNode.Of("b")));

    [Fact]
    public void Full_ForgetsWhatWasNotAskedForLongest()
    {
        var cache = new DocumentCache(5_000);
        for (var i = 0; i < 4; i++)
        {
            cache.Set(Draft(i), 1, Small);
        }

        Assert.True(cache.TryGet(Draft(0), 1, out _));
        for (var i = 4; i < 9; i++)
        {
            cache.Set(Draft(i), 1, Small);
        }

        Assert.InRange(cache.Weight, 1, 5_000);
        Assert.False(cache.TryGet(Draft(1), 1, out _));
        Assert.True(cache.TryGet(Draft(8), 1, out var kept));
        Assert.Same(Small, kept);
    }

    [Fact]
    public void Versions_OfOneDraft_WeighLittleMore()
    {
        var cache = new DocumentCache(1_000_000);
        var large = new Document(MapNode.Empty.With("a", LeafNode.Of(new string('x', 100_000))));

        for (var version = 1; version <= 20; version++)
        {
            cache.Set(Draft(1), version, large);
            cache.Set(Draft(1), version, large);
        }

        Assert.InRange(cache.Weight, 100_000, 150_000);
        Assert.True(cache.TryGet(Draft(1), 1, out _));
        Assert.False(cache.TryGet(Draft(2), 1, out _));
    }

    [Fact]
    public void Document_LargerThanTheCache_LeavesNothingBehind()
    {
        var cache = new DocumentCache(100);

        cache.Set(Draft(1), 1, Small);

        Assert.Equal(0, cache.Weight);
        Assert.False(cache.TryGet(Draft(1), 1, out _));
    }

    private static DraftId Draft(int number) => new(new Guid(number, 0, 0, new byte[8]));
}
