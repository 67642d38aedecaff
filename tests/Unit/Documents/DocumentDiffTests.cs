using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Documents.DocumentGen;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class DocumentDiffTests
{
    private static readonly TextNode Blob = TextNode.Of(ContentHash.Of("blob"u8), 4);
    private static readonly TextEdit First = new(0, "b", "B");
    private static readonly TextEdit Second = new(1, "", "!");

    [Fact]
    public void Between_ThenApply_IsTheOther() =>
        Prop.ForAll(Pairs, pair => Turns(pair.Before, pair.After)).QuickCheckThrowOnFailure();

    [Fact]
    public void Between_IsTheSameWhetherOrNotHashesAreKnown() =>
        Prop.ForAll(
                Pairs,
                pair =>
                {
                    var unknown = DocumentDiff.Between(Copy(pair.Before), Copy(pair.After));
                    Assert.Equal(pair.Before.Hash == pair.After.Hash, unknown.IsEmpty);
                    var known = DocumentDiff.Between(pair.Before, pair.After);
                    return DocumentJson.WriteChanges(known).SequenceEqual(DocumentJson.WriteChanges(unknown));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Between_IsByPath_AndNoPathContainsAnother() =>
        Prop.ForAll(
                Pairs,
                pair =>
                {
                    var paths = DocumentDiff.Between(pair.Before, pair.After).Select(change => change.Path).ToArray();
                    return paths
                        .Zip(paths.Skip(1))
                        .All(two => two.First < two.Second && !two.First.Contains(two.Second));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Between_SaysWhatWasThereAndWhatIs() =>
        Prop.ForAll(
                Pairs,
                pair =>
                    DocumentDiff
                        .Between(pair.Before, pair.After)
                        .Where(change => !change.IsEdit)
                        .All(change =>
                            DocumentNode.Same(change.Before, pair.Before.At(change.Path))
                            && DocumentNode.Same(change.After, pair.After.At(change.Path))
                        )
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Invert_OfAllChangesInReverse_BringsBackTheOriginal() =>
        Prop.ForAll(
                Pairs,
                pair =>
                {
                    var changes = DocumentDiff.Between(pair.Before, pair.After);
                    var back = pair.After.Apply([.. changes.Reverse().Select(change => change.Invert())]);

                    // Texts come back by further edits; everything else as it was.
                    return DocumentDiff
                        .Between(pair.Before, back)
                        .All(change => change.IsEdit && changes.Any(done => done.IsEdit && done.Path == change.Path));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Between_FewKeysAndMany_Turns()
    {
        var few = new Document(MapNode.Of(Enumerable.Range(0, 5).Select(i => Entry($"{i}", LeafNode.Of(i)))));
        var many = new Document(MapNode.Of(Enumerable.Range(3, 500).Select(i => Entry($"{i}", LeafNode.Of(i)))));

        Assert.True(Turns(few, many));
        Assert.True(Turns(many, few));
        Assert.Equal(3 + 498, DocumentDiff.Between(few, many).Length);
    }

    [Fact]
    public void Between_ATextAndItsContinuation_IsTheRestOfTheEdits()
    {
        var change = Assert.Single(
            DocumentDiff.Between(Of(("/t", Blob.With([First]))), Of(("/t", Blob.With([First, Second]))))
        );

        Assert.Equal([Second], change.Edits);
    }

    [Fact]
    public void Between_TextsThatDoNotContinue_Sets()
    {
        TextNode[] texts = [Blob, Blob.With([Second]), TextNode.Of(ContentHash.Of("BLOB"u8), 4).With([First, Second])];

        Assert.All(
            texts,
            text =>
                Assert.False(
                    Assert.Single(DocumentDiff.Between(Of(("/t", Blob.With([First]))), Of(("/t", text)))).IsEdit
                )
        );
    }

    [Fact]
    public void Between_AnEmptyMapAndNothing_Sets()
    {
        var change = Assert.Single(DocumentDiff.Between(Document.Empty, Of(("/a", MapNode.Empty))));

        Assert.Null(change.Before);
        Assert.Same(MapNode.Empty, change.After);
    }

    private static bool Turns(Document before, Document after) =>
        before.Apply(DocumentDiff.Between(before, after)).Hash == after.Hash;
}
