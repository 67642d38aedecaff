using System.Text;
using System.Text.Json;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Releases;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Editing;

public sealed class JsonLayoutTests
{
    [Theory]
    [InlineData("""{"a":1.50,"b":[1e3,-0,"\u00e9\"{},: "],"c":{"d":{},"e":[]}}""")]
    [InlineData("""[]""")]
    [InlineData("""-12.340E+05""")]
    [InlineData(
        """{"a long name, so that it takes lines":"and \\ a long text","another":{"of \"these\"":[{"deep":[null,true]}]}}"""
    )]
    public void IndentThenCompact_GivesTheSameText(string json) =>
        Assert.Equal(
            json,
            Encoding.UTF8.GetString(JsonLayout.Compact(JsonLayout.Indent(Encoding.UTF8.GetBytes(json))))
        );

    [Fact]
    public void Indent_OfWhatIsLong_TakesALineEach() =>
        Assert.Equal(
            """
            {
              "first": "0123456789012345678901234567890123456789",
              "second": {"a": 1, "b": 2},
              "third": "0123456789"
            }
            """.ReplaceLineEndings("\n"),
            JsonLayout.Indent(
                """{"first":"0123456789012345678901234567890123456789","second":{"a":1,"b":2},"third":"0123456789"}"""u8
            )
        );

    [Theory]
    [InlineData(FieldMode.Text, "12", "\"12\"")]
    [InlineData(FieldMode.Text, "", "\"\"")]
    [InlineData(FieldMode.Value, "12.50", "12.50")]
    [InlineData(FieldMode.Value, "true", "true")]
    [InlineData(FieldMode.Value, "\"12\"", "\"12\"")]
    [InlineData(FieldMode.Value, "{{nodes.start.id}}", "\"{{nodes.start.id}}\"")]
    [InlineData(FieldMode.Value, "two words", "\"two words\"")]
    [InlineData(FieldMode.Value, " ", null)]
    [InlineData(FieldMode.Json, "{ \"a\" : 1.0 }", "{\"a\":1.0}")]
    [InlineData(FieldMode.Json, "", null)]
    [InlineData(FieldMode.Kept, "", "\"\"")]
    [InlineData(FieldMode.Kept, " ", "\" \"")]
    [InlineData(FieldMode.Kept, "12.50", "12.50")]
    [InlineData(FieldMode.Kept, "1in", "\"1in\"")]
    [InlineData(FieldMode.Kept, "{{ month }}", "\"{{ month }}\"")]
    [InlineData(FieldMode.Kept, "[ 1 ]", "[1]")]
    [InlineData(FieldMode.Options, "a\nb", "[\"a\",\"b\"]")]
    public void Read_MakesJsonOfWhatIsEntered(FieldMode mode, string entered, string? json) =>
        Assert.Equal(json, JsonLayout.Read(mode, entered) is { } read ? Encoding.UTF8.GetString(read) : null);

    [Theory]
    [InlineData(FieldMode.Text, "\"a\\nb\"")]
    [InlineData(FieldMode.Value, "\"12\"")]
    [InlineData(FieldMode.Value, "\"\"")]
    [InlineData(FieldMode.Value, "\" \"")]
    [InlineData(FieldMode.Value, "12.50")]
    [InlineData(FieldMode.Value, "\"plain\"")]
    [InlineData(FieldMode.Value, "[1,2]")]
    [InlineData(FieldMode.Json, "\"quoted\"")]
    [InlineData(FieldMode.Kept, "\"\"")]
    [InlineData(FieldMode.Kept, "\" \"")]
    [InlineData(FieldMode.Kept, "\"12\"")]
    [InlineData(FieldMode.Kept, "\"[a\"")]
    [InlineData(FieldMode.Kept, "\"{a\"")]
    [InlineData(FieldMode.Kept, "\"{% if a %}\"")]
    [InlineData(FieldMode.Kept, "null")]
    [InlineData(FieldMode.Kept, "[1,{\"a\":2}]")]
    [InlineData(FieldMode.Columns, "[\"a\",{\"name\":\"b\",\"label\":\"B\"}]")]
    public void WhatIsShown_IsReadAsTheSame(FieldMode mode, string json)
    {
        var shown = JsonLayout.Show(mode, Encoding.UTF8.GetBytes(json));

        Assert.Equal(json, Encoding.UTF8.GetString(JsonLayout.Read(mode, shown) ?? []));
    }

    [Fact]
    public void WhatBeginsAsAList_HasToBeOne() =>
        Assert.ThrowsAny<JsonException>(() => JsonLayout.Read(FieldMode.Kept, "[1, 2"));

    [Theory]
    [InlineData("{", "This is no JSON: line 1, column 2.")]
    [InlineData("{\n  \"é\": 1,\n  \"ü\": x\n}", "This is no JSON: line 3, column 8.")]
    public void Fault_SaysWhere_AsAnEditorCounts(string text, string said)
    {
        var fault = Assert.ThrowsAny<JsonException>(() => JsonLayout.Compact(text));

        Assert.Equal(said, JsonLayout.Fault(text, fault));
    }
}
