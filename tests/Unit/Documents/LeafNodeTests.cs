using System.Text;
using System.Text.Json;
using DraftStudio.Core.Documents;
using Xunit;
using static DraftStudio.Tests.Unit.Documents.DocumentGen;

namespace DraftStudio.Tests.Unit.Documents;

public sealed class LeafNodeTests
{
    [Theory]
    [InlineData("1.50e+10", "1.50e+10")]
    [InlineData(" \t\r\n{ \"b\" : 1,\n\"a\":2 } ", "{ \"b\" : 1,\n\"a\":2 }")]
    [InlineData("\"\\u00e9\\/\"", "\"\\u00e9\\/\"")]
    [InlineData("null", "null")]
    [InlineData("{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}", "{\"a\":{\"a\":1},\"b\":[{\"a\":1},{\"a\":1}]}")]
    public void FromJson_KeepsTheValueAsItCame(string json, string kept) => Assert.Equal(kept, Json(json).ToString());

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("1 2")]
    [InlineData("{}}")]
    [InlineData("[1,]")]
    [InlineData("NaN")]
    [InlineData("01")]
    [InlineData("// no\n1")]
    [InlineData("'a'")]
    [InlineData("{\"a\":1,\"a\":1}")]
    [InlineData("[{\"x\":{\"a\":1,\"b\":2,\"\\u0061\":3}}]")]
    [InlineData("\"\\ud83d\"")]
    [InlineData("{\"\\ude00\":1}")]
    [InlineData("{\"a\":")]
    public void FromJson_OfSomethingElse_Throws(string json) => Assert.ThrowsAny<JsonException>(() => Json(json));

    [Fact]
    public void FromJson_OfMalformedUtf8_Throws() =>
        Assert.ThrowsAny<JsonException>(() => LeafNode.FromJson([(byte)'"', 0xC3, (byte)'"']));

    [Fact]
    public void FromJson_IsAsDeepAsItSays()
    {
        Assert.Equal(128, Json(Nested(64)).Json.Length);
        Assert.ThrowsAny<JsonException>(() => Json(Nested(65)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a\"b\\c\n\0<é😀")]
    public void AsString_OfAString_IsIt(string value)
    {
        Assert.Equal(value, LeafNode.Of(value).AsString());
        Assert.Equal(value, Json(JsonSerializer.Serialize(value)).AsString());
        Assert.True(DocumentNode.Same(LeafNode.Of(value), LeafNode.Of(value)));
    }

    [Fact]
    public void Of_HalfASurrogatePair_Throws() => Assert.Throws<ArgumentException>(() => LeafNode.Of("a\uD83D"));

    [Theory]
    [InlineData(0)]
    [InlineData(long.MinValue)]
    [InlineData(long.MaxValue)]
    public void AsInt64_OfAWholeNumber_IsIt(long value) => Assert.Equal(value, LeafNode.Of(value).AsInt64());

    [Theory]
    [InlineData("1.0")]
    [InlineData("1e3")]
    [InlineData("9223372036854775808")]
    [InlineData("\"1\"")]
    [InlineData("[1]")]
    [InlineData("null")]
    public void AsInt64_OfAnythingElse_IsNull(string json) => Assert.Null(Json(json).AsInt64());

    [Fact]
    public void AsBoolean_IsOfTruthValuesOnly()
    {
        Assert.True(LeafNode.Of(true).AsBoolean());
        Assert.False(Json("false").AsBoolean());
        Assert.Null(Json("\"true\"").AsBoolean());
        Assert.Null(Json("1").AsBoolean());
        Assert.Null(Json("true").AsString());
    }

    private static string Nested(int depth) => new StringBuilder().Append('[', depth).Append(']', depth).ToString();
}
