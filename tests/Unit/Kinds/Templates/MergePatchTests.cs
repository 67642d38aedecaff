using System.Text.Json;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Templates;

/// <summary>The examples of RFC 7396, appendix A, as they are published.</summary>
public sealed class MergePatchTests
{
    [Theory]
    [InlineData("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [InlineData("""{"a":"b"}""", """{"a":null}""", """{}""")]
    [InlineData("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [InlineData("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [InlineData("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [InlineData("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [InlineData("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [InlineData("""["a","b"]""", """["c","d"]""", """["c","d"]""")]
    [InlineData("""{"a":"b"}""", """["c"]""", """["c"]""")]
    [InlineData("""{"a":"foo"}""", "null", "null")]
    [InlineData("""{"a":"foo"}""", "\"bar\"", "\"bar\"")]
    [InlineData("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [InlineData("""[1,2]""", """{"a":"b","c":null}""", """{"a":"b"}""")]
    [InlineData("""{}""", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void Apply_IsAsPublished(string target, string patch, string expected)
    {
        var merged = MergePatch.Apply(Read(target), Json(patch), static text => text);

        Assert.Equal(expected, JsonTree.ToElement(merged, static text => text).GetRawText());
    }

    [Fact]
    public void Apply_KeepsOrderAndDigits()
    {
        var merged = MergePatch.Apply(
            Read("""{"z":1.50,"~a":{"y":1,"x":1e2},"é":"\u00e9"}"""),
            Json("""{"~a":{"w":0.10},"z":1.500}"""),
            static text => text
        );

        Assert.Equal(
            """{"z":1.500,"~a":{"y":1,"x":1e2,"w":0.10},"é":"é"}""",
            JsonTree.ToElement(merged, static text => text).GetRawText()
        );
    }

    private static DocumentNode Read(string json) => JsonTree.Read(Json(json), null, static text => text);

    private static JsonElement Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }
}
