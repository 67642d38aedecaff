using DraftStudio.Web.Features.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>Where a text stands in a text.</summary>
public sealed class TextSearchTests
{
    [Theory]
    [InlineData("one two\ntwo\r\n  two!", "two", true, "1:5 2:1 3:3")]
    [InlineData("Two two", "two", true, "1:5")]
    [InlineData("Two two", "TWO", false, "1:1 1:5")]
    [InlineData("aaaa", "aa", true, "1:1 1:3")]
    [InlineData("\n\n\nx", "x", true, "4:1")]
    [InlineData("none", "x", true, "")]
    [InlineData("😀x", "x", true, "1:3")]
    public void Places_CountFromOne(string text, string wanted, bool matchCase, string places)
    {
        var hits = TextSearch.Find(text, wanted, matchCase, 100);

        Assert.Equal(places, string.Join(' ', hits.Select(static hit => $"{hit.Line}:{hit.Column}")));
    }

    [Fact]
    public void Excerpts_ShowTheLineAroundAMatch_AsItIsSpelled()
    {
        var hit = Assert.Single(TextSearch.Find("first\n    {{ Title }} end\r\nlast", "title", false, 100));

        Assert.Equal(("{{ ", "Title", " }} end"), (hit.Before, hit.Match, hit.After));
    }

    [Fact]
    public void LongLines_AreCut_AndPairsAreNot()
    {
        var before = string.Concat(Enumerable.Repeat("😀", 30)) + "a";
        var hit = Assert.Single(TextSearch.Find(before + "word" + new string('y', 500), "word", true, 100));

        Assert.StartsWith("…😀", hit.Before, StringComparison.Ordinal);
        Assert.EndsWith("y…", hit.After, StringComparison.Ordinal);
        Assert.InRange(hit.After.Length, 50, 120);
    }

    [Fact]
    public void Finding_StopsAtTheMost() => Assert.Equal(3, TextSearch.Find("x x x x x", "x", true, 3).Length);

    [Fact]
    public void Nothing_IsNowhere() => Assert.Empty(TextSearch.Find("text", "", true, 3));
}
