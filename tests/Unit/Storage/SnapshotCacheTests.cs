using System.Globalization;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

public sealed class SnapshotCacheTests
{
    private static readonly Document Small = new(MapNode.Empty.With("a", LeafNode.Of("b")));

    [Fact]
    public void Full_ForgetsWhatWasNotAskedForLongest()
    {
        var cache = new SnapshotCache(5_000);
        for (var i = 0; i < 4; i++)
        {
            cache.Set(Key(i), Different(i));
        }

        Assert.True(cache.TryGet(Key(0), out _));
        for (var i = 4; i < 9; i++)
        {
            cache.Set(Key(i), Different(i));
        }

        Assert.InRange(cache.Weight, 1, 5_000);
        Assert.False(cache.TryGet(Key(1), out _));
        Assert.True(cache.TryGet(Key(8), out _));
    }

    [Fact]
    public void Snapshots_OfOneLargeDocument_WeighWhatDiffers_AndLeaveTheOthers()
    {
        var document = Large(2_000);
        var cache = new SnapshotCache(2 * document.Root.Weight);
        cache.Set(Key(-1), Small);

        for (var i = 0; i < 50; i++)
        {
            document = document.With(DocumentPath.Of("files", Name(i), "name"), LeafNode.Of($"renamed {i}"));
            cache.Set(Key(i), document);
        }

        Assert.InRange(cache.Weight, document.Root.Weight, document.Root.Weight * 5 / 4);
        Assert.True(cache.TryGet(Key(-1), out _));
        Assert.True(cache.TryGet(Key(0), out _));
        Assert.True(cache.TryGet(Key(49), out var last));
        Assert.Same(document, last);
    }

    [Fact]
    public void Snapshots_OfTheSameDocument_AreBoundedToo()
    {
        var cache = new SnapshotCache(100_000);

        for (var i = 0; i < 1_000; i++)
        {
            cache.Set(Key(i), Small);
        }

        Assert.InRange(cache.Weight, 1, 100_000);
        Assert.False(cache.TryGet(Key(0), out _));
        Assert.True(cache.TryGet(Key(999), out _));
    }

    [Fact]
    public void Document_LargerThanTheCache_LeavesNothingBehind()
    {
        var cache = new SnapshotCache(100);

        cache.Set(Key(1), Small);

        Assert.Equal(0, cache.Weight);
        Assert.False(cache.TryGet(Key(1), out _));
    }

    [Fact]
    public void SharedWeight_AfterAnyEdits_IsThatOfTheMapsThatAreThere()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var random = new Random(seed);
            var weight = new SharedWeight();
            var kept = new List<Document> { Large(300) };
            weight.Add(kept[0].Root);
            for (var step = 0; step < 60; step++)
            {
                if (kept.Count > 1 && random.Next(3) == 0)
                {
                    var at = random.Next(kept.Count);
                    weight.Remove(kept[at].Root);
                    kept.RemoveAt(at);
                }
                else
                {
                    var next = Edited(kept[random.Next(kept.Count)], random);
                    kept.Add(next);
                    weight.Add(next.Root);
                }

                Assert.Equal(Counted(kept), weight.Total);
            }

            kept.ForEach(document => weight.Remove(document.Root));
            Assert.Equal(0, weight.Total);
        }
    }

    /// <summary>The weight of each map that is in one of them, counted one by one.</summary>
    private static long Counted(List<Document> documents)
    {
        var seen = new HashSet<MapNode>(ReferenceEqualityComparer.Instance);
        var left = new Stack<MapNode>(documents.Select(static document => document.Root));
        while (left.TryPop(out var map))
        {
            foreach (var below in seen.Add(map) ? map.MapsBelow : [])
            {
                left.Push(below);
            }
        }

        return seen.Sum(static map => map.WeightAlone);
    }

    private static Document Edited(Document document, Random random)
    {
        var file = DocumentPath.Of("files", Name(random.Next(400)));
        return random.Next(4) switch
        {
            0 => document.Without(file),
            1 => document.With(file, MapNode.Empty), // One map in many places.
            2 => document.With(file.Child("deep").Child("deeper"), LeafNode.Of(random.Next())),
            _ => document.With(file.Child("name"), LeafNode.Of(new string('x', random.Next(50)))),
        };
    }

    private static Document Large(int files)
    {
        var all = MapNode.Of(
            Enumerable
                .Range(0, files)
                .Select(static i =>
                    KeyValuePair.Create<string, DocumentNode>(
                        Name(i),
                        MapNode.Empty.With("name", LeafNode.Of(Name(i))).With("role", LeafNode.Of("template"))
                    )
                )
        );
        return new Document(MapNode.Empty.With("files", all).With("name", LeafNode.Of("Large")));
    }

    private static Document Different(int number) =>
        new(MapNode.Empty.With("a", LeafNode.Of(number)).With("b", LeafNode.Of(new string('x', 400))));

    private static string Name(int number) => number.ToString("D5", CultureInfo.InvariantCulture);

    private static (WorkspaceId, string, SnapshotId) Key(int number) =>
        (new WorkspaceId(Guid.Empty), "kind", new SnapshotId(ContentHash.Of(BitConverter.GetBytes(number))));
}
