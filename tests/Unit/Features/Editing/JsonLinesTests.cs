using System.Text;
using System.Text.Json;
using DraftStudio.Web.Features.Editing;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Editing;

public sealed class JsonLinesTests
{
    [Theory]
    [InlineData("north\n\n  south ", """["north","south"]""")]
    [InlineData("n = The north\n2 = Two", """[{"value":"n","label":"The north"},{"value":2,"label":"Two"}]""")]
    [InlineData("\"a = b\" = Sum\n\"12\"", """[{"value":"a = b","label":"Sum"},"12"]""")]
    [InlineData("3.10\ntrue\na=b", """[3.10,true,"a=b"]""")]
    [InlineData("""{ "value": 1, "hidden": true }""", """[{"value":1,"hidden":true}]""")]
    [InlineData(" \n", null)]
    public void Read_MakesAnEntryOfEachLine(string text, string? json) =>
        Assert.Equal(json, JsonLines.Read(text, "value") is { } read ? Encoding.UTF8.GetString(read) : null);

    [Theory]
    [InlineData("""["north","south"]""", "north\nsouth")]
    [InlineData("""[{"value":"n","label":"The north"}]""", "n = The north")]
    [InlineData("""["12",12,"true",null,""," a","a\nb","x = y","\"q"]""", null)]
    [InlineData("""[{"label":"First","value":1},{"value":1,"label":" "},{"value":1,"label":"a","more":2}]""", null)]
    [InlineData("""[{"value":"a = b","label":"c = d"},{"value":null,"label":"None"},[1,[2]],{}]""", null)]
    [InlineData("""[{"value":"}","label":"{"},{"value":{"a":1},"label":"x"},"{{ month }}"]""", null)]
    public void Show_IsReadAsTheSame(string json, string? shown)
    {
        var lines = JsonLines.Show(Encoding.UTF8.GetBytes(json), "value");

        Assert.Equal(shown ?? lines, lines);
        Assert.Equal(json, Encoding.UTF8.GetString(JsonLines.Read(lines, "value") ?? []));
    }

    [Fact]
    public void AColumn_IsCalledByItsName() =>
        Assert.Equal(
            """["id",{"name":"city","label":"City"}]""",
            Encoding.UTF8.GetString(JsonLines.Read("id\ncity = City", "name") ?? [])
        );

    [Fact]
    public void WhatBeginsAsJson_AndIsNone_IsRefusedWithItsLine()
    {
        const string Text = "north\n{\"value\": oops}";

        var fault = Assert.ThrowsAny<JsonException>(() => JsonLines.Read(Text, "value"));

        Assert.Equal("This is no JSON: line 2, column 11.", JsonLayout.Fault(Text, fault));
    }
}
