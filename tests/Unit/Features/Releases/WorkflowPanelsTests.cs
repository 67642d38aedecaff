using System.Text.Json.Nodes;
using Bunit;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Tests.Unit.Kinds.Releases;
using DraftStudio.Web.Features.Editing;
using DraftStudio.Web.Features.Releases;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Releases;

public sealed class WorkflowPanelsTests
{
    [Fact]
    public async Task Panels_AreOpenedAndClosedByTheAddress()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(new JsonArray());
        var panels = story.Open<WorkflowPanels>("/workflows/drafts/x?panel=problems");

        var tab = panels.Find("[aria-current]");

        Assert.StartsWith("Problems", tab.TextContent.Trim(), StringComparison.Ordinal);
        Assert.EndsWith("/workflows/drafts/x", tab.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("2", tab.QuerySelector(".count")?.TextContent);
        Assert.NotEmpty(panels.FindAll("[aria-label=Problems] li"));
        Assert.EndsWith("?panel=form", panels.FindAll("nav a")[2].GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Problems_NameTheirNode_AndShowIt()
    {
        using var story = new WorkflowStory();
        var nodes = Graphs.Sound();
        nodes.Find("wait")["name"] = "Wait a bit";
        nodes.Find("wait")["retry"] = new JsonObject { ["maximumAttempts"] = 500 };
        await story.EditAsync(nodes);
        var problems = story.Page.Render<GraphProblems>();

        Assert.Equal("Wait a bit", problems.Find(".name").TextContent);
        await problems.Find(".line").ClickAsync();

        var command = story.Work.State<WorkflowEditorState>().Command;
        Assert.Equal(("reveal", Graphs.Id("wait")), (command?.Name, Assert.Single(command?.Keys ?? [])));
    }

    [Fact]
    public async Task Problems_OfASoundGraph_AreNone()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(Graphs.Sound());

        Assert.Contains(
            "Nothing stands in the way",
            story.Page.Render<GraphProblems>().Markup,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TestRecords_AreAdded_Edited_Ordered_AndRemoved()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(
            Graphs.Sound(),
            new JsonObject { ["testRecords"] = JsonNode.Parse("""[{"kind":"id","id":"a","data":{"n":1.50}}]""") }
        );
        var editor = story.Page.Render<TestRecordsEditor>();

        await editor.FindAll(".ds-row button")[0].ClickAsync();
        story.Type("list.json/testRecords/1/data", """{ "x" : 2.0 }""");
        await editor.Find("[aria-label='Move record 2 up']").ClickAsync();

        Assert.Equal(
            """[{"kind":"data","data":{"x":2.0}},{"kind":"id","id":"a","data":{"n":1.50}}]""",
            ListOf(story, ReleaseDocument.TestRecords)
        );
        await editor.Find("[aria-label='Remove record 2']").ClickAsync();
        Assert.Equal("""[{"kind":"data","data":{"x":2.0}}]""", ListOf(story, ReleaseDocument.TestRecords));
    }

    [Fact]
    public async Task ATestRecord_ThatIsNoJson_IsRefusedWithItsPlace()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(
            Graphs.Sound(),
            new JsonObject { ["testRecords"] = JsonNode.Parse("""[{"kind":"data","data":{}}]""") }
        );
        var editor = story.Page.Render<TestRecordsEditor>();

        story.Type("list.json/testRecords/0/data", "{\"a\":\n}");

        Assert.Contains("line 2, column 1", editor.Find(".ds-field__error").TextContent, StringComparison.Ordinal);
        Assert.Equal("""[{"kind":"data","data":{}}]""", ListOf(story, ReleaseDocument.TestRecords));
    }

    [Fact]
    public async Task FormFields_NoForm_AndAnEmptyOne_AreTwoThings()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(Graphs.Sound(), kind: WorkflowHeader.Tool);
        var editor = story.Page.Render<FormFieldsEditor>();

        Assert.Contains("deploying it needs a form", editor.Markup, StringComparison.Ordinal);
        await editor.Find(".ds-row button").ClickAsync();
        Assert.Equal("[]", ListOf(story, ReleaseDocument.FormFields));
        Assert.DoesNotContain("deploying it needs a form", editor.Markup, StringComparison.Ordinal);
        await editor.FindAll(".ds-row button")[1].ClickAsync();
        Assert.Equal("null", ListOf(story, ReleaseDocument.FormFields));
    }

    [Fact]
    public async Task FormFields_AreAdded_Changed_Ordered_AndRemoved()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(
            Graphs.Sound(),
            new JsonObject
            {
                ["formFields"] = JsonNode.Parse("""[{"slug":"a","name":"A","kind":"array","fields":[]}]"""),
            }
        );
        var editor = story.Page.Render<FormFieldsEditor>();

        await editor
            .FindAll("button")
            .Single(static b => b.TextContent.Contains("Add field", StringComparison.Ordinal))
            .ClickAsync();
        story.Type("list.text/formFields/1/kind", "date");
        await editor.FindAll(".nested > button")[0].ClickAsync();
        await editor.Find("[aria-label='Move field_2 up']").ClickAsync();
        await editor.FindAll("input[type=checkbox]")[0].ChangeAsync(true);

        Assert.Equal(
            """[{"slug":"field_2","name":"Field 2","kind":"date","isRequired":true},{"slug":"a","name":"A","kind":"array","fields":[{"slug":"field_1","name":"Field 1","kind":"string"}]}]""",
            ListOf(story, ReleaseDocument.FormFields)
        );
        await editor.Find("[aria-label='Remove a']").ClickAsync();
        Assert.DoesNotContain("\"slug\":\"a\"", ListOf(story, ReleaseDocument.FormFields), StringComparison.Ordinal);
    }

    private static string ListOf(WorkflowStory story, DocumentPath list) =>
        new EntryField(FieldMode.Json, list.Last, []).In(story.View.Document) ?? "";
}
