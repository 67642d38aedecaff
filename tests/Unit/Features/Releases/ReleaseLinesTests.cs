using System.Text.Json.Nodes;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Tests.Unit.Kinds.Releases;
using DraftStudio.Web.Features.Releases;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Releases;

public sealed class ReleaseLinesTests
{
    [Fact]
    public void Of_NamesNodesAndMembers_AndTellsWhereEdgesGo()
    {
        var before = Read(
            Graphs.Node("start", "start", "call"),
            Graphs.Connector("call", "http", "request", "end").Config("""{"url":"https://a.example"}"""),
            Graphs.Node("wait", "delay", "end"),
            Graphs.Node("end", "end")
        );
        var after = Read(
            Graphs.Node("start", "start", "call"),
            Graphs
                .Connector("call", "http", "request", "run")
                .Config("""{"url":"https://b.example"}""")
                .With("name", "Call the shop"),
            Graphs.Node("run", "script", "end"),
            Graphs.Node("end", "end")
        );

        Assert.Equal(
            [
                "run: nothing → Script",
                "wait: Delay → nothing",
                "Call the shop: way 1: end → run",
                "Call the shop: URL: https://a.example → https://b.example",
                "Call the shop: name: nothing → Call the shop",
            ],
            Lines(before, after)
        );
    }

    [Fact]
    public void Of_WhatOnlyMoved_ComesInOneLine()
    {
        var before = Read([.. Enumerable.Range(0, 9).Select(static i => Graphs.Node($"n{i}", "script", "n0"))]);
        var after = Read([
            .. Enumerable
                .Range(0, 9)
                .Select(static i =>
                    Graphs.Node($"n{i}", "script", "n0").With("position", new JsonObject { ["x"] = 10, ["y"] = i })
                ),
        ]);

        var line = Assert.Single(Lines(before, after));

        Assert.StartsWith("9 nodes moved: nothing → n", line, StringComparison.Ordinal);
        Assert.EndsWith("and 3 more", line, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NodesOfAGroup_NamesTheGroup()
    {
        static JsonObject Group(string action) =>
            Graphs
                .Node("each", "group", "end")
                .With(
                    "config",
                    new JsonObject { ["_nodes"] = new JsonArray(Graphs.Node("in", action).With("name", "Inner")) }
                );

        Assert.Equal(["each › Inner: action: script → delay"], Lines(Read(Group("script")), Read(Group("delay"))));
    }

    [Fact]
    public void Of_MoreThanAnybodyReads_CountsTheRest()
    {
        var many = Read([.. Enumerable.Range(0, 400).Select(static i => Graphs.Node($"n{i}", "end"))]);

        var lines = Lines(ReleaseDocument.Blank, many);

        Assert.Equal(ReleaseLines.Most + 1, lines.Count);
        Assert.Equal("And more: nothing → 100 further differences", lines[^1]);
    }

    [Fact]
    public void Of_ASingleConflict_AlwaysHasALine()
    {
        var change = Change.Set(DocumentPath.Of("nodeOrder", Graphs.Id("a")), LeafNode.Of("a0"), LeafNode.Of("a1"));

        Assert.Single(ReleaseLines.Of(Forms, ReleaseDocument.Blank, [change]));
    }

    private static ConfigForms Forms { get; } = new(ActionCatalogue.BuiltIn);

    private static List<string> Lines(Document before, Document after) =>
        [
            .. ReleaseLines
                .Of(Forms, after, DocumentDiff.Between(before, after))
                .Select(static line => $"{line.Label}: {line.Before ?? "nothing"} → {line.After ?? "nothing"}"),
        ];

    private static Document Read(params JsonObject[] nodes) => Graphs.Document(new JsonArray([.. nodes]));
}
