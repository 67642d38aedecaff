using DraftStudio.Core.Catalog;
using Xunit;

namespace DraftStudio.Tests.Unit.Catalog;

public sealed class SecretMaskTests
{
    [Theory]
    [InlineData("sk-0123456789abcd3f9a", "sk-…3f9a")]
    [InlineData("0123456789abcdef", "012…cdef")]
    [InlineData("0123456789abcde", "…")]
    [InlineData("x", "…")]
    [InlineData(
        "\U0001F511\U0001F511\U0001F511\U0001F5110123456789\U0001F512\U0001F512\U0001F512\U0001F512",
        "\U0001F511\U0001F511\U0001F511…\U0001F512\U0001F512\U0001F512\U0001F512"
    )]
    public void Mask_ShowsCharactersOnlyOfSecretsOf16OrMore(string secret, string mask)
    {
        Assert.Equal(mask, SecretMask.Of(secret));
        Assert.True(SecretMask.IsMask(mask));
    }

    [Theory]
    [InlineData("")]
    [InlineData("sk-3f9a")]
    [InlineData("s…k-3f9a")]
    [InlineData("sk-…3f9ab")]
    [InlineData("sk-…")]
    public void OtherTexts_AreNoMasks(string text) => Assert.False(SecretMask.IsMask(text));

    [Fact]
    public void ASecret_IsNotPrinted()
    {
        var secret = new Secret("sk-0123456789abcd3f9a");

        Assert.DoesNotContain("0123456789", $"{secret} {new { secret }}", StringComparison.Ordinal);
    }
}
