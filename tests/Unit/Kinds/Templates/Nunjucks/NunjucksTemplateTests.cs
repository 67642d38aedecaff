using System.Diagnostics;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Kinds.Templates.Nunjucks;
using DraftStudio.Tests.Unit.Architecture;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Templates.Nunjucks;

public sealed class NunjucksTemplateTests
{
    /// <summary>Pieces of templates: of these, random texts are nearly templates.</summary>
    private static readonly string[] Pieces =
    [
        "{{",
        "}}",
        "{%",
        "%}",
        "{#",
        "#}",
        "-",
        " ",
        "\n",
        "a",
        "b.c",
        "\"",
        "'",
        "\\",
        "(",
        ")",
        "[",
        "]",
        "{",
        "}",
        ",",
        ":",
        "|",
        "=",
        "==",
        "~",
        "r/",
        "/",
        "1",
        "1.",
        "if ",
        "else",
        "elif ",
        "endif",
        "for ",
        " in ",
        "endfor",
        "set ",
        "endset",
        "block ",
        "endblock",
        "macro ",
        "endmacro",
        "call",
        "endcall",
        "raw",
        "endraw",
        "switch ",
        "case ",
        "default",
        "endswitch",
        "filter ",
        "endfilter",
        "include ",
        "extends ",
        "import ",
        "from ",
        " as ",
        " is ",
        " not ",
        "é",
        "\ud83d",
        "\ude00",
        "\0",
    ];

    [Fact]
    public void Of_EachTextOfTheCorpus_AcceptsWhatNunjucksAccepts()
    {
        var wrong = new List<string>();
        foreach (var row in Corpus())
        {
            var text = row.GetProperty("text").GetString()!; // each has one
            var expected = row.GetProperty("accepted").GetBoolean() && !row.TryGetProperty("refusedHere", out _);
            var template = NunjucksTemplate.Of(text);
            if (template.IsAccepted != expected)
            {
                wrong.Add($"{text} → {template.Problems.FirstOrDefault()?.Message ?? "accepted"}");
            }
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void Of_AnyText_NeverThrows_AndItsPlacesAreInIt() =>
        Prop.ForAll(
                Gen.OneOf(
                        ArbMap.Default.GeneratorFor<string>().Select(static text => text ?? ""),
                        Gen.Elements(Pieces).ListOf().Select(static pieces => string.Concat(pieces))
                    )
                    .ToArbitrary(),
                static text =>
                {
                    var template = NunjucksTemplate.Of(text);
                    var lines = text.Split('\n');
                    return template.Problems.All(problem =>
                            problem.Start >= 0
                            && problem.Start + problem.Length <= text.Length
                            && problem.Column >= 1
                            && problem.Column <= lines[problem.Line - 1].Length + 1
                        )
                        && template
                            .Problems.Zip(template.Problems.Skip(1), (a, b) => a.Start <= b.Start)
                            .All(static x => x);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3_000));

    [Fact]
    public void Of_ATextWithSeveralErrors_FindsEachAtItsPlace()
    {
        var template = NunjucksTemplate.Of(
            """
            <p>{{ user. }}</p>
            {% if a %}
              {{ b | }} {{ "fine" }}
              {% nope %}
            {% else if c %}
            {% endif %}
            {% for x of y %}{{ x }}{% endfor %}
            {% block a %}
            """
        );

        Assert.Equal(
            [
                (1, 13, "The name of a member is expected here, not '}}'."),
                (3, 10, "The name of a filter is expected here."),
                (4, 6, "Nunjucks has no tag 'nope'."),
                (5, 9, "'%}' is expected here, not 'if'."),
                (7, 10, "'in' and what the loop goes over is expected here, not 'of'."),
                (8, 1, "This 'block' is never closed: '{% endblock %}' is missing."),
            ],
            template.Problems.Select(problem => (problem.Line, problem.Column, problem.Message))
        );
    }

    [Theory]
    [InlineData("{{ a | shout }}", "Nunjucks has no filter 'shout'.")]
    [InlineData("{{ a is prime }}", "Nunjucks has no test 'prime'.")]
    [InlineData("{{ [1) }}", "This closes a bracket of another kind.")]
    [InlineData(
        "{% raw %}a",
        "'{% endraw %}', without dashes, is missing: what follows is read as a template all the same."
    )]
    [InlineData("{% include 'a' ignore %}", "'ignore' without 'missing' ignores nothing.")]
    public void Of_WhatRendersOtherwiseThanMeant_IsAcceptedWithAWarning(string text, string warning)
    {
        var template = NunjucksTemplate.Of(text);

        Assert.True(template.IsAccepted);
        Assert.Equal(warning, Assert.Single(template.Problems).Message);
    }

    [Theory]
    [InlineData("(", "{{ ", "")]
    [InlineData("[", "{{ ", "")]
    [InlineData("{a:", "{{ ", "")]
    [InlineData("{ a:", "{{ ", "")]
    [InlineData("a(", "{{ ", "")]
    [InlineData("a(b=", "{{ ", "")]
    [InlineData("a[", "{{ ", "")]
    [InlineData("a|b(", "{{ ", "")]
    [InlineData("-+", "{{ ", "a }}")]
    [InlineData("{% if a %}", "", "")]
    [InlineData("{% macro a(b=", "", "")]
    public void Of_DeepNesting_IsAnErrorAndNoOverflow(string piece, string before, string after)
    {
        var template = NunjucksTemplate.Of(before + string.Concat(Enumerable.Repeat(piece, 100_000)) + after);

        Assert.False(template.IsAccepted);
    }

    [Theory]
    [InlineData("<p>{{ user.name | upper }}{% if x %}y{% else %}z{% endif %}</p>\n")]
    [InlineData("{{ \" }}")]
    [InlineData("{{ r/ }}")]
    [InlineData("{%- raw %}")]
    [InlineData("{% raw %}{% verbatim %}")]
    [InlineData("{%      ")]
    [InlineData("{{ a b }}")]
    [InlineData("{# ")]
    [InlineData("#{")]
    [InlineData("a.b + not ")]
    public void Of_TenMegabytes_TakesTimeThatGrowsWithTheLengthAlone(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 10_000_000 / piece.Length));
        NunjucksTemplate.Of(text[..100_000]);

        var watch = Stopwatch.StartNew();
        NunjucksTemplate.Of(text);

        // It takes a second; what grows with the square of the length takes hours.
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }

    [Theory]
    [InlineData("{{ a.b }}{{ c[d] }}{{ f(g, h=i) }}", "a c d f g i")]
    [InlineData("{{ a | default(b) }}{{ c is divisibleby(d) }}{{ e is odd }}", "a b c d e")]
    [InlineData("{{ {a: b, 'c': d} }}{{ [e, (f)] }}{{ 'g' ~ r/h/ }}", "b d e f")]
    [InlineData("{% set a = b %}{{ a }}{{ c }}{% set c = 1 %}", "b c")]
    [InlineData("{% set a %}{{ a }}{{ b }}{% endset %}{{ a }}", "a b")]
    [InlineData(
        "{% for a, b in c %}{{ a }}{{ b }}{{ loop.index }}{% else %}{{ a }}{% endfor %}{{ a }}{{ loop }}",
        "c a loop"
    )]
    [InlineData("{% for a in b %}{% set c = a %}{% endfor %}{{ c }}", "b c")]
    [InlineData("{% if a %}{% set b = 1 %}{% endif %}{{ b }}", "a")]
    [InlineData(
        "{% macro a(b, c=d, e=b) %}{{ b }}{{ c }}{{ e }}{{ caller() }}{{ f }}{% endmacro %}{{ a() }}{{ b }}",
        "d f b"
    )]
    [InlineData("{% macro a(b=b) %}{% endmacro %}", "b")]
    [InlineData("{% for a in b %}{% macro c() %}{{ a }}{% endmacro %}{% endfor %}", "b a")]
    [InlineData("{% macro a() %}{{ b }}{% endmacro %}{% set b = 1 %}", "")]
    [InlineData("{% extends 'x' %}{% block a %}{{ super() }}{{ b }}{{ c }}{% endblock %}{% set b = 1 %}", "c")]
    [InlineData("{% block a %}{% set b = 1 %}{% endblock %}{{ b }}", "b")]
    [InlineData("{% call(a) b(c) %}{{ a }}{{ d }}{% endcall %}{{ a }}", "b c d a")]
    [InlineData("{% import 'x' as a %}{% from 'y' import b, c as d %}{{ a.z }}{{ b() }}{{ c }}{{ d }}", "c")]
    [InlineData("{% raw %}{{ a }}{% endraw %}{# {{ b }} #}{{ true }}{{ none }}", "")]
    [InlineData("{% switch a %}{% case b %}{{ c }}{% default %}{{ d }}{% endswitch %}", "a b c d")]
    [InlineData("{% include a %}{% extends b %}{% filter replace(c, d) %}{{ e }}{% endfilter %}", "a b c d e")]
    public void Variables_AreTheNamesThatATextDoesNotDefineItself(string text, string expected)
    {
        var template = NunjucksTemplate.Of(text);

        Assert.Empty(template.Problems);
        Assert.Equal(expected, string.Join(' ', template.Variables.Select(variable => variable.Name)));
    }

    [Fact]
    public void Variables_HaveThePlaceOfTheirFirstUse() =>
        Assert.Equal(
            [new NunjucksVariable("a", 1, 4), new NunjucksVariable("b", 2, 5)],
            NunjucksTemplate.Of("{{ a }}\r\n {{ b }}{{ a }}").Variables
        );

    [Fact]
    public void References_AreThoseWrittenAsPlainStrings()
    {
        var template = NunjucksTemplate.Of(
            """
            {% extends "base.html" %}
            {% import './m.html' as m with context %}{% from "n.html" import x %}
            {% if a %}{% include "p\"q.html" ignore missing %}{% endif %}{% include a %}
            """
        );

        Assert.Equal(
            [
                new NunjucksReference(NunjucksReferenceKind.Extends, "base.html", 1, 1),
                new NunjucksReference(NunjucksReferenceKind.Import, "./m.html", 2, 1) { WithContext = true },
                new NunjucksReference(NunjucksReferenceKind.Import, "n.html", 2, 42),
                new NunjucksReference(NunjucksReferenceKind.Include, "p\"q.html", 3, 11)
                {
                    IgnoresMissing = true,
                    IsConditional = true,
                },
            ],
            template.References
        );
        Assert.True(template.HasDynamicReferences);
    }

    private static IEnumerable<JsonElement> Corpus()
    {
        var file = Path.Combine(SourceTree.Root, "tests", "Unit", "Kinds", "Templates", "Nunjucks", "corpus.json");
        return JsonDocument.Parse(File.ReadAllText(file, Encoding.UTF8)).RootElement.EnumerateArray();
    }
}
