using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Documents.DocumentGen;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class MapNodeTests
{
    private static readonly LeafNode Node = LeafNode.Of("node");

    [Fact]
    public void With_AndWithout_KeepWhatADictionaryKeeps() =>
        Prop.ForAll(
                Entries,
                steps =>
                {
                    var map = MapNode.Empty;
                    var model = new SortedDictionary<string, DocumentNode>(StringComparer.Ordinal);
                    for (var i = 0; i < steps.Length; i++)
                    {
                        var (key, keep) = steps[i];
                        map = keep ? map.With(key, LeafNode.Of(i)) : map.Without(key);
                        if (keep)
                        {
                            model[key] = LeafNode.Of(i);
                        }
                        else
                        {
                            model.Remove(key);
                        }
                    }

                    return map.Count == model.Count
                        && map.Select(entry => entry.Key).SequenceEqual(model.Keys, StringComparer.Ordinal)
                        && model.All(entry => DocumentNode.Same(map.Find(entry.Key), entry.Value))
                        && map.Hash == MapNode.Of(model).Hash
                        && DocumentNode.Same(MapNode.Of(model), steps.Length == 0 ? MapNode.Empty : map);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void WithAll_IsEachOneAfterTheOther() =>
        Prop.ForAll(
                Entries,
                Entries,
                (start, steps) =>
                {
                    var map = MapNode.Of(
                        start
                            .Select(step => Entry(step.Key, Node))
                            .DistinctBy(entry => entry.Key, StringComparer.Ordinal)
                    );
                    var changes = steps
                        .DistinctBy(step => step.Key, StringComparer.Ordinal)
                        .Select(step => new KeyValuePair<string, DocumentNode?>(
                            step.Key,
                            step.Keep ? MapNode.Empty : null
                        ))
                        .ToList();
                    changes.AddRange(
                        map.Select(entry => new KeyValuePair<string, DocumentNode?>(entry.Key, null))
                            .Where(entry =>
                                start.Length % 2 == 0
                                && changes.TrueForAll(change =>
                                    !string.Equals(change.Key, entry.Key, StringComparison.Ordinal)
                                )
                            )
                    );
                    var expected = changes.Aggregate(
                        map,
                        (before, change) =>
                            change.Value is null ? before.Without(change.Key) : before.With(change.Key, change.Value)
                    );
                    return map.WithAll(changes).Hash == expected.Hash;
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(34)]
    [InlineData(1000)]
    public void Hash_OfTheSameContentBuiltInAnotherWay_IsTheSame(int count)
    {
        var entries = Enumerable.Range(0, count).Select(i => Entry($"key {i}", LeafNode.Of(i))).ToArray();
        var atOnce = MapNode.Of(entries);
        var backwards = entries.Reverse().Aggregate(MapNode.Empty, (map, entry) => map.With(entry.Key, entry.Value));
        var shrunk = Enumerable.Range(count, count).Aggregate(atOnce, (map, i) => map.With($"key {i}", LeafNode.Of(i)));
        shrunk = Enumerable.Range(count, count).Aggregate(shrunk, (map, i) => map.Without($"key {i}"));

        Assert.True(DocumentNode.Same(atOnce, backwards));
        Assert.True(DocumentNode.Same(atOnce, shrunk));
        Assert.Equal(atOnce.Hash, backwards.Hash);
        Assert.Equal(atOnce.Hash, shrunk.Hash);
        Assert.NotEqual(atOnce.Hash, atOnce.With("key 0", LeafNode.Of(-1)).Hash);
        Assert.NotEqual(atOnce.Hash, atOnce.Without("key 0").Hash);
    }

    [Fact]
    public void Hash_OfDifferentContents_Differs()
    {
        DocumentNode[] nodes =
        [
            MapNode.Empty,
            Json("{}"),
            Json("[]"),
            Json("\"\""),
            Json("1"),
            Json("1.0"),
            MapNode.Empty.With("", MapNode.Empty),
            MapNode.Empty.With("", Json("{}")),
            MapNode.Empty.With("a", Node).With("b", Node),
            MapNode.Empty.With("a", MapNode.Empty.With("b", Node)),
            MapNode.Empty.With("ab", Node),
            TextNode.Of(null, 0),
            TextNode.Of(ContentHash.Of([]), 0),
            TextNode.Of(ContentHash.Of([]), 1),
            TextNode.Of(null, 0).With([new TextEdit(0, "", "ab")]),
            TextNode.Of(null, 0).With([new TextEdit(0, "", "a"), new TextEdit(1, "", "b")]),
        ];

        Assert.Equal(nodes.Length, nodes.Select(node => node.Hash).Distinct().Count());
        Assert.All(nodes, node => Assert.Single(nodes, other => DocumentNode.Same(node, other)));
    }

    [Fact]
    public void With_TheSameContent_IsTheSameMap()
    {
        var map = MapNode.Of(Enumerable.Range(0, 100).Select(i => Entry($"{i}", LeafNode.Of(i))));

        Assert.Same(map, map.With("7", LeafNode.Of(7)));
        Assert.Same(map, map.Without("seven"));
    }

    [Fact]
    public void Without_TheLastKey_IsEmpty() => Assert.Same(MapNode.Empty, MapNode.Empty.With("a", Node).Without("a"));

    [Fact]
    public void Of_WithAKeyTwice_Throws() =>
        Assert.Throws<ArgumentException>(() => MapNode.Of([Entry("b", Node), Entry("a", Node), Entry("b", Node)]));

    [Fact]
    public void With_HalfASurrogatePair_Throws() =>
        Assert.Throws<ArgumentException>(() => MapNode.Empty.With("\uD83D", Node));

    [Fact]
    public void Differences_OfLargeMapsThatWereHashed_LookAtAFewBranchesOnly()
    {
        // What is allocated on the way is a measure, without a clock, of what is looked at.
        var small = AllocatedByDifference(200);
        var large = AllocatedByDifference(20_000);

        Assert.InRange(large, 0, (small * 4) + 4096);
    }

    [Fact]
    public void Hash_AskedForByManyThreads_IsOne()
    {
        var document = new Document(
            MapNode.Of(Enumerable.Range(0, 2000).Select(i => Entry($"{i}", MapNode.Empty.With("a", LeafNode.Of(i)))))
        );
        var hashes = new ContentHash[8];
        Parallel.For(0, hashes.Length, i => hashes[i] = document.Hash);

        Assert.Equal(Copy(document).Hash, Assert.Single(hashes.Distinct()));
    }

    private static long AllocatedByDifference(int count)
    {
        MapNode Build() =>
            MapNode.Of(
                Enumerable.Range(0, count).Select(i => Entry($"key {i}", MapNode.Empty.With("a", LeafNode.Of(i))))
            );

        var before = Build();
        var after = Build().With("key 100", Node);
        Assert.NotEqual(before.Hash, after.Hash);
        Assert.Equal("key 100", Assert.Single(MapNode.Differences(before, after)).Key);
        var start = GC.GetAllocatedBytesForCurrentThread();
        MapNode.Differences(before, after);
        return GC.GetAllocatedBytesForCurrentThread() - start;
    }
}
