using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class ChangeTests
{
    private static readonly DocumentPath Path = DocumentPath.Parse("/a");

    [Fact]
    public void Invert_OfASet_SwapsBeforeAndAfter()
    {
        var change = Change.Set(Path, LeafNode.Of(1), null).Invert();

        Assert.Null(change.Before);
        Assert.Equal(1, Assert.IsType<LeafNode>(change.After).AsInt64());
        Assert.Equal(Path, change.Path);
    }

    [Fact]
    public void Invert_OfEdits_BringsBackTheCharacters() =>
        Prop.ForAll(
                TextGen.TextAndEdits,
                pair =>
                    pair.Edits.IsEmpty
                    || string.Equals(
                        pair.Text,
                        TextEdits.Apply(
                            TextEdits.Apply(pair.Text, pair.Edits),
                            Change.Edit(Path, pair.Edits).Invert().Edits
                        ),
                        StringComparison.Ordinal
                    )
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Edit_WithoutEdits_Throws() => Assert.Throws<ArgumentException>(() => Change.Edit(Path, []));
}
