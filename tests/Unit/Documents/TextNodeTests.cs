using DraftStudio.Core.Documents;
using Xunit;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class TextNodeTests
{
    private static readonly TextNode Blob = TextNode.Of(ContentHash.Of("blob"u8), 4);

    [Fact]
    public void With_KeepsTheLengthAndTheEditsInOrder()
    {
        TextEdit[] edits = [new TextEdit(4, "", "er"), new TextEdit(0, "bl", "")];
        var text = Blob.With(edits);

        Assert.Equal(4, text.Length);
        Assert.Equal(edits, text.Edits);
        Assert.Equal(Blob.Blob, text.Blob);
    }

    [Fact]
    public void Hash_OfTheSameEditsAtOnceOrOneByOne_IsTheSame()
    {
        TextEdit[] edits = [new TextEdit(4, "", "er"), new TextEdit(0, "bl", "")];

        Assert.Equal(Blob.With(edits).Hash, Blob.With(edits[..1]).With(edits[1..]).Hash);
        Assert.NotEqual(Blob.With(edits[..1]).Hash, Blob.With(edits).Hash);
        Assert.NotEqual(Blob.Hash, TextNode.Of(ContentHash.Of("blub"u8), 4).Hash);
    }

    [Fact]
    public void With_EditsThatChangeNothing_IsTheSameText() =>
        Assert.Same(Blob, Blob.With([new TextEdit(0, "b", "b")]));

    [Theory]
    [InlineData(-1, "")]
    [InlineData(5, "")]
    [InlineData(3, "ob")]
    public void With_AnEditOutside_Throws(int at, string remove) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Blob.With([new TextEdit(at, remove, "x")]));

    [Fact]
    public void With_HalfASurrogatePair_Throws() =>
        Assert.Throws<ArgumentException>(() => Blob.With([new TextEdit(0, "", "\uDE00")]));

    [Fact]
    public void Of_NoBlob_IsEmpty() => Assert.Throws<ArgumentOutOfRangeException>(() => TextNode.Of(null, 1));
}
