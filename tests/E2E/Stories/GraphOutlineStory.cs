using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>The outline does what the canvas does, and both show the same graph.</summary>
public sealed class GraphOutlineStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task AGraph_IsWorkedOnInTheOutlineAlone()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var workflow = await workflows.AddAsync("Worked on in the outline", Cancellation);
        var draft = await workflows.DraftAsync(workflow, StudioWorkflows.Row("start", "branch", "end"), Cancellation);
        var browser = await OpenSignedInAsync(GraphEditorPage.AddressOf(draft));
        var (page, editor) = (browser.Page, new GraphEditorPage(browser.Page));
        await editor.EditableAsync();
        var keys = page.Keyboard;

        // The second output of the branch is written down as missing: add to it there.
        await editor.Outline.FocusAsync();
        await ExpectRowsAsync(editor, "start, Start", "branch, Branch", "output 1: end, End", "output 2: nothing yet");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("a");
        await editor.ChooseAsync("Add a node after branch, output 2", "delay");
        await Assertions.Expect(editor.Outline).ToBeFocusedAsync();
        await ExpectRowsAsync(
            editor,
            "start, Start",
            "branch, Branch",
            "output 1: end, End",
            "output 2: delay, Delay",
            "output 1: nothing yet"
        );

        // Connected, renamed, given a way for its failure, duplicated.
        await keys.PressAsync("c");
        await editor.ChooseAsync("Connect delay", "end");
        await keys.PressAsync("F2");
        await keys.TypeAsync("Wait a day");
        await keys.PressAsync("Enter");
        await Assertions.Expect(editor.Node("Wait a day")).ToHaveCountAsync(1);
        await keys.PressAsync("f");
        await editor.ChooseAsync("Connect Wait a day", "a new node");
        await editor.ChooseAsync("Add a node after Wait a day, on failure", "end");
        await keys.PressAsync("Control+d");
        await Assertions.Expect(editor.Row("end_3, End")).ToHaveCountAsync(1);
        await Assertions.Expect(editor.Node("end_3")).ToHaveCountAsync(1);
        await keys.PressAsync("Delete");
        await Assertions.Expect(editor.Row("end_3, End")).ToHaveCountAsync(0);

        // Where ways meet, the node stands once, and each way says so.
        await ExpectRowsAsync(
            editor,
            "start, Start",
            "branch, Branch",
            "output 1: goes on at end",
            "output 2: Wait a day, Delay",
            "on failure: end_2, End",
            "goes on at end",
            "end, End"
        );
        await Assertions.Expect(editor.Row("branch, Branch")).ToHaveAttributeAsync("aria-level", "1");
        await Assertions.Expect(editor.Row("on failure: end_2, End")).ToHaveAttributeAsync("aria-level", "3");

        // A way is followed, folded away, cut.
        await editor.Row("output 1: goes on at end").ClickAsync();
        await Assertions.Expect(editor.Row("end, End")).ToHaveAttributeAsync("aria-selected", "true");
        await keys.PressAsync("Home");
        await keys.PressAsync("ArrowDown");
        await keys.PressAsync("ArrowLeft");
        await ExpectRowsAsync(editor, "start, Start", "branch, Branch", "end, End");
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("ArrowRight");
        await keys.PressAsync("Delete");
        await Assertions.Expect(editor.Row("output 1: nothing yet")).ToHaveCountAsync(1);
        await editor.SavedAsync();
        Assert.Equal(
            ["branch → delay", "branch → nothing", "delay ! end_2", "delay → end", "start → branch"],
            await workflows.EdgesAsync(workflow, Cancellation)
        );

        // What is chosen there is chosen here; the menu has the same commands.
        await editor.PressAsync("end");
        await Assertions.Expect(editor.Row("end, End")).ToHaveAttributeAsync("aria-selected", "true");
        await editor
            .Row("Wait a day")
            .Or(editor.Row("output 2: Wait a day"))
            .ClickAsync(new LocatorClickOptions { Button = MouseButton.Right });
        await Assertions.Expect(editor.MenuItem("Connect…")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(page);
        await editor.MenuItem("Delete").ClickAsync();
        await Assertions.Expect(editor.Node("Wait a day")).ToHaveCountAsync(0);
        await Assertions.Expect(editor.Outline).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Nodes_AreFoundByWhatTheyHold_OneAfterTheOther()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var workflow = await workflows.AddAsync("Searched", Cancellation);
        var nodes = StudioWorkflows.Row("start", "script", "delay", "end");
        nodes[1]!["config"]!["script"] = "return needle;";
        nodes[2]!["name"] = "Needle in a haystack";
        var draft = await workflows.DraftAsync(workflow, nodes, Cancellation);
        var browser = await OpenSignedInAsync(GraphEditorPage.AddressOf(draft));
        var (page, editor) = (browser.Page, new GraphEditorPage(browser.Page));
        await editor.EditableAsync();

        await editor.Canvas.FocusAsync();
        await page.Keyboard.PressAsync("Control+f");
        await Assertions.Expect(editor.Search).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("needle");
        await Assertions.Expect(page.GetByText("1 of 2", new PageGetByTextOptions { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(editor.Row("script, Script")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Enter");
        await Assertions
            .Expect(editor.Row("Needle in a haystack, Delay"))
            .ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Shift+Enter");
        await Assertions.Expect(editor.Row("script, Script")).ToHaveAttributeAsync("aria-selected", "true");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(editor.Canvas).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Nodes_AreGrouped_LookedInto_AndTakenOutAgain()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var workflow = await workflows.AddAsync("Grouped", Cancellation);
        var draft = await workflows.DraftAsync(
            workflow,
            StudioWorkflows.Row("start", "filter", "delay", "end"),
            Cancellation
        );
        var browser = await OpenSignedInAsync(GraphEditorPage.AddressOf(draft));
        var (page, editor) = (browser.Page, new GraphEditorPage(browser.Page));
        await editor.EditableAsync();

        await editor.Row("filter, Filter").ClickAsync();
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await page.Keyboard.PressAsync("g");
        await ExpectRowsAsync(editor, "start, Start", "group, Group", "end, End");
        await page.Keyboard.PressAsync("o");
        await ExpectRowsAsync(editor, "start_2, Start", "filter, Filter", "delay, Delay", "end_2, End");
        await Assertions
            .Expect(page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Open group" }))
            .ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.TypeAsync("Only the new");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Row("Only the new, Filter")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("Backspace");
        await ExpectRowsAsync(editor, "start, Start", "group, Group", "end, End");

        await editor.Row("group, Group").ClickAsync(new LocatorClickOptions { Button = MouseButton.Right });
        await editor.MenuItem("Take the group apart").ClickAsync();
        await ExpectRowsAsync(editor, "start, Start", "Only the new, Filter", "delay, Delay", "end, End");
        await editor.SavedAsync();
        Assert.Equal(
            ["delay → end", "filter → delay", "start → filter"],
            await workflows.EdgesAsync(workflow, Cancellation)
        );
    }

    private static async Task ExpectRowsAsync(GraphEditorPage editor, params string[] labels)
    {
        await Assertions.Expect(editor.Rows).ToHaveCountAsync(labels.Length);
        foreach (var label in labels)
        {
            await Assertions.Expect(editor.Row(label)).ToHaveCountAsync(1);
        }
    }
}
