using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>Differences as they are shown.</summary>
public sealed class DifferenceLinesTests
{
    [Fact]
    public void Lines_HaveTheNumbersOfBothTexts()
    {
        var lines = DifferenceLines.Of(TextHunks.Between("a\nb\nc\n", "a\nB\nb2\nc\n"));

        Assert.Equal(
            ["@  Lines 1 to 4", "  1 1 a", "- 2  b", "+  2 B", "+  3 b2", "  3 4 c"],
            lines.Select(static line =>
                line.Sign == '@' ? $"@  {line.Text}" : $"{line.Sign} {line.Before} {line.After} {line.Text}"
            )
        );
    }

    [Fact]
    public void Pairs_PutWhatCameBesideWhatWent()
    {
        var pairs = DifferenceLines.Pairs(DifferenceLines.Of(TextHunks.Between("a\nb\nc\n", "a\nB\nb2\nc\n")));

        Assert.Equal(
            ["Lines 1 to 4|Lines 1 to 4", "a|a", "b|B", "|b2", "c|c"],
            pairs.Select(static pair => $"{pair.Before?.Text}|{pair.After?.Text}")
        );
    }

    [Fact]
    public void ANewText_HasNothingBeside()
    {
        var pairs = DifferenceLines.Pairs(DifferenceLines.Of(TextHunks.Between("", "a\nb\n")));

        Assert.Equal([null, null], pairs.Skip(1).Select(static pair => pair.Before));
        Assert.Equal([1, 2], pairs.Skip(1).Select(static pair => pair.After?.After));
    }

    [Fact]
    public void ALongLine_IsCutWhereNoCharacterBreaks()
    {
        var text = new string('x', DifferenceLines.Longest - 1) + "😀" + new string('y', 10);

        var line = DifferenceLines.Of(TextHunks.Between("", text))[1];

        Assert.Equal(new string('x', DifferenceLines.Longest - 1) + "…", line.Text);
    }
}
