using System.Text.Json.Nodes;
using AngleSharp.Dom;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Kinds.Releases;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Releases;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Releases;

public sealed class NodeInspectorTests
{
    private static string Load => Graphs.Id("load");

    [Fact]
    public async Task OfOneNode_IsTheFormOfItsActionsSchema()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(WithUnknown());
        var inspector = Choose(story, "load");

        Assert.Equal("load", inspector.Find("h2").TextContent);
        Assert.Equal(
            "https://example.org/{{nodes.start.id}}",
            Field(inspector, $"node/{Load}/config/url").GetAttribute("value")
        );
        Assert.Equal(
            ["\"GET\"", "\"POST\"", "\"PUT\"", "\"PATCH\"", "\"DELETE\""],
            Field(inspector, $"json/{Load}/config/method")
                .QuerySelectorAll("option")
                .Skip(1)
                .Select(static option => option.GetAttribute("value"))
        );
        Assert.Equal("3.10", Field(inspector, $"value/{Load}/config/x-later").GetAttribute("value"));
        Assert.Equal(Load, inspector.Find("[data-inspects]").GetAttribute("data-inspects"));
    }

    [Fact]
    public async Task WhatIsTyped_IsSaved_AndTheRestStaysAsItIsWritten()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(WithUnknown());
        var before = story.Written("load");
        Choose(story, "load");

        story.Type($"node/{Load}/config/url", "https://b.example");

        Assert.Equal(
            before.Replace("https://example.org/{{nodes.start.id}}", "https://b.example", StringComparison.Ordinal),
            story.Written("load")
        );
        Assert.Equal(0, story.Editing.Waiting);
    }

    [Theory]
    [InlineData("{{nodes.start.pause}}", "\"{{nodes.start.pause}}\"")]
    [InlineData("2.50", "2.50")]
    public async Task ANumber_MayBeAnExpression_AndKeepsItsDigits(string entered, string json)
    {
        using var story = new WorkflowStory();
        await story.EditAsync(Graphs.Sound());
        Choose(story, "wait");

        story.Type($"value/{Graphs.Id("wait")}/config/duration", entered);

        Assert.Contains($"\"duration\":{json},", story.Written("wait"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMemberThatDiffersFromLive_IsMarked_AndReverted()
    {
        using var story = new WorkflowStory();
        var changed = Graphs.Sound();
        changed.Find("load")["config"]!["url"] = "https://other.example"; // It has a config.
        await story.EditLiveAsync(Graphs.Sound(), changed);
        var inspector = Choose(story, "load");

        var revert = inspector.Find("[aria-label='Revert URL']");
        Assert.Equal("Live: https://example.org/{{nodes.start.id}}", revert.GetAttribute("title"));
        await revert.ClickAsync();

        Assert.Equal(
            "https://example.org/{{nodes.start.id}}",
            story.Node("load")["config"]?["url"]?.GetValue<string>()
        );
        Assert.Empty(inspector.FindAll("[aria-label='Revert URL']"));
    }

    [Fact]
    public async Task AWholeNode_IsReverted()
    {
        using var story = new WorkflowStory();
        var changed = Graphs.Sound();
        changed.Find("wait")["name"] = "Later";
        changed.Find("wait")["config"] = new JsonObject();
        await story.EditLiveAsync(Graphs.Sound(), changed);
        var inspector = Choose(story, "wait");

        await inspector
            .FindAll("button")
            .Single(static button => button.TextContent.Contains("Revert node", StringComparison.Ordinal))
            .ClickAsync();

        Assert.Equal(Graphs.Sound().Find("wait").ToJsonString(), story.Written("wait"));
    }

    [Fact]
    public async Task Problems_StandBesideTheMember_TheOthersAtTheTop()
    {
        using var story = new WorkflowStory();
        var nodes = Graphs.Sound();
        nodes.Find("load")["config"] = new JsonObject { ["method"] = "GET" };
        nodes.Find("load")["childrenUuids"] = new JsonArray((JsonNode?)null);
        await story.EditAsync(nodes);
        var inspector = Choose(story, "load");

        var url = Field(inspector, $"node/{Load}/config/url");
        Assert.Equal("true", url.GetAttribute("aria-invalid"));
        Assert.Contains(
            "url is required",
            inspector.Find($"#{url.GetAttribute("aria-describedby")}").TextContent,
            StringComparison.Ordinal
        );
        Assert.NotEmpty(inspector.FindAll("[aria-label='Problems of the node'] li"));
    }

    [Fact]
    public async Task Json_IsTheWholeNode_AndWhatIsNone_IsRefusedWithItsPlace()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(Graphs.Sound());
        var inspector = Choose(story, "wait");
        await inspector.FindAll(".tab")[1].ClickAsync();
        var version = story.Editing.Version;

        story.Type($"json/{Graphs.Id("wait")}", "{\n  \"uuid\": oops\n}");

        Assert.Contains("line 2, column 11", inspector.Find(".ds-field__error").TextContent, StringComparison.Ordinal);
        Assert.Equal(version, story.Editing.Version);

        story.Type(
            $"json/{Graphs.Id("wait")}",
            Graphs.Sound().Find("wait").With("name", "Later").ToJsonString(new() { WriteIndented = true })
        );

        Assert.Equal(version + 1, story.Editing.Version);
        Assert.Equal(Graphs.Sound().Find("wait").With("name", "Later").ToJsonString(), story.Written("wait"));
    }

    [Fact]
    public async Task AList_IsAddedTo_Moved_AndShortened()
    {
        using var story = new WorkflowStory();
        var nodes = Graphs.Sound();
        nodes.Find("check").Config("""{"conditions":[{"field":"a","value":1.50},{"field":"b"}]}""");
        await story.EditAsync(nodes);
        var inspector = Choose(story, "check");

        await inspector.Find("[aria-label='Move Conditions 2 up']").ClickAsync();
        await inspector.Find(".list > button").ClickAsync();
        await inspector.Find("[aria-label='Remove Conditions 1']").ClickAsync();

        Assert.Equal(
            """{"conditions":[{"field":"a","value":1.50},{}]}""",
            story.Node("check")["config"]?.ToJsonString()
        );
        story.Type($"node/{Graphs.Id("check")}/config/conditions/1/field", "c");
        Assert.Equal(
            """{"conditions":[{"field":"a","value":1.50},{"field":"c"}]}""",
            story.Node("check")["config"]?.ToJsonString()
        );
    }

    [Fact]
    public async Task AChoice_TakesAnExpression_AndKeepsWhatItDoesNotOffer()
    {
        using var story = new WorkflowStory();
        var nodes = Graphs.Sound();
        nodes.Find("load").Config("""{"method":"HEAD","url":"https://a.example"}""");
        await story.EditAsync(nodes);
        var inspector = Choose(story, "load");

        Assert.Contains("HEAD", Field(inspector, $"json/{Load}/config/method").TextContent, StringComparison.Ordinal);
        await inspector.Find("[aria-label='Expression for Method']").ClickAsync();
        story.Type($"value/{Load}/config/method", "{{nodes.start.method}}");

        Assert.Equal("{{nodes.start.method}}", story.Node("load")["config"]?["method"]?.GetValue<string>());
    }

    [Fact]
    public async Task AFailure_GoesWhereOneChooses()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(Graphs.Sound());
        var inspector = Choose(story, "wait");

        await inspector.Find("input[type=checkbox]").ChangeAsync(true);

        Assert.True(story.Node("wait")["fallbackOnFailure"]?.GetValue<bool>());
        Assert.NotEmpty(inspector.FindAll("[role=combobox]"));
    }

    [Fact]
    public async Task Connections_SelectAndShowTheOtherNode()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(Graphs.Sound());
        var inspector = Choose(story, "check");

        await inspector.FindAll(".edge").First(static edge => edge.TextContent == "wait").ClickAsync();

        var command = story.Work.State<WorkflowEditorState>().Command;
        Assert.Equal(("reveal", Graphs.Id("wait")), (command?.Name, Assert.Single(command?.Keys ?? [])));
        Assert.Contains("load", inspector.Find("[aria-label=Connections]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfSeveral_SaysHowMany_AndWhatTheyShare()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(Graphs.Sound());

        var inspector = Choose(story, "wait", "end");

        Assert.Equal("2 nodes", inspector.Find("h2").TextContent);
        Assert.Contains("Delay 1", inspector.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfNone_IsTheWorkflow()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(Graphs.Sound());

        var inspector = Choose(story);

        Assert.Equal("Welcome", inspector.Find("h2").TextContent);
        Assert.Contains("What Welcome does", inspector.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfAReader_TakesNothing()
    {
        using var story = new WorkflowStory(Role.Viewer);
        await story.EditAsync(Graphs.Sound());

        var inspector = Choose(story, "load");

        Assert.All(
            inspector.FindAll("input[data-path], textarea[data-path]"),
            static field => Assert.True(field.HasAttribute("readonly"))
        );
    }

    private static IRenderedComponent<NodeInspector> Choose(WorkflowStory story, params string[] slugs)
    {
        story.Choose(slugs);
        return story.Page.Render<NodeInspector>();
    }

    private static IElement Field(IRenderedComponent<NodeInspector> inspector, string path) =>
        inspector.FindAll("[data-path]").Single(field => field.GetAttribute("data-path") == path);

    private static JsonArray WithUnknown()
    {
        var nodes = Graphs.Sound();
        nodes.Find("load").Config("""{"method":"GET","url":"https://example.org/{{nodes.start.id}}","x-later":3.10}""");
        return nodes;
    }
}
