using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>The picture of a graph is worked on with the pointer.</summary>
public sealed class MoveGraphStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    /// <summary>A circuit says that it is there in as many bytes; all else is longer.</summary>
    private const int Ping = 3;

    [Fact]
    public async Task ThreeNodes_AreDragged_SilentlyUntilTheDrop_AndMovedInOneStep()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var (editor, page, workflow, sent) = await OpenAsync(
            workflows,
            StudioWorkflows.Row("start", "filter", "delay", "end")
        );
        await LassoAsync(page, editor.Node("start"), editor.Node("delay"));
        await Assertions.Expect(editor.Chosen).ToHaveCountAsync(3);
        var version = await editor.VersionAsync();

        var (x, y) = await MiddleAsync(editor.Node("filter"));
        await page.Mouse.MoveAsync(x, y);
        await SettleAsync(page);
        sent.Clear();
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 203, y + 41, new MouseMoveOptions { Steps = 40 });
        await SettleAsync(page);
        Assert.DoesNotContain(sent, static length => length > Ping);
        await page.Mouse.UpAsync();

        await Assertions.Expect(editor.Status).ToContainTextAsync($"Saved, version {version + 1}");
        var moved = (await workflows.NodesAsync(workflow, Cancellation))
            .Select(static node => (X: (double)node!["position"]!["x"]!, Y: (double)node["position"]!["y"]!))
            .ToArray();
        Assert.Equal(moved[0].X, moved[1].X);
        Assert.Equal(moved[0].X, moved[2].X);
        Assert.True(moved[0].X > 100, $"moved to {moved[0].X}");
        Assert.Equal(160, moved[1].Y - moved[0].Y);
        Assert.Equal(0, moved[3].X);

        Assert.True(await editor.UndoAsync());
        var back = await workflows.NodesAsync(workflow, Cancellation);
        Assert.All(back, static node => Assert.Equal(0, (double)node!["position"]!["x"]!));
    }

    [Fact]
    public async Task Escape_PutsBackWhatIsDragged_AndSavesNothing()
    {
        using var api = new StudioApi(Server);
        var (editor, page, _, _) = await OpenAsync(
            new StudioWorkflows(api),
            StudioWorkflows.Row("start", "filter", "end")
        );
        var version = await editor.VersionAsync();
        var (x, y) = await MiddleAsync(editor.Node("filter"));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 150, y + 20, new MouseMoveOptions { Steps = 5 });
        await page.Keyboard.PressAsync("Escape");
        await page.Mouse.UpAsync();

        var (left, top) = await MiddleAsync(editor.Node("filter"));
        Assert.Equal(x, left, 1f);
        Assert.Equal(y, top, 1f);
        Assert.Equal(version, await editor.VersionAsync());
    }

    [Fact]
    public async Task ACircle_IsRefused_AndShownAsAPath()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var nodes = StudioWorkflows.Row("start", "filter", "delay", "script");
        var (editor, page, workflow, _) = await OpenAsync(workflows, nodes);
        var before = await workflows.EdgesAsync(workflow, Cancellation);
        var (x, y) = await MiddleAsync(editor.Port("script"));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        var (toX, toY) = await MiddleAsync(editor.Node("filter"));
        await page.Mouse.MoveAsync(toX, toY, new MouseMoveOptions { Steps = 8 });
        await Assertions
            .Expect(editor.Canvas.GetByText("It would lead in a circle: script → filter → delay → script."))
            .ToBeVisibleAsync();
        await Assertions.Expect(editor.Node("delay")).ToHaveAttributeAsync("data-state", "dimmed");
        await page.Mouse.UpAsync();

        await Assertions.Expect(editor.Said("It would lead in a circle").First).ToBeAttachedAsync();
        Assert.Equal(before, await workflows.EdgesAsync(workflow, Cancellation));
    }

    [Fact]
    public async Task WhatAnotherChangesMeanwhile_DoesNotDisturbADrag()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var (editor, page, workflow, _) = await OpenAsync(workflows, StudioWorkflows.Row("start", "filter", "end"));
        var (x, y) = await MiddleAsync(editor.Node("filter"));
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 120, y, new MouseMoveOptions { Steps = 6 });
        var nodes = (JsonArray)(await workflows.NodesAsync(workflow, Cancellation)).DeepClone();
        nodes[1]!["name"] = "<script>renamed</script>";
        nodes[2]!["name"] = "The end";
        await workflows.DraftAsync(workflow, nodes, Cancellation);
        await Assertions.Expect(editor.Node("The end")).ToBeVisibleAsync();
        var (midX, _) = await MiddleAsync(editor.Node("filter"));
        Assert.InRange(midX, x + 100, x + 140);
        await page.Mouse.UpAsync();

        // A name is text, whatever is in it.
        await Assertions.Expect(editor.Node("<script>renamed</script>")).ToBeVisibleAsync();
        await editor.SavedAsync();
        await Assertions.Expect(page.Locator("[data-graph] script")).ToHaveCountAsync(0);
        var after = await workflows.NodesAsync(workflow, Cancellation);
        Assert.InRange((double)after[1]!["position"]!["x"]!, 100, 140);
        Assert.Equal("<script>renamed</script>", (string)after[1]!["name"]!);
    }

    [Fact]
    public async Task APicture_IsZoomedAtThePointer_Fitted_AndFoundAgainAfterAReload()
    {
        using var api = new StudioApi(Server);
        var (editor, page, _, _) = await OpenAsync(
            new StudioWorkflows(api),
            StudioWorkflows.Row("start", "filter", "end")
        );
        var (x, y) = await MiddleAsync(editor.Node("filter"));
        await page.Mouse.MoveAsync(x, y);
        await page.Keyboard.DownAsync("Control");
        await page.Mouse.WheelAsync(0, -100);
        await page.Mouse.WheelAsync(0, -100);
        await page.Keyboard.UpAsync("Control");
        await Assertions.Expect(editor.Zoom).ToHaveTextAsync("149 %");
        var (zoomedX, zoomedY) = await MiddleAsync(editor.Node("filter"));
        Assert.Equal(x, zoomedX, 2f);
        Assert.Equal(y, zoomedY, 2f);

        await page.WaitForFunctionAsync(
            "() => Object.keys(sessionStorage).some(key => key.startsWith('ds-graph-view:'))"
        );
        await page.ReloadAsync();
        await Assertions.Expect(editor.Zoom).ToHaveTextAsync("149 %");
        await editor.Canvas.FocusAsync();
        await page.Keyboard.PressAsync("Shift+1");
        await Assertions.Expect(editor.Zoom).ToHaveTextAsync("100 %");
        await Axe.AssertCleanAsync(page);
    }

    private async Task<(GraphEditorPage Editor, IPage Page, string Workflow, ConcurrentQueue<int> Sent)> OpenAsync(
        StudioWorkflows workflows,
        JsonArray nodes
    )
    {
        var workflow = await workflows.AddAsync(TestContext.Current.Test?.TestDisplayName ?? "Moved", Cancellation);
        var draft = await workflows.DraftAsync(workflow, nodes, Cancellation);
        var browser = await OpenSignedInAsync();
        ConcurrentQueue<int> sent = [];
        browser.Page.WebSocket += (_, socket) =>
            socket.FrameSent += (_, frame) => sent.Enqueue(frame.Binary?.Length ?? frame.Text?.Length ?? 0);
        await browser.GoToAsync(GraphEditorPage.AddressOf(draft));
        var editor = new GraphEditorPage(browser.Page);
        await editor.EditableAsync();
        return (editor, browser.Page, workflow, sent);
    }

    /// <summary>Draws a rectangle around two nodes and all between them, beginning on the blank.</summary>
    private static async Task LassoAsync(IPage page, ILocator first, ILocator last)
    {
        var from = await first.BoundingBoxAsync() ?? throw new InvalidOperationException("The first is not drawn.");
        var to = await last.BoundingBoxAsync() ?? throw new InvalidOperationException("The last is not drawn.");
        await page.Mouse.MoveAsync(from.X - 30, from.Y - 20);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(to.X + 60, to.Y + (to.Height / 2), new MouseMoveOptions { Steps = 8 });
        await page.Mouse.UpAsync();
    }

    /// <summary>Until a moment has passed in which the page drew and sent what it had to.</summary>
    private static Task SettleAsync(IPage page) =>
        page.EvaluateAsync("() => new Promise(settled => setTimeout(() => requestIdleCallback(settled), 600))");

    private static async Task<(float X, float Y)> MiddleAsync(ILocator locator)
    {
        await Assertions.Expect(locator).ToBeVisibleAsync();
        var box = await locator.BoundingBoxAsync() ?? throw new InvalidOperationException("It is not drawn.");
        return (box.X + (box.Width / 2), box.Y + (box.Height / 2));
    }
}
