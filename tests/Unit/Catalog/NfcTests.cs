using System.Text;
using DraftStudio.Core.Catalog;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Catalog;

public sealed class NfcTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("Cafe\u0301", "Caf\u00e9")]
    [InlineData("\u212b", "\u00c5")] // The unit becomes the letter.
    [InlineData("q\u0307\u0323", "q\u0323\u0307")] // Marks in the order of their classes.
    [InlineData("e\u0302\u0301", "\u1ebf")] // One after the other.
    [InlineData("a\u0315\u0300", "\u00e0\u0315")] // Past one of a higher class.
    [InlineData("\u0915\u093c", "\u0915\u093c")] // Excluded from composition.
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")] // Hangul, by rule.
    [InlineData("\ud558\u11ab", "\ud55c")]
    [InlineData("\ud55c", "\ud55c")]
    [InlineData("\U0001d15e", "\U0001d157\U0001d165")]
    [InlineData("\u0301e", "\u0301e")]
    [InlineData("\u0344", "\u0308\u0301")]
    public void Text_IsPutIntoFormC(string text, string normalized) => Assert.Equal(normalized, Nfc.Of(text));

    [Fact]
    public void Text_InFormC_StaysAsItIs()
    {
        var characters = Gen.Elements([
            .. Enumerable.Range(0x20, 0x2500).Concat(Enumerable.Range(0xAC00, 300)).Where(Rune.IsValid),
        ]);
        var texts = characters
            .ListOf()
            .Select(static runes => string.Concat(runes.Select(static rune => new Rune(rune).ToString())));

        Prop.ForAll(
                texts.ToArbitrary(),
                static text =>
                {
                    var once = Nfc.Of(text);
                    return Nfc.Of(once) == once && (Nfc.Of(text + "x") == once + "x");
                }
            )
            .QuickCheckThrowOnFailure();
    }
}
