using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class TextEditsTests
{
    [Fact]
    public void Apply_DoesOneAfterTheOther() =>
        Prop.ForAll(
                TextGen.TextAndEdits,
                pair =>
                    Same(
                        TextEdits.Apply(pair.Text, pair.Edits),
                        pair.Edits.Aggregate(
                            pair.Text,
                            (text, edit) => text.Remove(edit.At, edit.Remove.Length).Insert(edit.At, edit.Insert)
                        )
                    )
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Apply_OfThousandsOfEdits_IsTheirText()
    {
        var random = new System.Random(7);
        var expected = new StringBuilder(new string('a', 5000));
        var edits = new List<TextEdit>();
        for (var i = 0; i < 5000; i++)
        {
            var at = random.Next(expected.Length - 3);
            var edit = new TextEdit(at, expected.ToString(at, 2), i.ToString(CultureInfo.InvariantCulture));
            expected.Remove(at, 2).Insert(at, edit.Insert);
            edits.Add(edit);
        }

        Assert.Equal(expected.ToString(), TextEdits.Apply(new string('a', 5000), edits));
    }

    [Theory]
    [InlineData(-1, "", "x")]
    [InlineData(5, "", "x")]
    [InlineData(3, "de", "x")]
    [InlineData(0, "b", "")]
    public void Apply_OfWhatDoesNotFit_Throws(int at, string remove, string insert) =>
        Assert.ThrowsAny<ArgumentException>(() => TextEdits.Apply("abcd", [new TextEdit(at, remove, insert)]));

    [Fact]
    public void Apply_InASurrogatePair_Throws()
    {
        Assert.Throws<ArgumentException>(() => TextEdits.Apply("a😀", [new TextEdit(2, "", "x")]));
        Assert.Throws<ArgumentException>(() => TextEdits.Apply("a😀", [new TextEdit(0, "a\uD83D", "")]));
    }

    [Fact]
    public void Transform_BothWays_Converges() =>
        Prop.ForAll(
                TextGen.TwoEdits,
                two =>
                {
                    var (text, a, b) = two;
                    var aFirst = TextEdits.Apply(TextEdits.Apply(text, a), TextEdits.Transform(b, a));
                    var bThenA = TextEdits.Apply(TextEdits.Apply(text, b), TextEdits.Transform(a, b, first: true));
                    return Same(aFirst, bThenA);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Transform_OverNothing_AndOfNothing_ChangesNothing() =>
        Prop.ForAll(
                TextGen.TextAndEdits,
                pair =>
                    TextEdits.Transform(pair.Edits, []).SequenceEqual(pair.Edits)
                    && TextEdits.Transform([], pair.Edits).IsEmpty
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Transform_OfTheSameRemoval_RemovesOnce()
    {
        ImmutableArray<TextEdit> removal = [new TextEdit(1, "bc", "")];

        Assert.Empty(TextEdits.Transform(removal, removal));
    }

    [Theory]
    [InlineData(false, "ba")]
    [InlineData(true, "ab")]
    public void Transform_OfInsertionsAtOnePlace_StandsAsAsked(bool first, string expected)
    {
        var moved = TextEdits.Transform([new TextEdit(0, "", "a")], [new TextEdit(0, "", "b")], first);

        Assert.Equal(expected, TextEdits.Apply("b", moved));
    }

    [Fact]
    public void Transform_OfARemovalOverAnInsertionInIt_KeepsTheInsertion()
    {
        var moved = TextEdits.Transform([new TextEdit(0, "abcd", "")], [new TextEdit(2, "", "X")]);

        Assert.Equal("X", TextEdits.Apply("abXcd", moved));
    }

    [Fact]
    public void Transform_OfEditsThatContradictEachOther_Throws() =>
        Assert.Throws<ArgumentException>(() =>
            TextEdits.Transform([new TextEdit(0, "", "a"), new TextEdit(0, "b", "")], [new TextEdit(0, "", "x")])
        );

    [Fact]
    public void Between_ThenApply_IsTheOther() =>
        Prop.ForAll(
                TextGen.Branches,
                three =>
                    Turns(three.Origin, three.Live) && Turns(three.Live, three.Mine) && Turns(three.Mine, three.Origin)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Between_SaysWhatChanged_AndNoMore()
    {
        Assert.Equal(
            [new TextEdit(4, "b", "B"), new TextEdit(13, "", "new\n")],
            TextEdits.Between("one\nb two\n..\nend", "one\nB two\n..\nnew\nend")
        );
        Assert.Empty(TextEdits.Between("same\n", "same\n"));
        Assert.Equal([new TextEdit(0, "", "all")], TextEdits.Between("", "all"));
    }

    [Fact]
    public void Between_PairsThatShareAHalf_PartsNone()
    {
        var edit = Assert.Single(TextEdits.Between("x😀y", "x😁y"));

        Assert.Equal(new TextEdit(1, "😀", "😁"), edit);
        Assert.True(Turns("\U0001F600\U0001F600", "\U0001F600\U0001FA00\U0001F600"));
    }

    [Fact]
    public void Between_OfTextsWithNothingInCommon_IsOneEdit() =>
        Assert.Single(TextEdits.Between(new string('a', 3000), new string('b', 3000)));

    [Fact]
    public void Between_OfManyLinesInAnotherOrder_Turns()
    {
        var random = new System.Random(3);
        var lines = Enumerable.Range(0, 6000).Select(i => $"line {i % 4500}\n").ToArray();
        var before = string.Concat(lines);
        random.Shuffle(lines.AsSpan(500, 4000));

        Assert.True(Turns(before, string.Concat(lines)));
    }

    private static bool Turns(string before, string after)
    {
        var edits = TextEdits.Between(before, after);
        return Same(TextEdits.Apply(before, edits), after)
            && edits.All(edit => !string.Equals(edit.Remove, edit.Insert, StringComparison.Ordinal))
            && edits.Sum(edit => edit.Remove.Length) <= before.Length
            && edits.Sum(edit => edit.Insert.Length) <= after.Length;
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
