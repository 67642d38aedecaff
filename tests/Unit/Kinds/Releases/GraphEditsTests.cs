using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using FsCheck;
using FsCheck.Fluent;
using Xunit;
using static DraftStudio.Tests.Unit.Kinds.Releases.Graphs;

namespace DraftStudio.Tests.Unit.Kinds.Releases;

public sealed class GraphEditsTests
{
    [Fact]
    public void TheDifferenceApplied_IsTheOther_InGroupsToo() =>
        Prop.ForAll(
                GraphGen.Pairs,
                static pair =>
                {
                    var before = Document(Around(pair.Before));
                    var after = Document(Around(pair.After), before);
                    var changed = Good(GraphEdits.Apply(before, GraphChanges.Between(before, after)));
                    return Sorted(changed) == Sorted(after) && GraphChanges.Between(changed, after).IsEmpty;
                }
            )
            .QuickCheckThrowOnFailure();

    /// <summary>Whatever was set one by one is the same map as the whole list read anew: a save by HTTP changes nothing.</summary>
    [Fact]
    public void WhatChangesMade_ReadAgain_IsTheSameDocument() =>
        Prop.ForAll(
                GraphGen.Pairs,
                static pair =>
                {
                    var before = Document(Around(pair.Before));
                    var after = Document(Around(pair.After), before);
                    var changed = Good(GraphEdits.Apply(before, GraphChanges.Between(before, after)));
                    return Document(Around(JsonNode.Parse(Json(changed))!.AsArray(), isAround: true), changed).Hash
                        == changed.Hash; // It was written as an array.
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void ADifference_SentAndReadAgain_IsTheSame() =>
        Prop.ForAll(
                GraphGen.Pairs,
                static pair =>
                {
                    var before = Document(Around(pair.Before));
                    var after = Document(Around(pair.After), before);
                    var batch = Good(GraphBatch.Read(Sent(GraphChanges.Between(before, after))));
                    return Sorted(Good(batch.ApplyTo(before))) == Sorted(after);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("""["position"]""", """{"x":1.50,"y":-0}""", "position")]
    [InlineData("""["childrenUuids","1"]""", "null", "childrenUuids/1")]
    [InlineData("""["config","later"]""", """{"a":[1e3,0.10]}""", "config/later")]
    [InlineData("""["name"]""", "\"A name\"", "name")]
    [InlineData("""["description"]""", "\"What it is for\"", "description")]
    [InlineData("""["position","x"]""", "12345678901234567890.10", "position")]
    public void AMember_TouchesOnePath_AndIsKeptAsItIsWritten(string path, string value, string at)
    {
        var before = Document(Sound());
        var after = Good(Apply(before, Change("check", path, value)));

        var change = Assert.Single(DocumentDiff.Between(before, after));
        Assert.Equal($"/nodes/{Id("check")}/{at}", change.Path.ToString());
        Assert.Contains(value, Encoding.UTF8.GetString(((LeafNode)change.After!).Json.Span), StringComparison.Ordinal); // Set.
    }

    [Fact]
    public void ANewNode_ComesLast_AndOneThatGoesTakesItsOrderKeyAlong()
    {
        var before = Document(Sound());
        var added = Good(Apply(before, Whole(Node("more", "delay")), Whole(Node("most", "delay"))));
        Assert.Equal(
            ["start", "load", "check", "wait", "end", "more", "most"],
            JsonNode.Parse(Json(added))!.AsArray().Select(static node => node!["slug"]!.GetValue<string>()) // All have one.
        );

        var removed = Good(Apply(added, Change("more", "[]", null), Change("most", "[]", null)));
        Assert.Equal(before.Hash, removed.Hash);
    }

    [Fact]
    public void Slots_AreFilledUp_AndCloseRanks()
    {
        var document = Document(Sound());
        document = Good(Apply(document, Change("wait", """["childrenUuids","3"]""", $"\"{Id("end")}\"")));
        Assert.Equal($"""["{Id("end")}",null,null,"{Id("end")}"]""", Member(document, "wait", "childrenUuids"));
        document = Good(Apply(document, Change("wait", """["childrenUuids","1"]""", null)));
        Assert.Equal($"""["{Id("end")}",null,"{Id("end")}"]""", Member(document, "wait", "childrenUuids"));
    }

    [Fact]
    public void WhatIsDeepInAConfig_LeavesTheRestAsItIsWritten()
    {
        var document = Document(
            new JsonArray(Node("a", "switch").Config("""{"routes":[{"n":1.0,"é":"\u00e9"},2e2],"z":[]}"""))
        );
        document = Good(Apply(document, Change("a", """["config","routes","0","m","deep"]""", "1.10")));
        document = Good(Apply(document, Change("a", """["config","routes","3"]""", "\"x\"")));
        document = Good(Apply(document, Change("a", """["config","z"]""", null)));
        Assert.Equal(
            """{"routes":[{"n":1.0,"é":"\u00E9","m":{"deep":1.10}},2e2,null,"x"]}""",
            Member(document, "a", "config")
        );
    }

    [Fact]
    public void ANodeInAGroup_IsNamedByItsScope()
    {
        var document = Document(Around([Node("inner", "delay")]));
        document = Good(
            Apply(document, Change("inner", """["position"]""", """{"x":7,"y":8}""") with { Scope = [Id("around")] })
        );
        Assert.Equal(
            """{"x":7,"y":8}""",
            Leaf(document, Id("around"), "config", "_nodes", "items", Id("inner"), "position")
        );
        Assert.Equal(
            ["unknown_id", $"/nodes/{Id("inner")}"],
            Refused(document, Change("x", "[]", null) with { Scope = [Id("inner")] })
        );
    }

    [Theory]
    [InlineData("check", """["position"]""", "[1]", "wrong_type", "/position")]
    [InlineData("check", """["position"]""", """{"x":1}""", "required", "/position/y")]
    [InlineData("check", """["position","x"]""", "1e999", "out_of_range", "/position/x")]
    [InlineData("check", """["kind"]""", "\"robot\"", "unknown_value", "/kind")]
    [InlineData("check", """["kind"]""", "\"connector\"", "required", "/integrationSlug")]
    [InlineData("check", """["kind"]""", null, "required", "/kind")]
    [InlineData("check", """["slug"]""", "5", "wrong_type", "/slug")]
    [InlineData("check", """["uuid"]""", "\"0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c01\"", "invalid_id", "/uuid")]
    [InlineData("check", """["childrenUuids","0"]""", "\"me\"", "invalid_id", "/childrenUuids/0")]
    [InlineData("check", """["childrenUuids","-1"]""", "null", "out_of_range", "/childrenUuids/-1")]
    [InlineData("check", """["childrenUuids","10000"]""", "null", "out_of_range", "/childrenUuids/10000")]
    [InlineData("check", """["childrenUuids"]""", "{}", "wrong_type", "/childrenUuids")]
    [InlineData("check", """["config"]""", "[]", "wrong_type", "/config")]
    [InlineData("check", """["retry","maximumAttempts"]""", "\"x\"", "wrong_type", "/retry/maximumAttempts")]
    [InlineData("nobody", """["name"]""", "\"x\"", "unknown_id", "")]
    public void WhatARequestWouldRefuse_IsRefused_AndNamesTheMember(
        string slug,
        string path,
        string? value,
        string code,
        string pointer
    )
    {
        var document = Document(Sound());
        Assert.Equal(
            [code, $"/nodes/{Id(slug)}{pointer}"],
            Refused(document, Change("wait", """["name"]""", "\"fine\""), Change(slug, path, value))
        );
    }

    [Fact]
    public void ANode_ThatIsNone_IsRefused()
    {
        var document = Document(Sound());
        Assert.Equal(["invalid_id", "/nodes/me"], Refused(document, new NodeChange([], "me", [], null)));
        var other = Whole(Node("more", "delay")) with { Node = Id("other") };
        Assert.Equal(["invalid_id", $"/nodes/{Id("other")}/uuid"], Refused(document, other));
        var twice = Around([Node("a", "delay"), Node("a", "delay")]);
        Assert.Equal("duplicate_id", Refused(document, Whole(twice[2]!.AsObject()))[0]); // The group.
        Assert.Equal(
            "too_long",
            Refused(document, Change("check", """["config","a"]""", $"\"{new string('x', 256_000)}\""))[0]
        );
    }

    [Fact]
    public void MoreNodesThanAReleaseHolds_AreRefused()
    {
        var document = Document(Large(ReleaseLimits.Nodes));
        Assert.Equal("too_many", Refused(document, Whole(Node("more", "delay")))[0]);
        Assert.NotEqual(
            document.Hash,
            Good(Apply(document, Change("n1", "[]", null), Whole(Node("more", "delay")))).Hash
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"baseVersion":-1,"changes":[]}""")]
    [InlineData("""{"baseVersion":1,"changes":{}}""")]
    [InlineData("""{"baseVersion":1,"changes":[1]}""")]
    [InlineData("""{"baseVersion":1,"changes":[{"node":"x"}]}""")]
    [InlineData("""{"baseVersion":1,"changes":[{"node":"x","path":[1]}]}""")]
    [InlineData("""{"baseVersion":1,"changes":[{"node":"x","path":[],"value":{"a":1,"a":2}}]}""")]
    [InlineData("""{"baseVersion":1,"changes":[{"node":"x","path":[],"value":"\ud800"}]}""")]
    public void ABatch_ThatCannotBeRead_IsRefused(string text) =>
        Assert.IsType<DraftError.Invalid>(GraphBatch.Read(text).Error);

    [Fact]
    public void ALabel_FromOutside_IsTrimmedAndBounded()
    {
        var batch = Good(
            GraphBatch.Read($$"""{"baseVersion":0,"label":"  Do\u0007 {{new string('x', 300)}}","changes":[]}""")
        );
        Assert.StartsWith("Do xxx", batch.Label, StringComparison.Ordinal);
        Assert.Equal(101, batch.Label!.Length); // It has one.
        Assert.Null(Good(GraphBatch.Read("""{"baseVersion":0,"label":" \n","changes":[]}""")).Label);
    }

    [Fact]
    public void Layout_OfAThousandNodes_IsOneOperationWithinASecond()
    {
        var document = Document(Large(1_000));
        var batch = Good(GraphBatch.Read("""{"baseVersion":0,"changes":[],"layout":{"scope":[]}}"""));
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var after = Good(batch.ApplyTo(document));
        Assert.InRange(watch.ElapsedMilliseconds, 0, 1_000);
        Assert.All(
            DocumentDiff.Between(document, after),
            static change => Assert.Equal(NodeMembers.Position, change.Path.Last)
        );
        Assert.Equal("Lay out all nodes", batch.Label);
    }

    [Fact]
    public void Layout_OfAFewNodes_LeavesTheOthersWhereTheyAre()
    {
        var document = Document(Sound());
        var batch = Good(
            GraphBatch.Read(
                $$$"""{"baseVersion":0,"changes":[],"layout":{"scope":[],"nodes":["{{{Id("check")}}}","{{{Id("wait")}}}"]}}"""
            )
        );
        var moved = DocumentDiff.Between(document, Good(batch.ApplyTo(document)));
        Assert.Equal("Lay out 2 nodes", batch.Label);
        Assert.NotEmpty(moved);
        Assert.All(
            moved,
            static change => Assert.Contains(change.Path.Segments[1], (string[])[Id("check"), Id("wait")])
        );
    }

    internal static NodeChange Change(string slug, string path, string? value) =>
        new(
            [],
            Id(slug),
            [.. JsonNode.Parse(path)!.AsArray().Select(static name => name!.GetValue<string>())], // A list of texts.
            value is null ? new ReadOnlyMemory<byte>?() : Encoding.UTF8.GetBytes(value)
        );

    internal static NodeChange Whole(JsonObject node) =>
        new([], node["uuid"]!.GetValue<string>(), [], Encoding.UTF8.GetBytes(node.ToJsonString())); // Nodes have one.

    private static Result<Document> Apply(Document document, params NodeChange[] changes) =>
        GraphEdits.Apply(document, [.. changes]);

    private static string[] Refused(Document document, params NodeChange[] changes)
    {
        var error = Assert.IsType<DraftError.Invalid>(Apply(document, changes).Error);
        return [error.Errors[0].Code, error.Errors[0].Pointer];
    }

    private static T Good<T>(Result<T> result)
    {
        Assert.True(result.TryGet(out var value, out var error), error?.ToString());
        return value;
    }

    private static string Sent(ImmutableArray<NodeChange> changes)
    {
        var buffer = new System.Buffers.ArrayBufferWriter<byte>();
        using (var json = new System.Text.Json.Utf8JsonWriter(buffer))
        {
            GraphChanges.Write(json, changes);
        }

        return $$"""{"baseVersion":0,"changes":{{Encoding.UTF8.GetString(buffer.WrittenSpan)}}}""";
    }

    private static string Leaf(Document document, params string[] path) =>
        Assert.IsType<LeafNode>(document.At(DocumentPath.Of(["nodes", .. path]))).ToString();

    private static string Member(Document document, string slug, string member) =>
        Encoding.UTF8.GetString(
            NodeWriter
                .WriteMember(member, ((MapNode)ReleaseDocument.NodesOf(document).Find(Id(slug))!).Find(member))!
                .Value.Span // Both are there.
        );

    /// <summary>The nodes, and a group with the same in it.</summary>
    private static JsonArray Around(JsonArray nodes, bool isAround = false)
    {
        var all = (JsonArray)nodes.DeepClone();
        if (!isAround)
        {
            all.Add(
                Node("around", "group").With("config", new JsonObject { ["a"] = 1, ["_nodes"] = nodes.DeepClone() })
            );
        }

        return all;
    }

    /// <summary>The nodes by uuid, those in groups too: the order among them is not part of a difference.</summary>
    private static string Sorted(Document document) => Sorted(JsonNode.Parse(Json(document))!.AsArray()); // A list.

    private static string Sorted(JsonArray nodes)
    {
        var lines = nodes
            .Select(static node =>
            {
                var copy = (JsonObject)node!.DeepClone(); // Nodes are objects.
                if (copy["config"] is JsonObject config && config["_nodes"] is JsonArray nested)
                {
                    config["_nodes"] = Sorted(nested);
                }

                return copy.ToJsonString();
            })
            .Order(StringComparer.Ordinal);
        return string.Join('\n', lines);
    }
}
