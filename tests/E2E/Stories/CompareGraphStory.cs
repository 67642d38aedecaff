using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A draft is compared with what is live, change by change, and taken back in part.</summary>
public sealed class CompareGraphStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task Changes_AreSteppedThrough_AndTakenBackOneByOne()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var workflow = await workflows.AddAsync("Compared", Cancellation);
        await workflows.DraftAsync(workflow, StudioWorkflows.Row("start", "filter", "delay", "end"), Cancellation);
        await workflows.DeployAsync(workflow, null, Cancellation);
        var nodes = StudioWorkflows.Row("start", "filter", "delay", "end");
        nodes[0]!["position"]!["x"] = 200;
        nodes[1]!["name"] = "Only the new";
        nodes[1]!["description"] = "Since Monday";
        nodes[1]!["childrenUuids"]![0] = StudioWorkflows.Uuid(3);
        nodes.RemoveAt(2);
        nodes.Add(StudioWorkflows.Node(9, "script", "script", 3));
        var draft = await workflows.DraftAsync(workflow, nodes, Cancellation);
        var browser = await OpenSignedInAsync(GraphEditorPage.AddressOf(draft));
        var (page, editor) = (browser.Page, new GraphEditorPage(browser.Page));
        await editor.EditableAsync();

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Compare" }).ClickAsync();
        await Assertions
            .Expect(editor.Comparison)
            .ToContainTextAsync("4 changes: 1 added, 1 changed, 1 removed, 1 moved");
        await Assertions.Expect(editor.Row("start, Start, moved")).ToHaveCountAsync(1);
        var next = Button(editor, "Next change");
        await next.ClickAsync();
        await Assertions.Expect(editor.Said("start, moved")).ToHaveCountAsync(1);
        await next.ClickAsync();
        await Assertions.Expect(editor.Said("Only the new, changed")).ToHaveCountAsync(1);
        await Axe.AssertCleanAsync(page);

        // One member, then a node that is gone, then one that is new.
        await Button(editor, "3 members").ClickAsync();
        await editor.MenuItem("Revert name").ClickAsync();
        await Assertions.Expect(editor.Node("filter")).ToHaveCountAsync(1);
        await Assertions.Expect(Button(editor, "2 members")).ToBeVisibleAsync();
        await next.ClickAsync();
        await Assertions.Expect(editor.Said("delay, removed")).ToHaveCountAsync(1);
        await Button(editor, "Revert").ClickAsync();
        await Assertions.Expect(editor.Comparison).ToContainTextAsync("3 changes: 1 added, 1 changed, 1 moved");
        await next.ClickAsync();
        await Assertions.Expect(editor.Said("script, added")).ToHaveCountAsync(1);
        await Button(editor, "Revert").ClickAsync();
        await Assertions.Expect(editor.Comparison).ToContainTextAsync("2 changes: 1 changed, 1 moved");

        await editor.SavedAsync();
        Assert.Equal(
            ["delay → end", "filter → end", "start → filter"],
            await workflows.EdgesAsync(workflow, Cancellation)
        );
        await Button(editor, "Stop comparing").ClickAsync();
        await Assertions.Expect(editor.Comparison).ToBeHiddenAsync();
        Assert.True(await editor.UndoAsync());
        await Assertions.Expect(editor.Node("script")).ToHaveCountAsync(1);
    }

    private static ILocator Button(GraphEditorPage editor, string name) =>
        editor.Comparison.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });
}
