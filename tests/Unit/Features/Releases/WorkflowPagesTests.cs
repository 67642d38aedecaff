using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Tests.Unit.Kinds.Releases;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Artifacts;
using DraftStudio.Web.Features.History;
using DraftStudio.Web.Features.Releases;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Releases;

public sealed class WorkflowPagesTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_TellsWhatIsLiveOfEach_AndWhatItIs()
    {
        using var story = new WorkflowStory();
        await story.CreateAsync("Look up a customer", WorkflowHeader.Tool);
        var welcome = await story.CreateAsync("Welcome");
        await story.DeployAsync(welcome, Graphs.Sound());

        var page = story.Open<WorkflowListPage>("/workflows");

        Assert.Equal(
            [("Look up a customer", "Tool", "Not deployed"), ("Welcome", "Workflow", "Live 1.0.0")],
            page.FindAll("tbody tr")
                .Where(static row => row.QuerySelector("td.name a") is not null)
                .Select(static row =>
                    (
                        row.QuerySelector("td.name a")!.TextContent, // Asked for above.
                        row.QuerySelector("td.sorts")?.TextContent ?? "",
                        row.QuerySelector(".status")?.TextContent.Trim() ?? ""
                    )
                )
                .Order()
        );
    }

    [Fact]
    public async Task New_GoesToItsAddress_AndMakesWhatIsNamed()
    {
        using var story = new WorkflowStory();
        var page = story.Open<WorkflowListPage>("/workflows");

        await page.Find("[data-keys=n]").ClickAsync();
        Assert.Equal("/workflows/new", story.Address);
        await page.Find("dialog input[type=text]").ChangeAsync("Send invoices");
        await page.Find("dialog input[value=tool]").ChangeAsync("tool");
        await page.Find("dialog form").SubmitAsync();

        Assert.StartsWith("/workflows/drafts/", story.Address, StringComparison.Ordinal);
        var draft = await story.Work.Head(new DraftId(Guid.Parse(story.Address.Split('/')[^1])));
        Assert.Equal(("Send invoices", DraftStatus.Active), (draft.Title, draft.Status));
        var workflow = await story.Work.Store.FindArtifactAsync(
            EngineStory.Here,
            draft.Artifact ?? throw new Xunit.Sdk.XunitException("It is a draft of nothing."),
            Cancel
        );
        Assert.NotNull(workflow);
        Assert.Equal("tool", (await story.Workflows.ReadAsync(story.Work.Store, workflow, Cancel)).Kind);
    }

    [Fact]
    public async Task New_WithoutAName_SaysSo_AndMakesNothing()
    {
        using var story = new WorkflowStory();
        var page = story.Open<WorkflowListPage>("/workflows/new");

        await page.Find("dialog form").SubmitAsync();

        Assert.Equal("A workflow has a name.", page.Find("dialog [role=alert]").TextContent.Trim());
        Assert.Equal("/workflows/new", story.Address);
        await page.Find("dialog [data-dismiss]").ClickAsync();
        Assert.Equal("/workflows", story.Address);
        Assert.Empty(page.FindAll("dialog"));
        Assert.Null(story.Work.State<WorkflowCreationState>().Failure);
    }

    [Fact]
    public async Task Page_ShowsWhatIsLive_AndEachReleaseWithItsStatus()
    {
        using var story = new WorkflowStory();
        var workflow = await story.CreateAsync("Welcome");
        await story.DeployAsync(workflow, Graphs.Sound(), "The first one");
        await story.DeployAsync(workflow, [Graphs.Node("start", "start", "end"), Graphs.Node("end", "end")]);

        var page = Show(story, workflow);

        Assert.Equal("Live 1.0.1", page.Find("h1 + .ds-badge").TextContent.Trim());
        Assert.Contains("2", page.Find(".count").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["1.0.1", "1.0.0: The first one", "Revision 1: Create workflow"],
            page.FindAll("[aria-label=Releases] .ds-keyset__title").Select(static title => title.TextContent)
        );
        Assert.Equal(
            ["Live", "Archived"],
            page.FindAll("[aria-label=Releases] .ds-badge").Select(static badge => badge.TextContent.Trim())
        );
    }

    [Fact]
    public async Task Page_ComparesWithTheReleaseThatTheAddressNames()
    {
        using var story = new WorkflowStory();
        var workflow = await story.CreateAsync("Welcome");
        await story.DeployAsync(workflow, Graphs.Sound());
        await story.DeployAsync(workflow, [Graphs.Node("start", "start", "end"), Graphs.Node("end", "end")]);
        await story.DeployAsync(workflow, Graphs.Sound());
        var page = Show(story, workflow);

        await page.Find("[aria-label='What changed'] select").ChangeAsync("2");

        Assert.EndsWith("?against=2", story.Address, StringComparison.Ordinal);
        Assert.Equal("1.0.2 against 1.0.0", page.Find("[aria-label='What changed'] h2").TextContent);
    }

    [Fact]
    public async Task Page_RestoresAnOldRelease_IntoTheDraft()
    {
        using var story = new WorkflowStory();
        var workflow = await story.CreateAsync("Welcome");
        await story.DeployAsync(workflow, Graphs.Sound());
        await story.DeployAsync(workflow, [Graphs.Node("start", "start", "end"), Graphs.Node("end", "end")]);
        var page = Show(story, workflow);

        await page.Find("[aria-label='Restore as draft: 1.0.0']").ClickAsync();

        Assert.StartsWith("/workflows/drafts/", story.Address, StringComparison.Ordinal);
        var draft = await story.Releases.FindDraftAsync(story.Work.Store, workflow, Cancel);
        Assert.Equal(Graphs.Sound().Count, ReleaseDocument.NodesOf(EngineStory.Good(draft).Document).Count);
    }

    [Fact]
    public async Task Page_OfWhatWasNeverDeployed_SaysSo()
    {
        using var story = new WorkflowStory(Role.Viewer);
        var workflow = await story.CreateAsync("Welcome");

        var page = Show(story, workflow);

        Assert.Equal("Not deployed", page.Find("h1 + .ds-badge").TextContent.Trim());
        Assert.Empty(page.FindAll(".tools button"));
    }

    [Fact]
    public async Task Duplicate_OpensADraftOfACopy()
    {
        using var story = new WorkflowStory();
        var workflow = await story.CreateAsync("Welcome");
        await story.DeployAsync(workflow, Graphs.Sound());
        var page = Show(story, workflow);

        await page.FindAll(".tools button")
            .Single(static button => button.TextContent.Contains("Duplicate", StringComparison.Ordinal))
            .ClickAsync();

        var draft = await story.Work.Head(new DraftId(Guid.Parse(story.Address.Split('/')[^1])));
        Assert.Equal("Welcome copy", draft.Title);
        Assert.NotEqual(workflow.Id, draft.Artifact);
    }

    [Fact]
    public async Task Rename_CallsTheWorkflowOtherwise_AndMakesNoRelease()
    {
        using var story = new WorkflowStory();
        var workflow = await story.CreateAsync("Welcome");
        await story.DeployAsync(workflow, Graphs.Sound());
        var page = Show(story, workflow);

        await page.InvokeAsync(() => Tool(page, "Rename").ClickAsync());
        await page.Find("dialog input").ChangeAsync(" Greet ");
        await page.Find("dialog form").SubmitAsync();

        Assert.Empty(page.FindAll("dialog"));
        var header = await story.Workflows.ReadAsync(story.Work.Store, await FindAsync(story, workflow), Cancel);
        Assert.Equal(("Greet", "welcome", "What Welcome does"), (header.Name, header.Slug, header.Description));
        Assert.Equal("Live 1.0.0", Show(story, workflow).Find("h1 + .ds-badge").TextContent.Trim());
    }

    [Fact]
    public async Task Rename_ToNothing_SaysSo_AndChangesNothing()
    {
        using var story = new WorkflowStory();
        var workflow = await story.CreateAsync("Welcome");
        var page = Show(story, workflow);

        await page.InvokeAsync(() => Tool(page, "Rename").ClickAsync());
        await page.Find("dialog input").ChangeAsync(" ");
        await page.Find("dialog form").SubmitAsync();

        Assert.Equal("A workflow has a name.", page.Find("dialog [role=alert]").TextContent.Trim());
        Assert.Equal("Welcome", (await FindAsync(story, workflow)).Title);
    }

    [Theory]
    [InlineData("workflow", "1.0.3\nBecause", "deployed")]
    [InlineData("workflow", "Create workflow", "created")]
    [InlineData("workflow", "Rename workflow", "renamed")]
    [InlineData("workflow", "Change workflow", "changed")]
    [InlineData("provider", "1.0.3", "committed")]
    public void ACommit_IsCalledWhatItIs(string kind, string message, string verb) =>
        Assert.Equal(verb, EventWords.VerbOf("draft.committed", kind, message));

    private static AngleSharp.Dom.IElement Tool(IRenderedComponent<WorkflowPage> page, string name) =>
        page.FindAll(".tools button")
            .Single(button => button.TextContent.Trim().StartsWith(name, StringComparison.Ordinal));

    private static async Task<Artifact> FindAsync(WorkflowStory story, Artifact workflow) =>
        await story.Work.Store.FindArtifactAsync(workflow.Workspace, workflow.Id, Cancel)
        ?? throw new Xunit.Sdk.XunitException("The workflow is gone.");

    private static IRenderedComponent<WorkflowPage> Show(WorkflowStory story, Artifact workflow)
    {
        story.Get<Microsoft.AspNetCore.Components.NavigationManager>().NavigateTo($"/workflows/{workflow.Id}");
        return story.Page.Render<WorkflowPage>(page => page.Add(p => p.Id, workflow.Id.Value));
    }
}
