using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A workflow of eight nodes is built, with the mouse alone and with the keys alone; all of it is taken back.</summary>
public sealed class BuildGraphStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    private static readonly string[] Built =
    [
        "branch → end",
        "branch → request",
        "delay → end_2",
        "filter ! delay",
        "filter → branch",
        "request → send",
        "send → end",
        "start → filter",
    ];

    [Fact]
    public async Task EightNodes_AreBuiltWithTheMouse_TakenBack_AndDoneAgain()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var (page, workflow) = await OpenAsync(workflows, "Built with the mouse");
        var editor = new GraphEditorPage(page);

        await editor.DragAsync(editor.Action("Start"), editor.Canvas, right: -150, down: -280);
        await editor.DragAsync(editor.Port("start"), editor.Canvas, right: -150, down: -190);
        await editor.ChooseAsync("Add a node after start", "filter");
        await editor.DragAsync(editor.Port("filter"), editor.Canvas, right: -150, down: -60);
        await editor.ChooseAsync("Add a node after filter", "branch");
        await editor.DragAsync(editor.Port("branch"), editor.Canvas, right: -290, down: 80);
        await editor.ChooseAsync("Add a node after branch", "http");
        await editor.DragAsync(editor.Port("request"), editor.Canvas, right: -290, down: 230);
        await editor.ChooseAsync("Add a node after request", "end");
        await editor.DragAsync(editor.Port("branch", "1"), editor.Node("end"), right: 60);
        await editor.DragAsync(editor.Action("Send an e-mail"), editor.Port("request"), down: 30);
        await Assertions.Expect(editor.Node("send")).ToBeVisibleAsync();
        await editor.DragAsync(editor.Port("filter", "fallback"), editor.Canvas, right: 150, down: -60);
        await editor.ChooseAsync("Add a node after filter", "delay");
        await editor.DragAsync(editor.Port("delay"), editor.Canvas, right: 150, down: 80);
        await editor.ChooseAsync("Add a node after delay", "end");

        await TakeBackAndDoAgainAsync(editor, page, workflows, workflow);
    }

    [Fact]
    public async Task EightNodes_AreBuiltWithTheKeys_TakenBack_AndDoneAgain()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var (page, workflow) = await OpenAsync(workflows, "Built with the keys");
        var editor = new GraphEditorPage(page);

        await editor.Canvas.FocusAsync();
        await AddAsync(editor, page, "Add a node", "start");
        await AddAsync(editor, page, "Add a node after start", "filter");
        await AddAsync(editor, page, "Add a node after filter", "branch");
        await AddAsync(editor, page, "Add a node after branch", "http");
        await AddAsync(editor, page, "Add a node after request", "e-mail");
        await AddAsync(editor, page, "Add a node after send", "end");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("f");
        await editor.ChooseAsync("Connect filter", "a new node");
        await editor.ChooseAsync("Add a node after filter, on failure", "delay");
        await AddAsync(editor, page, "Add a node after delay", "end");
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowDown");
        await Assertions
            .Expect(editor.Said("branch, Branch, 3 of 8, 1 problem; output 1 to request; output 2 to nothing"))
            .ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("c");
        await editor.ChooseAsync("Connect branch", "end");
        await Assertions.Expect(editor.Said("branch leads to end")).ToHaveCountAsync(1);
        await Assertions.Expect(editor.Canvas).ToBeFocusedAsync();

        await TakeBackAndDoAgainAsync(editor, page, workflows, workflow);
    }

    [Fact]
    public async Task KeysThatAreHeld_AreOneStep_AndWhatCannotBeSaysWhy()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var workflow = await workflows.AddAsync("Moved by keys", Cancellation);
        var draft = await workflows.DraftAsync(workflow, StudioWorkflows.Row("start", "delay", "end"), Cancellation);
        var browser = await OpenSignedInAsync(GraphEditorPage.AddressOf(draft));
        var page = browser.Page;
        var editor = new GraphEditorPage(page);
        await editor.EditableAsync();
        var before = await editor.VersionAsync();

        await editor.Canvas.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.DownAsync("Alt");
        for (var press = 0; press < 10; press++)
        {
            await page.Keyboard.DownAsync("ArrowRight");
        }

        await page.Keyboard.UpAsync("ArrowRight");
        await page.Keyboard.UpAsync("Alt");
        await Assertions.Expect(editor.Status).ToContainTextAsync($"Saved, version {before + 1}");
        var nodes = await workflows.NodesAsync(workflow, Cancellation);
        Assert.Equal(40, (double)nodes[0]!["position"]!["x"]!);

        await page.Keyboard.PressAsync("End");
        await page.Keyboard.PressAsync("c");
        await Assertions.Expect(editor.Said("end is an end: nothing comes after it.")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("c");
        await page.Keyboard.TypeAsync("start");
        var option = page.GetByRole(AriaRole.Option);
        await Assertions.Expect(option).ToHaveAttributeAsync("aria-disabled", "true");
        await Assertions.Expect(option).ToContainTextAsync("It leads to delay: that would be a circle.");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(editor.Canvas).ToBeFocusedAsync();
        await Axe.AssertCleanAsync(page);
    }

    private static async Task AddAsync(GraphEditorPage editor, IPage page, string list, string action)
    {
        await page.Keyboard.PressAsync("a");
        await editor.ChooseAsync(list, action);
    }

    private async Task<(IPage Page, string Workflow)> OpenAsync(StudioWorkflows workflows, string name)
    {
        var workflow = await workflows.AddAsync(name, Cancellation);
        var draft = await workflows.DraftAsync(workflow, [], Cancellation);
        var browser = await OpenSignedInAsync(GraphEditorPage.AddressOf(draft));
        await new GraphEditorPage(browser.Page).EditableAsync();
        return (browser.Page, workflow);
    }

    private static async Task TakeBackAndDoAgainAsync(
        GraphEditorPage editor,
        IPage page,
        StudioWorkflows workflows,
        string workflow
    )
    {
        await Assertions.Expect(editor.Row("start")).ToHaveCountAsync(1);
        await editor.SavedAsync();
        Assert.Equal(Built, await workflows.EdgesAsync(workflow, Cancellation));

        var steps = 0;
        while (await editor.UndoAsync())
        {
            steps++;
        }

        Assert.True(steps >= 8, $"Taken back: {steps}");
        Assert.Empty(await workflows.NodesAsync(workflow, Cancellation));
        await Assertions.Expect(editor.Rows).ToHaveCountAsync(0);
        await Assertions.Expect(editor.Node("start")).ToHaveCountAsync(0);

        for (var step = 0; step < steps; step++)
        {
            Assert.True(await editor.RedoAsync());
        }

        Assert.Equal(Built, await workflows.EdgesAsync(workflow, Cancellation));
        await Assertions.Expect(editor.Node("end_2")).ToBeVisibleAsync();

        await page.ReloadAsync();
        await editor.EditableAsync();
        await Assertions.Expect(editor.Node("end_2")).ToBeVisibleAsync();
        Assert.True(await editor.UndoAsync());
        Assert.NotEqual(Built, await workflows.EdgesAsync(workflow, Cancellation));
    }
}
