using DraftStudio.Core.Documents;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class TextMergeTests
{
    [Fact]
    public void Merge_WithOneSideUnchanged_IsTheOther() =>
        Prop.ForAll(
                TextGen.Branches,
                three =>
                    IsClean(three.Origin, three.Origin, three.Mine, three.Mine)
                    && IsClean(three.Origin, three.Live, three.Origin, three.Live)
                    && IsClean(three.Origin, three.Live, three.Live, three.Live)
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_OfSidesSwapped_IsTheSameButForConflicts() =>
        Prop.ForAll(
                TextGen.Branches,
                three =>
                {
                    var one = TextMerge.Merge(three.Origin, three.Live, three.Mine);
                    var other = TextMerge.Merge(three.Origin, three.Mine, three.Live);
                    return one.Conflicts.SequenceEqual(
                            other.Conflicts.Select(conflict =>
                                conflict with
                                {
                                    Live = conflict.Mine,
                                    Mine = conflict.Live,
                                }
                            )
                        ) && (!one.Conflicts.IsEmpty || string.Equals(one.Text, other.Text, StringComparison.Ordinal));
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Merge_ConflictsAreLinesOfTheBase_InOrder() =>
        Prop.ForAll(
                TextGen.Branches,
                three =>
                {
                    var lines = Lines(three.Origin);
                    var conflicts = TextMerge.Merge(three.Origin, three.Live, three.Mine).Conflicts;
                    return conflicts.All(conflict =>
                            string.Equals(
                                conflict.Base,
                                string.Concat(lines.Skip(conflict.FirstLine).Take(conflict.LineCount)),
                                StringComparison.Ordinal
                            ) && !string.Equals(conflict.Live, conflict.Mine, StringComparison.Ordinal)
                        )
                        && conflicts
                            .Zip(conflicts.Skip(1))
                            .All(two => two.First.FirstLine + two.First.LineCount <= two.Second.FirstLine);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a\nb\nc\n", "A\nb\nc\n", "a\nb\nC\n", "A\nb\nC\n")]
    [InlineData("a\nb\nc\n", "A\nb\nc\n", "a\nB\nc\n", "A\nB\nc\n")]
    [InlineData("a\nb\nc\n", "b\nc\n", "a\nB\nc\n", "B\nc\n")]
    [InlineData("a\nb\nc\n", "a\nnew\nb\nc\n", "a\nB\nc\n", "a\nnew\nB\nc\n")]
    [InlineData("a\nb\nc\n", "a\nB\nc\n", "a\nb\nnew\nc\n", "a\nB\nnew\nc\n")]
    [InlineData("a\nb\nc\n", "a\nX\nc\nL\n", "M\na\nX\nc\n", "M\na\nX\nc\nL\n")]
    [InlineData("a\r\nb\r\nc", "A\r\nb\r\nc", "a\r\nb\r\nC\n", "A\r\nb\r\nC\n")]
    [InlineData("a\nb\nc\nd\n", "a\nd\n", "a\nb\nc\nd\ne\n", "a\nd\ne\n")]
    public void Merge_OfDifferentLines_TakesBoth(string origin, string live, string mine, string merged) =>
        Assert.True(IsClean(origin, live, mine, merged));

    [Fact]
    public void Merge_OfTheSameLine_Conflicts()
    {
        var result = TextMerge.Merge("a\nb\nc\nd\n", "a\nL\nc\nd\n", "a\nM\nM\nD\n");

        Assert.Equal([new TextConflict(1, 3, "b\nc\nd\n", "L\nc\nd\n", "M\nM\nD\n")], result.Conflicts);
        Assert.Equal("a\nL\nc\nd\n", result.Text);
    }

    [Fact]
    public void Merge_OfInsertionsAtOnePlace_Conflicts()
    {
        var result = TextMerge.Merge("a\nb\n", "a\nl\nb\n", "a\nm\nb\n");

        Assert.Equal([new TextConflict(1, 0, "", "l\n", "m\n")], result.Conflicts);
    }

    [Fact]
    public void Merge_OfARemovalAndAChangeInIt_Conflicts() =>
        Assert.Single(TextMerge.Merge("a\nb\nc\n", "", "a\nB\nc\n").Conflicts);

    private static bool IsClean(string origin, string live, string mine, string merged)
    {
        var result = TextMerge.Merge(origin, live, mine);
        return result.Conflicts.IsEmpty && string.Equals(result.Text, merged, StringComparison.Ordinal);
    }

    private static string[] Lines(string text) =>
        [.. text.Split('\n').SkipLast(1).Select(line => line + "\n"), text[(text.LastIndexOf('\n') + 1)..]];
}
