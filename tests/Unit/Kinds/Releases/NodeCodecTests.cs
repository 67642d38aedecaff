using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using Xunit;
using static DraftStudio.Tests.Unit.Kinds.Releases.Graphs;

namespace DraftStudio.Tests.Unit.Kinds.Releases;

public sealed class NodeCodecTests
{
    [Fact]
    public void TenThousandNodes_ComeBackByteForByte()
    {
        var request = Large(10_000);

        var document = Document(request);

        Assert.Equal(request[request.IndexOf('[', StringComparison.Ordinal)..^1], Json(document));
        Assert.Equal(document.Hash, DocumentJson.Read(DocumentJson.Write(document)).Hash);
    }

    [Fact]
    public void ReadAgain_WithWhatWasReadBefore_IsTheSameDocument()
    {
        var request = Encoding.UTF8.GetBytes(Large(50));
        Assert.True(ReleaseUpdate.Read(request, ReleaseDocument.Blank, null).TryGet(out var first, out _));
        var (document, texts) = first.ApplyTo(ReleaseDocument.Blank);

        Assert.True(ReleaseUpdate.Read(request, document, texts).TryGet(out var again, out _));

        Assert.Same(document, again.ApplyTo(document).Document);
        Assert.All(
            again.Nodes!.Items.Zip(texts!.Items),
            static pair => Assert.Same(pair.First.Value, pair.Second.Value)
        ); // Both have nodes.
    }

    [Fact]
    public void Read_OfAMovedNode_ChangesItsPositionAlone()
    {
        var document = Document(Sound());
        var nodes = Sound();
        nodes.Find("wait").With("position", new JsonObject { ["x"] = 12.5, ["y"] = 7 });

        var change = Assert.Single(DocumentDiff.Between(document, Document(nodes, document)));

        Assert.Equal($"/nodes/{Id("wait")}/position", change.Path.ToString());
        Assert.Equal("Move 1 node", Kind.Describe([change]));
    }

    [Fact]
    public void Read_OfNodesInAnotherOrder_MovesOneOrderKey()
    {
        var document = Document(Sound());
        var nodes = Sound();
        var last = nodes[^1]!; // There are five.
        nodes.Remove(last);
        nodes.Insert(1, last);

        var next = Document(nodes, document);

        var change = Assert.Single(DocumentDiff.Between(document, next));
        Assert.Equal($"/nodeOrder/{Id("end")}", change.Path.ToString());
        Assert.Equal(nodes.ToJsonString(), Json(next));
        Assert.Equal("Reorder nodes", Kind.Describe([change]));
    }

    [Fact]
    public void Members_KeepTheirOrderAndTheirForm()
    {
        const string node = """
            {"x-first":[1.0,1e0],"kind":"native","slug":"odd","uuid":"0197F9A2-5C1E-7B6A-9C55-2F3D1E0A4CFF","~tilde":1,"~~":2,"actionSlug":"delay","position":{"y":1.10,"x":-0},"config":{"z":-0.0,"a":12345678901234567890.5,"~order":{"q":1},"nul":"\u0000"},"fallbackOnFailure":true,"childrenUuids":[null,"0197F9A2-5C1E-7B6A-9C55-2F3D1E0A4C01",null],"name":null,"retry":{"later":true}}
            """;
        var document = Document($$"""{"workflowUuid":"{{Workflow}}","nodes":[{{node.Trim()}}]}""");

        Assert.Equal($"[{node.Trim()}]", Json(document));
    }

    [Theory]
    [InlineData("""{"uuid":"x"}""", "/nodes/0/uuid", "invalid_id")]
    [InlineData("""{"uuid":null}""", "/nodes/0/uuid", "wrong_type")]
    [InlineData("""{"slug":1}""", "/nodes/0/slug", "wrong_type")]
    [InlineData("""{"config":[]}""", "/nodes/0/config", "wrong_type")]
    [InlineData("""{"config":null}""", "/nodes/0/config", "wrong_type")]
    [InlineData("""{"childrenUuids":{}}""", "/nodes/0/childrenUuids", "wrong_type")]
    [InlineData("""{"childrenUuids":[1]}""", "/nodes/0/childrenUuids/0", "wrong_type")]
    [InlineData("""{"childrenUuids":[null,"x"]}""", "/nodes/0/childrenUuids/1", "invalid_id")]
    [InlineData("""{"fallbackOnFailure":"yes"}""", "/nodes/0/fallbackOnFailure", "wrong_type")]
    [InlineData("""{"fallbackChildUuid":"x"}""", "/nodes/0/fallbackChildUuid", "invalid_id")]
    [InlineData("""{"position":null}""", "/nodes/0/position", "wrong_type")]
    [InlineData("""{"position":{"x":1}}""", "/nodes/0/position/y", "required")]
    [InlineData("""{"position":{"x":"1","y":1}}""", "/nodes/0/position/x", "wrong_type")]
    [InlineData("""{"position":{"x":1e999,"y":1}}""", "/nodes/0/position/x", "out_of_range")]
    [InlineData("""{"kind":"robot"}""", "/nodes/0/kind", "unknown_value")]
    [InlineData("""{"kind":7}""", "/nodes/0/kind", "wrong_type")]
    [InlineData("""{"kind":"connector"}""", "/nodes/0/integrationSlug", "required")]
    [InlineData("""{"name":false}""", "/nodes/0/name", "wrong_type")]
    [InlineData("""{"description":[]}""", "/nodes/0/description", "wrong_type")]
    [InlineData("""{"actionSlug":null}""", "/nodes/0/actionSlug", "wrong_type")]
    [InlineData("""{"retry":[]}""", "/nodes/0/retry", "wrong_type")]
    [InlineData("""{"retry":{"initialInterval":"1"}}""", "/nodes/0/retry/initialInterval", "wrong_type")]
    [InlineData("""{"waitUntilFinished":1}""", "/nodes/0/waitUntilFinished", "wrong_type")]
    public void Read_OfAWrongMember_PointsAtIt(string wrong, string pointer, string code)
    {
        var node = Node("start", "start", "end");
        foreach (var (name, value) in JsonNode.Parse(wrong)!.AsObject()) // It is an object.
        {
            node[name] = value?.DeepClone();
        }

        Refused(new JsonArray(node), pointer, code);
    }

    [Theory]
    [InlineData("uuid")]
    [InlineData("slug")]
    [InlineData("config")]
    [InlineData("childrenUuids")]
    [InlineData("fallbackOnFailure")]
    [InlineData("position")]
    [InlineData("kind")]
    [InlineData("actionSlug")]
    public void Read_WithoutAMember_AsksForIt(string member)
    {
        var node = Node("start", "start");
        node.Remove(member);

        Refused(new JsonArray(node), "/nodes/0/" + member, "required");
    }

    [Fact]
    public void Read_OfTheSameUuidTwice_IsRefused()
    {
        var twin = Node("twin", "delay", "end").With("uuid", Id("start").ToUpperInvariant());

        Refused(new JsonArray(Node("start", "start", "end"), twin), "/nodes/1/uuid", "duplicate_id");
    }

    [Fact]
    public void Read_OfTooManyNodes_IsRefused()
    {
        var request = Large(10_001);

        Assert.False(Read(request).TryGet(out _, out var error));
        Assert.Equal("too_many", Assert.Single(Assert.IsType<DraftError.Invalid>(error).Errors).Code);
    }

    [Fact]
    public void Read_OfTooManyNodesInGroups_IsRefused_WhateverIsRemembered()
    {
        var known = new JsonArray(Group("first", 4_000), Group("last", 5_000));
        Assert.True(ReleaseUpdate.Read(Bytes(known), ReleaseDocument.Blank, null).TryGet(out var first, out _));
        var (document, texts) = first.ApplyTo(ReleaseDocument.Blank);
        var more = new JsonArray(Group("first", 4_999), Group("last", 5_000));

        foreach (var remembered in (NodeList?[])[texts, null])
        {
            Assert.False(ReleaseUpdate.Read(Bytes(more), document, remembered).TryGet(out _, out var error));
            Assert.Equal("too_many", Assert.Single(Assert.IsType<DraftError.Invalid>(error).Errors).Code);
        }

        static byte[] Bytes(JsonArray nodes) => Encoding.UTF8.GetBytes(Request(nodes));

        static JsonObject Group(string slug, int count) =>
            Node(slug, "group", "last")
                .With(
                    "config",
                    new JsonObject
                    {
                        ["_nodes"] = new JsonArray([
                            .. Enumerable.Range(0, count).Select(i => Node($"{slug}{i}", "end")),
                        ]),
                    }
                );
    }

    [Fact]
    public void Read_OfALargeConfig_IsRefused_WhatAGroupHoldsAside()
    {
        var text = new string('x', 255_000);
        var inside = new JsonArray(
            Node("a", "script", "b").Config($$"""{"script":"{{text}}"}"""),
            Node("b", "script").Config($$"""{"script":"{{text}}"}""")
        );
        var group = Node("group", "group", "end").With("config", new JsonObject { ["_nodes"] = inside });
        Assert.True(Read(Request(new JsonArray(group.DeepClone()))).TryGet(out _, out _));

        inside[0]!["config"]!["more"] = new string('x', 1_000); // They were made above.
        Refused(new JsonArray(group), "/nodes/0/config/_nodes/0/config", "too_long");
    }

    [Theory]
    [InlineData("""{"workflowUuid":"x","nodes":[{"a":1,"a":2}]}""")]
    [InlineData("""{"workflowUuid":"x","nodes":[{"config":{"a":1,"\u0061":2}}]}""")]
    [InlineData("""{"workflowUuid":"x","workflowUuid":"y"}""")]
    [InlineData("""{"workflowUuid":"x","nodes":[{"slug":"\ud800"}]}""")]
    [InlineData("""{"workflowUuid":"x","nodes":[{}""")]
    [InlineData("""{"workflowUuid":"x","nodes":[{},]}""")]
    [InlineData("""{"workflowUuid":"x"} {}""")]
    [InlineData("[]")]
    public void Read_OfWhatNoDocumentTakes_Throws(string json) => Assert.ThrowsAny<JsonException>(() => Read(json));

    [Fact]
    public void FormFieldsAndTestRecords_ComeBackAsTheyCame()
    {
        const string fields =
            """[{"slug":"b","name":"B","kind":"enum","enum":["x"],"later":1.0},{"slug":"a","name":"A","kind":"array","fields":[{"slug":"c","name":"C","kind":"date"}]},{"slug":"b","name":"B","kind":"any"}]""";
        const string records =
            """[{"kind":"data","data":{"z":1,"a":0.10}},{"kind":"id","id":"7","data":null},{"kind":"data","data":[]},{"kind":"data","data":{}}]""";
        var document = Document(
            $$"""{"workflowUuid":"{{Workflow}}","formFields":{{fields}},"testRecords":{{records}}}"""
        );

        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartArray();
            ReleaseDocument.WriteFormFields(json, document);
            ReleaseDocument.WriteTestRecords(json, document);
            json.WriteEndArray();
        }

        Assert.Equal($"[{fields},{records}]", Encoding.UTF8.GetString(bytes.ToArray()));
    }

    [Fact]
    public void ManyRecordsWithoutIdentity_AreNumbered()
    {
        var records = string.Join(',', Enumerable.Repeat("""{"kind":"data","data":{}}""", 10_000));

        var document = Document($$"""{"workflowUuid":"{{Workflow}}","testRecords":[{{records}}]}""");

        var items = EntryReader.Items(document.At(ReleaseDocument.TestRecords));
        Assert.Equal(10_000, items.Count);
        Assert.NotNull(items.Find("data"));
        Assert.NotNull(items.Find("data#2"));
        Assert.NotNull(items.Find("data#10000"));
    }

    [Fact]
    public void Options_FillOnlyWhatNodesLeaveOut()
    {
        var nodes = Sound();
        nodes.Add(
            (JsonNode)
                Connector("own", "http", "request", "end")
                    .Config("""{"url":"x","modelUuid":"kept"}""")
                    .With("connectorUuid", Id("kept"))
        );
        var request = JsonNode.Parse(Request(nodes))!.AsObject(); // It was just made.
        request["options"] = JsonNode.Parse(
            $$$$"""{"connectorUuidsByIntegrationSlug":{"http":"{{{{Id("c")}}}}"},"modelUuidsByIntegrationSlug":{"http":"{{{{Id("m")}}}}"}}"""
        );
        Assert.True(Read(request.ToJsonString()).TryGet(out var update, out _));

        var filled = update.Options.Fill(update.Nodes!); // The request has nodes.

        var sent = JsonNode.Parse(Json(update.WithNodes(filled).ApplyTo(ReleaseDocument.Blank).Document))!.AsArray(); // An array was written.
        Assert.Equal(Id("c"), sent.Find("load")["connectorUuid"]!.GetValue<string>()); // Filled in.
        Assert.Equal(Id("m"), sent.Find("load")["config"]!["modelUuid"]!.GetValue<string>()); // Filled in.
        Assert.Equal(nodes.Find("own").ToJsonString(), sent.Find("own").ToJsonString());
        Assert.Equal(nodes.Find("wait").ToJsonString(), sent.Find("wait").ToJsonString());
        Assert.Empty(update.Options.Unused(filled));
    }

    [Theory]
    [InlineData("Add node wait", 0, 1)]
    [InlineData("Remove node wait", 1, 0)]
    public void Describe_NamesTheNode(string label, int before, int after)
    {
        var without = Sound();
        without.Remove(without.Find("wait"));
        Document[] documents = [Document(without), Document(Sound(), Document(without))];

        Assert.Equal(label, Kind.Describe(DocumentDiff.Between(documents[before], documents[after])));
    }

    private static void Refused(JsonArray nodes, string pointer, string code)
    {
        Assert.False(Read(Request(nodes)).TryGet(out _, out var error));
        var errors = Assert.IsType<DraftError.Invalid>(error).Errors;
        Assert.Contains(errors, found => found.Pointer == pointer && found.Code == code);
    }
}
