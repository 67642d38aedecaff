using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Releases;

/// <summary>Graphs as they are sent, and what is made of them.</summary>
internal static class Graphs
{
    public const string Workflow = "0197f9a2-5c1e-7b6a-9c55-2f3d1e0a4c01";

    public static readonly ReleaseKind Kind = new(ActionCatalogue.BuiltIn);

    /// <summary>The uuid of the node with the slug: the same each time.</summary>
    public static string Id(string slug)
    {
        var hash = ContentHash.Of(Encoding.UTF8.GetBytes(slug)).ToString();
        return $"{hash[..8]}-{hash[8..12]}-7{hash[13..16]}-8{hash[17..20]}-{hash[20..32]}";
    }

    public static JsonObject Node(string slug, string action, params string?[] children) =>
        new()
        {
            ["uuid"] = Id(slug),
            ["slug"] = slug,
            ["config"] = new JsonObject(),
            ["childrenUuids"] = new JsonArray([
                .. children.Select(static child => child is null ? null : JsonValue.Create(Id(child))),
            ]),
            ["fallbackOnFailure"] = false,
            ["position"] = new JsonObject { ["x"] = 0, ["y"] = 0 },
            ["kind"] = "native",
            ["actionSlug"] = action,
        };

    public static JsonObject Connector(string slug, string integration, string action, params string?[] children)
    {
        var node = Node(slug, action, children);
        node["kind"] = "connector";
        node["integrationSlug"] = integration;
        return node;
    }

    public static JsonObject With(this JsonObject node, string member, JsonNode? value)
    {
        node[member] = value;
        return node;
    }

    public static JsonObject Config(this JsonObject node, string json) => node.With("config", JsonNode.Parse(json));

    /// <summary>A graph that can be deployed, with a branch and a fallback.</summary>
    public static JsonArray Sound() =>
        new(
            Node("start", "start", "load"),
            Connector("load", "http", "request", "check")
                .Config("""{"method":"GET","url":"https://example.org/{{nodes.start.id}}"}""")
                .With("fallbackOnFailure", true)
                .With("fallbackChildUuid", Id("end")),
            Node("check", "branch", "wait", "end"),
            Node("wait", "delay", "end").Config("""{"duration":1.50,"unit":"minutes"}"""),
            Node("end", "end")
        );

    public static JsonObject Find(this JsonArray nodes, string slug) =>
        nodes.OfType<JsonObject>().Single(node => node["slug"]!.GetValue<string>() == slug); // Every node has one.

    public static string Request(JsonArray nodes) =>
        new JsonObject { ["workflowUuid"] = Workflow, ["nodes"] = nodes.DeepClone() }.ToJsonString();

    public static Result<ReleaseUpdate> Read(string json, Document? before = null) =>
        ReleaseUpdate.Read(Encoding.UTF8.GetBytes(json), before ?? ReleaseDocument.Blank, null);

    public static Document Document(JsonArray nodes, Document? before = null) => Document(Request(nodes), before);

    public static Document Document(string json, Document? before = null)
    {
        Assert.True(Read(json, before).TryGet(out var update, out var error), error?.ToString());
        return update.ApplyTo(before ?? ReleaseDocument.Blank).Document;
    }

    /// <summary>The nodes as they are sent back.</summary>
    public static string Json(Document document)
    {
        var nodes = NodeList.Of(ReleaseDocument.NodesOf(document), ReleaseDocument.OrderOf(document));
        return "[" + string.Join(",", nodes.Written.Select(static text => Encoding.UTF8.GetString(text.Span))) + "]";
    }

    /// <summary>So many nodes in a row, with branches among them, and the request that has them.</summary>
    public static string Large(int count)
    {
        var json = new StringBuilder();
        json.Append(CultureInfo.InvariantCulture, $$"""{"workflowUuid":"{{Workflow}}","nodes":[""");
        for (var i = 0; i < count; i++)
        {
            var next = i + 1 < count ? $"\"{Id($"n{i + 1}")}\"" : "";
            var action =
                i == 0 ? "start"
                : i + 1 == count ? "end"
                : "variables";
            json.Append(i == 0 ? "" : ",")
                .Append(
                    CultureInfo.InvariantCulture,
                    $$$$"""{"uuid":"{{{{Id($"n{i}")}}}}","slug":"n{{{{i}}}}","config":{"zeta":1.10,"alpha":{"b":1e3,"a":[1,2,{"x":"{{{{new string('t', 150)}}}}"}]},"variables":[]},"childrenUuids":[{{{{next}}}}],"fallbackOnFailure":false,"position":{"x":{{{{i}}}}.0,"y":-0.50},"kind":"native","actionSlug":"{{{{action}}}}","name":"Node \u00e9 {{{{i}}}}","x-later":{"q":null}}"""
                );
        }

        return json.Append("]}").ToString();
    }
}
