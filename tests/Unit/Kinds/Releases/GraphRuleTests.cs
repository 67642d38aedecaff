using System.Text.Json.Nodes;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using Xunit;
using static DraftStudio.Tests.Unit.Kinds.Releases.Graphs;

namespace DraftStudio.Tests.Unit.Kinds.Releases;

/// <summary>Each rule of a graph, with one that breaks only it.</summary>
public sealed class GraphRuleTests
{
    public static TheoryData<string, string> Broken =>
        new()
        {
            { "start_missing", "" },
            { "start_duplicate", "start" },
            { "end_unreachable", "start" },
            { "cycle", "load" },
            { "child_unknown", "wait" },
            { "child_missing", "wait" },
            { "child_count", "wait" },
            { "slug_duplicate", "wait" },
            { "slug_invalid", "wait" },
            { "fallback_missing", "load" },
            { "fallback_unknown", "load" },
            { "retry_invalid", "wait" },
            { "config_invalid", "wait" },
            { "reference_unknown", "wait" },
            { "reference_not_before", "load" },
        };

    [Fact]
    public void Validate_OfASoundGraph_FindsNothing() => Assert.Empty(Kind.ValidateRelease(Document(Sound())));

    [Theory]
    [MemberData(nameof(Broken))]
    public void Validate_OfAGraphThatBreaksOneRule_FindsThatOne(string code, string slug)
    {
        var nodes = Break(code);

        var found = Kind.ValidateRelease(Document(nodes)).Where(static problem => !problem.IsWarning).ToList();

        Assert.NotEmpty(found);
        Assert.All(found, problem => Assert.Equal(code, problem.Code));
        if (slug.Length > 0)
        {
            Assert.Contains(found, problem => problem.Path.Segments is ["nodes", var key, ..] && key == Id(slug));
        }
    }

    [Fact]
    public void Validate_OfAnOrphan_Warns()
    {
        var nodes = Sound();
        nodes.Add((JsonNode)Node("alone", "delay", "end"));

        var found = Assert.Single(Kind.ValidateRelease(Document(nodes)));

        Assert.Equal(("orphan", true), (found.Code, found.IsWarning));
        Assert.Equal(DocumentPath.Of("nodes", Id("alone")), found.Path);
    }

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
    [InlineData("http/request", 1)]
    [InlineData("hubspot/findContact", 2)]
    [InlineData("nobody/knows", 1)]
    [InlineData("tool", 1)]
    [InlineData("agent", 1)]
    public void Validate_OfAnyNumberOfChildren_TakesTheActionsAlone(string what, int children)
    {
        for (var count = 0; count <= 3; count++)
        {
            var found = Kind.ValidateRelease(Document(new JsonArray(Of(count))))
                .Any(static problem => problem.Code == "child_count");

            Assert.Equal(count != children, found);
        }

        JsonObject Of(int count)
        {
            var to = Enumerable.Repeat<string?>("end", count).ToArray();
            return what.Split('/') switch
            {
                [var integration, var action] => Connector("one", integration, action, to),
                ["tool" or "agent"] => Node("one", "", to).With("kind", what),
                _ => Node("one", what, to),
            };
        }
    }

    [Theory]
    [InlineData("""{"maximumAttempts":1,"initialInterval":0,"backoffCoefficient":1}""", true)]
    [InlineData("""{"maximumAttempts":100,"initialInterval":86400000,"backoffCoefficient":100}""", true)]
    [InlineData("""{"maximumAttempts":1e2,"backoffCoefficient":1.5,"later":-1}""", true)]
    [InlineData("{}", true)]
    [InlineData("null", true)]
    [InlineData("""{"maximumAttempts":0}""", false)]
    [InlineData("""{"maximumAttempts":101}""", false)]
    [InlineData("""{"maximumAttempts":1.5}""", false)]
    [InlineData("""{"maximumAttempts":1e999}""", false)]
    [InlineData("""{"initialInterval":-1}""", false)]
    [InlineData("""{"initialInterval":86400001}""", false)]
    [InlineData("""{"backoffCoefficient":0.99}""", false)]
    [InlineData("""{"backoffCoefficient":100.01}""", false)]
    public void Validate_OfARetry_TakesWhatIsInRange(string retry, bool isGood)
    {
        var nodes = Sound();
        nodes.Find("wait").With("retry", JsonNode.Parse(retry));

        var found = Kind.ValidateRelease(Document(nodes));

        Assert.Equal(isGood ? [] : ["retry_invalid"], found.Select(static problem => problem.Code));
    }

    [Theory]
    [InlineData("A_9", true)]
    [InlineData("_", true)]
    [InlineData("", false)]
    [InlineData("a-b", false)]
    [InlineData("a b", false)]
    [InlineData("é", false)]
    [InlineData("a\n", false)]
    public void Validate_OfASlug_TakesLettersDigitsAndUnderscores(string slug, bool isGood)
    {
        var nodes = Sound();
        nodes.Find("wait").With("slug", slug);

        var found = Kind.ValidateRelease(Document(nodes));

        Assert.Equal(isGood ? [] : ["slug_invalid"], found.Select(static problem => problem.Code));
    }

    [Fact]
    public void Validate_OfAFallbackThatIsOff_AsksForNone()
    {
        var nodes = Sound();
        nodes.Find("load").With("fallbackOnFailure", false).With("fallbackChildUuid", Id("nobody"));

        Assert.Empty(Kind.ValidateRelease(Document(nodes)));
    }

    [Fact]
    public void Validate_OfACycle_SaysHowItGoes()
    {
        var found = Kind.ValidateRelease(Document(Break("cycle")));

        Assert.Contains("load → check → wait → load", Assert.Single(found).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Validate_OfALargeCircleFullOfReferences_GoesAroundItAFewTimes()
    {
        const int count = 5_000;
        string[] slugs =
        [
            .. Enumerable.Range(0, count).Select(static i => $"n{i}").OrderBy(Id, StringComparer.Ordinal),
        ];
        var nodes = new JsonArray(Node("start", "start", slugs[^1]), Node("end", "end"));
        for (var i = 0; i < count; i++)
        {
            // Each leads to the one whose key comes before its own.
            nodes.Add(
                (JsonNode)
                    Node(slugs[i], "variables", slugs[(i + count - 1) % count])
                        .Config($$$"""{"note":"{{nodes.{{{slugs[(i + 7) % count]}}}.x}}"}""")
            );
        }

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var codes = Kind.ValidateRelease(Document(nodes)).Select(static problem => problem.Code).Distinct().Order();

        Assert.Equal(["cycle", "end_unreachable", "orphan"], codes);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    [Fact]
    public void Validate_OfACycleOverAFallback_FindsIt()
    {
        var nodes = Sound();
        nodes.Find("wait").With("fallbackOnFailure", true).With("fallbackChildUuid", Id("load"));

        Assert.Equal("cycle", Assert.Single(Kind.ValidateRelease(Document(nodes))).Code);
    }

    [Fact]
    public void Validate_OfAReferenceOverAFallback_TakesIt()
    {
        var nodes = Sound();
        nodes.Find("load").With("fallbackChildUuid", Id("rescue"));
        nodes.Add((JsonNode)Node("rescue", "variables", "end").Config("""{"note":["{{ nodes.load.error }}"]}"""));

        Assert.Empty(Kind.ValidateRelease(Document(nodes)));
    }

    [Fact]
    public void Validate_OfANodeThatRefersToItself_RefusesIt()
    {
        var nodes = Sound();
        nodes.Find("wait").Config("""{"note":"{{nodes.wait.x}}"}""");

        Assert.Equal("reference_not_before", Assert.Single(Kind.ValidateRelease(Document(nodes))).Code);
    }

    [Fact]
    public void Validate_OfAnEscapedReference_FindsIt()
    {
        var nodes = Sound();
        nodes.Find("wait").Config("""{"note":"\u007b\u007bnodes.nobody.x}}"}""");

        Assert.Equal("reference_unknown", Assert.Single(Kind.ValidateRelease(Document(nodes))).Code);
    }

    [Fact]
    public void Validate_OfASwitch_AsksForAChildARoute()
    {
        var nodes = Sound();
        var check = nodes.Find("check").With("actionSlug", "switch");
        check.Config("""{"routes":[{"name":"a"},{"name":"b"}]}""");
        Assert.Empty(Kind.ValidateRelease(Document(nodes)));

        check.Config("""{"routes":[{"name":"a"},{"name":"b"},{"name":"c"}]}""");
        Assert.Equal("child_count", Assert.Single(Kind.ValidateRelease(Document(nodes))).Code);
    }

    [Fact]
    public void Validate_OfAGroup_LooksIntoItUnderTheSameRules()
    {
        var nodes = Sound();
        var inside = new JsonArray(
            Node("in", "start", "step"),
            Node("step", "variables", "out").Config("""{"a":"{{nodes.load.body}} {{nodes.in.item}}"}"""),
            Node("out", "end")
        );
        nodes.Find("wait").With("actionSlug", "group").With("config", new JsonObject { ["_nodes"] = inside });
        Assert.Empty(Kind.ValidateRelease(Document(nodes)));

        inside.Find("step").With("childrenUuids", new JsonArray((JsonNode?)null));
        var found = Kind.ValidateRelease(Document(nodes));
        Assert.Equal(["child_missing", "end_unreachable"], found.Where(p => !p.IsWarning).Select(p => p.Code).Order());
        Assert.All(found, problem => Assert.Equal(Id("wait"), problem.Path.Segments[1]));

        inside.Find("step").With("childrenUuids", new JsonArray(Id("out"))).Config("""{"a":"{{nodes.nobody.x}}"}""");
        Assert.Equal("reference_unknown", Assert.Single(Kind.ValidateRelease(Document(nodes))).Code);
    }

    [Fact]
    public void Validate_OfNoNodes_IsAMatterOfDeploying()
    {
        Assert.Empty(Kind.Validate(Kind.Blank));
        Assert.Equal(["start_missing", "end_unreachable"], Kind.ValidateRelease(Kind.Blank).Select(p => p.Code));
    }

    [Fact]
    public void Validate_AfterAChange_SaysWhatAFreshLookSays()
    {
        var document = Document(Sound());
        Kind.Validate(document);
        foreach (var code in Broken.Select(static row => row.Data.Item1))
        {
            var broken = Document(Break(code), document);

            Assert.Equal(
                new ReleaseKind(ActionCatalogue.BuiltIn).Validate(broken).Select(Told),
                Kind.Validate(broken).Select(Told)
            );
        }

        static (DocumentPath, string, string) Told(Problem problem) => (problem.Path, problem.Code, problem.Message);
    }

    private static JsonArray Break(string code)
    {
        var nodes = Sound();
        var wait = nodes.Find("wait");
        switch (code)
        {
            case "start_missing":
                nodes.Find("start").With("actionSlug", "variables");
                nodes.Find("load").Config("""{"url":"x"}""");
                break;
            case "start_duplicate":
                nodes.Add((JsonNode)Node("again", "start", "load"));
                break;
            case "end_unreachable":
                nodes.Find("start").With("childrenUuids", new JsonArray(Id("lost")));
                nodes.Find("load").Config("""{"url":"x"}""");
                nodes.Add((JsonNode)Connector("lost", "http", "request", "lost2").Config("""{"url":"x"}"""));
                nodes.Add((JsonNode)Connector("lost2", "custom", "sink", "lost3"));
                nodes.Add((JsonNode)Node("lost3", "switch").Config("""{"routes":"{{nodes.start.x}}"}"""));
                break;
            case "cycle":
                wait.With("childrenUuids", new JsonArray(Id("load")));
                break;
            case "child_unknown":
                wait.With("childrenUuids", new JsonArray(Id("nobody")));
                break;
            case "child_missing":
                wait.With("childrenUuids", new JsonArray((JsonNode?)null));
                break;
            case "child_count":
                wait.With("childrenUuids", new JsonArray(Id("end"), Id("end")));
                break;
            case "slug_duplicate":
                wait.With("slug", "end");
                break;
            case "slug_invalid":
                wait.With("slug", "<script>alert(1)</script>");
                break;
            case "fallback_missing":
                nodes.Find("load").Remove("fallbackChildUuid");
                break;
            case "fallback_unknown":
                nodes.Find("load").With("fallbackChildUuid", Id("nobody"));
                break;
            case "retry_invalid":
                wait.With("retry", JsonNode.Parse("""{"maximumAttempts":-1}"""));
                break;
            case "config_invalid":
                wait.Config("""{"duration":"long"}""");
                break;
            case "reference_unknown":
                wait.Config("""{"note":{"deep":["{{nodes.nobody.x}}"]}}""");
                break;
            case "reference_not_before":
                nodes.Find("load").Config("""{"url":"{{nodes.wait.x}}"}""");
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(code), code, "There is no graph that breaks it.");
        }

        return nodes;
    }
}
