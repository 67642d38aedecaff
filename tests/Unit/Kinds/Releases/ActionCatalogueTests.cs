using System.Text;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Releases;

public sealed class ActionCatalogueTests
{
    [Theory]
    [InlineData("start", 1)]
    [InlineData("end", 0)]
    [InlineData("filter", 1)]
    [InlineData("variables", 1)]
    [InlineData("delay", 1)]
    [InlineData("script", 1)]
    [InlineData("group", 1)]
    [InlineData("branch", 2)]
    [InlineData("split", 2)]
    [InlineData("switch", null)]
    public void BuiltIn_HasTheContractsActions(string slug, int? children) =>
        Assert.Equal(children, ActionCatalogue.BuiltIn.Find(null, slug)!.Children); // The contract names it.

    [Fact]
    public void With_AddsActions_AndReplacesThoseOfTheSameName()
    {
        var more = ActionCatalogue.BuiltIn.With(
            Json(
                """{"actions":[{"slug":"delay","title":"Wait","description":"Longer.","icon":"x","children":3,"config":{}},{"integration":"sap","slug":"post","title":"Post","description":"Posts.","icon":"x","children":1,"config":{"type":"object"}}]}"""
            )
        );

        Assert.Equal(3, more.Find(null, "delay")!.Children); // It was just given.
        Assert.NotNull(more.Find("sap", "post"));
        Assert.Equal(ActionCatalogue.BuiltIn.All.Length + 1, more.All.Length);
    }

    [Theory]
    [InlineData("[]", "actions")]
    [InlineData("""{"actions":[{}]}""", "actions")]
    [InlineData(
        """{"actions":[{"slug":"a","title":"b","description":"c","icon":"d","children":-1,"config":{}}]}""",
        "/actions/0/children"
    )]
    [InlineData(
        """{"actions":[{"slug":"a","title":"b","description":"c","icon":"d","children":1,"config":{"typo":1}}]}""",
        "/actions/0/config/typo"
    )]
    [InlineData(
        """{"actions":[{"slug":"a","title":"b","description":"c","icon":"d","children":1,"config":{"properties":{"p":{"type":"text"}}}}]}""",
        "/actions/0/config/properties/p/type"
    )]
    [InlineData(
        """{"actions":[{"slug":"a","title":"b","description":"c","icon":"d","children":1,"config":{"pattern":"("}}]}""",
        "/actions/0/config"
    )]
    public void With_OfWhatIsNoCatalogue_SaysWhere(string json, string where)
    {
        var thrown = Assert.Throws<FormatException>(() => ActionCatalogue.BuiltIn.With(Json(json)));

        Assert.Contains(where, thrown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"type":"integer"}""", "1.0", true)]
    [InlineData("""{"type":"integer"}""", "1.5", false)]
    [InlineData("""{"type":["string","null"]}""", "null", true)]
    [InlineData("""{"type":"string","minLength":2,"maxLength":3}""", "\"abcd\"", false)]
    [InlineData("""{"type":"number","exclusiveMinimum":0}""", "0", false)]
    [InlineData("""{"type":"number","minimum":0,"maximum":1}""", "1e0", true)]
    [InlineData("""{"type":"number"}""", "\"{{nodes.a.b}}\"", true)]
    [InlineData("""{"enum":["a",1]}""", "1.0", true)]
    [InlineData("""{"enum":["a",1]}""", "\"b\"", false)]
    [InlineData("""{"const":{"a":1}}""", """{"a":1}""", true)]
    [InlineData("""{"type":"array","minItems":1,"items":{"type":"string"}}""", "[]", false)]
    [InlineData("""{"type":"array","maxItems":1,"items":{"type":"string"}}""", "[1]", false)]
    [InlineData("""{"type":"object","required":["a"]}""", "{}", false)]
    [InlineData("""{"type":"object","additionalProperties":false,"properties":{"a":{}}}""", """{"b":1}""", false)]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"boolean"}]}""", "true", true)]
    [InlineData("""{"anyOf":[{"type":"string"},{"type":"boolean"}]}""", "7", false)]
    [InlineData("""{"pattern":"^a+$"}""", "\"aab\"", false)]
    public void Check_IsThatOfJsonSchema(string schema, string value, bool fits)
    {
        using var document = System.Text.Json.JsonDocument.Parse("""{"properties":{"p":""" + schema + "}}");
        var config = MapNode.Of([KeyValuePair.Create<string, DocumentNode>("p", LeafNode.FromJson(Json(value)))]);

        var faults = ConfigSchema.Read(document.RootElement, "").Check(config).ToList();

        Assert.Equal(fits, faults.Count == 0);
        Assert.All(faults, static fault => Assert.StartsWith("/p", fault.Pointer, StringComparison.Ordinal));
    }

    private static byte[] Json(string text) => Encoding.UTF8.GetBytes(text);
}
