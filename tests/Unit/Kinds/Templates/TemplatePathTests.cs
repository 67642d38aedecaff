using DraftStudio.Core.Kinds.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Templates;

public sealed class TemplatePathTests
{
    [Theory]
    [InlineData("template.html")]
    [InlineData("assets/img/logo 2.png")]
    [InlineData("...")]
    [InlineData("..a/b..")]
    [InlineData("größe/日本.css")]
    [InlineData("12:30.html")]
    public void ProblemOf_WithAPathThatStaysInside_IsNone(string path) => Assert.Null(TemplatePath.ProblemOf(path));

    [Fact]
    public void ProblemOf_WithAPartOfMoreThan255Bytes_SaysSo()
    {
        Assert.Null(TemplatePath.ProblemOf("a/" + new string('x', 255)));
        Assert.Equal("A part of the name is longer than 255 bytes.", TemplatePath.ProblemOf(new string('x', 256)));
        Assert.NotNull(TemplatePath.ProblemOf(new string('é', 128)));
    }

    [Fact]
    public void ProblemOf_WithHalfASurrogatePair_SaysSo() => Assert.NotNull(TemplatePath.ProblemOf("a\ud800.html"));

    [Theory]
    [InlineData("A/b.HTML", "a/B.html")]
    [InlineData("caf\u00e9", "CAFE\u0301")]
    public void KeyOf_WithOneNameWrittenInTwoWays_IsOne(string left, string right) =>
        Assert.Equal(TemplatePath.KeyOf(left), TemplatePath.KeyOf(right));

    [Fact]
    public void KeyOf_WithTwoNames_IsTwo() =>
        Assert.NotEqual(TemplatePath.KeyOf("a.html"), TemplatePath.KeyOf("b.html"));
}
