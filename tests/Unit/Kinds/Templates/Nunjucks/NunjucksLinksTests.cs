using DraftStudio.Core.Kinds.Templates.Nunjucks;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Templates.Nunjucks;

public sealed class NunjucksLinksTests
{
    [Fact]
    public void Of_FilesThatFitTogether_FindsNothing()
    {
        var links = Links(
            "report.html",
            ["title", "rows", "orders"],
            ("base.html", "<h1>{{ title }}</h1>{% block body %}{% endblock %}"),
            (
                "report.html",
                "{% extends 'base.html' %}{% import 'parts/m.html' as m %}{% block body %}{% for row in rows %}"
                    + "{% include './parts/row.html' %}{% endfor %}{{ m.sum(orders) }}{{ range(3) }}{% endblock %}"
            ),
            ("parts/row.html", "{{ row.name }}{% include '../parts/cell.html' %}"),
            ("parts/cell.html", "{{ row.value }}"),
            ("parts/m.html", "{% macro sum(list) %}{{ list | length }}{% endmacro %}")
        );

        Assert.Empty(links.Problems);
        Assert.Empty(links.Unused);
    }

    [Theory]
    [InlineData("{% include 'gone.html' %}", "There is no template file 'gone.html'.", false)]
    [InlineData("{% extends '../a.html' %}", "There is no template file '../a.html'.", false)]
    [InlineData(
        "{% include 'PART.html' %}",
        "There is no template file 'PART.html'. It is written 'part.html'.",
        false
    )]
    [InlineData(
        "{% include 'Part.html' ignore missing %}",
        "There is no template file 'Part.html'. It is written 'part.html'.",
        true
    )]
    public void Of_AMissingFile_SaysWhere(string text, string message, bool isWarning)
    {
        var links = Links("a.html", [], ("a.html", "\n " + text), ("part.html", ""));

        Assert.Equal(
            new NunjucksLinkProblem("a.html", 2, 2, 0, "file_missing", message, isWarning),
            Assert.Single(links.Problems)
        );
    }

    [Fact]
    public void Of_AMissingFileThatMayBeMissing_FindsNothing() =>
        Assert.Empty(Links("a.html", [], ("a.html", "{% include 'gone.html' ignore missing %}")).Problems);

    [Fact]
    public void Of_ACycle_ShowsItsWay()
    {
        var links = Links(
            "a.html",
            [],
            ("a.html", "{% extends 'b.html' %}"),
            ("b.html", "{% include 'c/c.html' %}"),
            ("c/c.html", "{% import '../a.html' as a %}")
        );

        var problem = Assert.Single(links.Problems);
        Assert.Equal(("c/c.html", "reference_cycle"), (problem.Path, problem.Code));
        Assert.Equal("Rendering never ends: a.html → b.html → c/c.html → a.html.", problem.Message);
    }

    [Fact]
    public void Of_ARecursionThatAConditionEnds_FindsNothing() =>
        Assert.Empty(
            Links(
                "a.html",
                ["node"],
                ("a.html", "{% for c in node.children %}{% set node = c %}{% include 'a.html' %}{% endfor %}")
            ).Problems
        );

    [Fact]
    public void Of_ALongChain_DoesNotOverflow()
    {
        var files = Enumerable
            .Range(0, 20_000)
            .Select(i => ($"{i}", $"{{% include '{(i + 1) % 20_000}' %}}"))
            .ToArray();

        Assert.Equal("reference_cycle", Assert.Single(Links("0", [], files).Problems).Code);
    }

    [Fact]
    public void Of_VariablesThatNobodyGives_NamesThemOnceAFile_AndWhatIsGivenForNothing()
    {
        var links = Links(
            "a.html",
            ["title", "spare"],
            ("a.html", "{{ title }}{{ titel }}{{ titel }}{% include 'b.html' %}"),
            ("b.html", "{{ other }}"),
            ("unrelated.html", "{{ anything }}")
        );

        Assert.Equal(
            [("a.html", "'titel' is given"), ("b.html", "'other' is given")],
            links.Problems.Select(problem => (problem.Path, string.Join(' ', problem.Message.Split(' ').Take(3))))
        );
        Assert.All(links.Problems, problem => Assert.True(problem is { Code: "unknown_variable", IsWarning: true }));
        Assert.Equal(["spare"], links.Unused);
    }

    [Theory]
    [InlineData("{% import 'm.html' as m %}", 1)]
    [InlineData("{% import 'm.html' as m with context %}", 0)]
    public void Of_AnInputUsedInAnImportedFile_IsKnownThereWithContextAlone(string import, int problems)
    {
        var links = Links(
            "a.html",
            ["title"],
            ("a.html", import + "{{ m.head() }}"),
            ("m.html", "{% macro head() %}{{ title }}{% endmacro %}")
        );

        Assert.Equal(problems, links.Problems.Length);
    }

    [Theory]
    [InlineData("a/b.html", "c.html", "c.html")]
    [InlineData("a/b.html", "./c.html", "a/c.html")]
    [InlineData("a/b.html", "../c.html", "c.html")]
    [InlineData("a/b/c.html", "../../d/./e.html", "d/e.html")]
    [InlineData("b.html", "../c.html", null)]
    public void Resolve_BeginsAtTheFileThatHasTheName(string from, string name, string? expected) =>
        Assert.Equal(expected, NunjucksLinks.Resolve(from, name));

    private static NunjucksLinks Links(string primary, string[] given, params (string Path, string Text)[] files) =>
        NunjucksLinks.Of(
            files.ToDictionary(file => file.Path, file => NunjucksTemplate.Of(file.Text), StringComparer.Ordinal),
            primary,
            given
        );
}
