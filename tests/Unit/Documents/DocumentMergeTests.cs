using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Documents.DocumentGen;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class DocumentMergeTests
{
    private static readonly LeafNode One = LeafNode.Of(1);
    private static readonly LeafNode Two = LeafNode.Of(2);
    private static readonly LeafNode Three = LeafNode.Of(3);

    [Fact]
    public void Merge_WithOneSideUnchanged_IsTheOther() =>
        Prop.ForAll(
                Pairs,
                pair =>
                    IsClean(DocumentMerge.Merge(pair.Before, pair.After, pair.Before), pair.After)
                    && IsClean(DocumentMerge.Merge(pair.Before, pair.Before, pair.After), pair.After)
                    && IsClean(DocumentMerge.Merge(pair.Before, pair.After, Copy(pair.After)), pair.After)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_OfSidesSwapped_IsTheSameButForConflicts() =>
        Prop.ForAll(
                Branches,
                three =>
                {
                    var one = DocumentMerge.Merge(three.Origin, three.Live, three.Mine);
                    var other = DocumentMerge.Merge(Copy(three.Origin), Copy(three.Mine), Copy(three.Live));
                    var isClean = one.Conflicts.IsEmpty && one.Texts.IsEmpty;
                    return (!isClean || one.Merged.Hash == other.Merged.Hash)
                        && Paths(one.Conflicts).SequenceEqual(Paths(other.Conflicts))
                        && Paths(one.Texts).SequenceEqual(Paths(other.Texts));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_IsWhatTheChangesOfBothSidesSay() =>
        Prop.ForAll(
                Branches,
                three =>
                {
                    // The definition, by the changes: mine is taken but where it overlaps a live one with another result.
                    var lives = DocumentDiff.Between(three.Origin, three.Live);
                    var mines = DocumentDiff.Between(three.Origin, three.Mine);
                    var contested = mines.Where(mine => lives.Any(live => live.Path.Overlaps(mine.Path))).ToArray();
                    var free = mines.Except(contested).ToArray();
                    var result = DocumentMerge.Merge(three.Origin, three.Live, three.Mine);
                    var found = Paths(result.Conflicts).Concat(Paths(result.Texts)).ToArray();
                    return result.Merged.Hash == three.Live.Apply([.. free]).Hash
                        && contested.All(mine =>
                            DocumentNode.Same(three.Live.At(mine.Path), three.Mine.At(mine.Path))
                            || found.Any(path => path.Contains(mine.Path))
                        )
                        && found.All(path => contested.Any(mine => path.Contains(mine.Path)));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_OfWhatIsMerged_ChangesNothing() =>
        Prop.ForAll(
                Branches,
                three =>
                {
                    var once = DocumentMerge.Merge(three.Origin, three.Live, three.Mine);
                    return !once.Conflicts.IsEmpty
                        || !once.Texts.IsEmpty
                        || IsClean(DocumentMerge.Merge(three.Origin, once.Merged, three.Mine), once.Merged);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_ReportsConflictsByPath_NoneInAnother_WithWhatEachHas() =>
        Prop.ForAll(
                Branches,
                three =>
                {
                    var result = DocumentMerge.Merge(three.Origin, three.Live, three.Mine);
                    var all = result.Conflicts.Concat(result.Texts).OrderBy(conflict => conflict.Path).ToArray();
                    return result.Conflicts.SequenceEqual(all.Intersect(result.Conflicts))
                        && all.Zip(all.Skip(1)).All(two => !two.First.Path.Overlaps(two.Second.Path))
                        && all.All(conflict =>
                            Is(conflict.Base, three.Origin, conflict)
                            && Is(conflict.Live, three.Live, conflict)
                            && Is(conflict.Mine, three.Mine, conflict)
                            && Is(conflict.Live, result.Merged, conflict)
                            && !DocumentNode.Same(conflict.Base, conflict.Live)
                            && !DocumentNode.Same(conflict.Base, conflict.Mine)
                            && !DocumentNode.Same(conflict.Live, conflict.Mine)
                        );
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_OfADeletionAndAChangeBelow_IsAConflictOfTheDeleted()
    {
        var origin = Of(("/n/a", One), ("/n/b", One));
        var deleted = origin.Without(DocumentPath.Parse("/n"));
        var changed = origin.With(DocumentPath.Parse("/n/a"), Two);

        var conflict = Assert.Single(DocumentMerge.Merge(origin, deleted, changed).Conflicts);
        Assert.Equal("/n", conflict.Path.ToString());
        Assert.True(DocumentNode.Same(origin.Root.Find("n"), conflict.Base));
        Assert.Null(conflict.Live);
        Assert.True(DocumentNode.Same(changed.Root.Find("n"), conflict.Mine));
        Assert.Null(Assert.Single(DocumentMerge.Merge(origin, changed, deleted).Conflicts).Mine);
    }

    [Fact]
    public void Merge_OfTextsChangedOnBothSides_LeavesThemToTheCaller()
    {
        var text = TextNode.Of(ContentHash.Of("blob"u8), 4);
        var live = Of(("/t", text.With([new TextEdit(0, "", "live")])), ("/x", One));
        var mine = Of(("/t", text.With([new TextEdit(4, "", "mine")])), ("/y", One));
        var result = DocumentMerge.Merge(Of(("/t", text)), live, mine);

        Assert.Empty(result.Conflicts);
        Assert.Equal("/t", Assert.Single(result.Texts).Path.ToString());
        Assert.Same(live.Root.Find("t"), result.Merged.Root.Find("t"));
        Assert.Equal(3, result.Merged.Root.Count);
    }

    [Fact]
    public void Merge_OfATextAndALeafPutInItsPlace_IsAConflict()
    {
        var text = TextNode.Of(null, 0);
        var edited = text.With([new TextEdit(0, "", "a")]);
        var result = DocumentMerge.Merge(Of(("/t", text)), Of(("/t", edited)), Of(("/t", One)));

        Assert.Single(result.Conflicts);
        Assert.Empty(result.Texts);
    }

    [Fact]
    public void Merge_OfTextsMadeOnBothSides_IsAConflict()
    {
        var result = DocumentMerge.Merge(
            Document.Empty,
            Of(("/t", TextNode.Of(ContentHash.Of("a"u8), 1))),
            Of(("/t", TextNode.Of(ContentHash.Of("b"u8), 1)))
        );

        Assert.Single(result.Conflicts);
        Assert.Empty(result.Texts);
    }

    [Fact]
    public void Merge_OfManyNodesChangedOnBothSides_TakesAll()
    {
        var origin = Of(
            ("/n", MapNode.Of(Enumerable.Range(0, 3000).Select(i => Entry($"{i}", Of(("/l", One), ("/m", One)).Root))))
        );
        Document Changed(string key, LeafNode node, Func<int, bool> which) =>
            Enumerable
                .Range(0, 3000)
                .Where(which)
                .Aggregate(Copy(origin), (document, i) => document.With(DocumentPath.Of("n", $"{i}", key), node));

        var result = DocumentMerge.Merge(
            origin,
            Changed("l", Two, i => i % 2 == 0),
            Changed("m", Three, i => i % 3 == 0)
        );

        Assert.Empty(result.Conflicts);
        Assert.All(
            Enumerable.Range(0, 3000),
            i =>
            {
                var node = (MapNode)result.Merged.At(DocumentPath.Of("n", $"{i}"))!; // all are there
                Assert.Equal(i % 2 == 0 ? 2 : 1, ((LeafNode)node.Find("l")!).AsInt64());
                Assert.Equal(i % 3 == 0 ? 3 : 1, ((LeafNode)node.Find("m")!).AsInt64());
            }
        );
    }

    private static bool IsClean(MergeResult result, Document merged) =>
        result.Conflicts.IsEmpty && result.Texts.IsEmpty && result.Merged.Hash == merged.Hash;

    private static bool Is(DocumentNode? node, Document document, MergeConflict conflict) =>
        DocumentNode.Same(node, document.At(conflict.Path));

    private static IEnumerable<DocumentPath> Paths(IEnumerable<MergeConflict> conflicts) =>
        conflicts.Select(conflict => conflict.Path);
}
