using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A workflow is deployed, changed, deployed again, and its old release restored.</summary>
public sealed class DeployGraphStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task AWorkflow_IsDeployedTwice_AndItsOldReleaseRestored()
    {
        using var api = new StudioApi(Server);
        var workflows = new StudioWorkflows(api);
        var workflow = await workflows.AddAsync("Deployed", Cancellation);
        var draft = await workflows.DraftAsync(workflow, StudioWorkflows.Row("start", "end"), Cancellation);
        var browser = await OpenSignedInAsync(GraphEditorPage.AddressOf(draft));
        var (page, editor) = (browser.Page, new GraphEditorPage(browser.Page));

        await editor.EditableAsync();
        await DeployAsync(page, "1.0.0");
        await Assertions.Expect(page.GetByText("Live 1.0.0")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, Exactly("Edit")).ClickAsync();
        await editor.EditableAsync();
        await editor.Row("end, End").ClickAsync();
        await page.Keyboard.PressAsync("F2");
        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.TypeAsync("Finish");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Row("Finish, End")).ToHaveCountAsync(1);
        await editor.SavedAsync();
        await DeployAsync(page, "1.0.1");
        await Assertions.Expect(page.GetByText("Live 1.0.1")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, Exactly("Restore as draft: 1.0.0")).ClickAsync();
        await editor.EditableAsync();
        await Assertions.Expect(editor.Row("end, End")).ToHaveCountAsync(1);
        await Assertions.Expect(editor.Row("Finish, End")).ToHaveCountAsync(0);
        Assert.Equal(["start → end"], await workflows.EdgesAsync(workflow, Cancellation));
        Assert.Null((await workflows.NodesAsync(workflow, Cancellation))[1]!["name"]);
    }

    private static PageGetByRoleOptions Exactly(string name) => new() { Name = name, Exact = true };

    private static async Task DeployAsync(IPage page, string version)
    {
        await page.GetByRole(AriaRole.Button, Exactly("Deploy…")).ClickAsync();
        var sheet = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(sheet.GetByLabel("Version")).ToHaveValueAsync(version);
        await sheet
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Deploy", Exact = true })
            .ClickAsync();
        await Assertions.Expect(page.GetByText("This draft was deployed.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "View live" }).ClickAsync();
    }
}
