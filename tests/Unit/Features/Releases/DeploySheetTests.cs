using System.Text.Json.Nodes;
using Bunit;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Releases;
using DraftStudio.Tests.Unit.Kinds.Releases;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Editing;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Releases;

public sealed class DeploySheetTests
{
    private static CancellationToken Cancel => Xunit.TestContext.Current.CancellationToken;

    [Fact]
    public async Task Deploys_WithTheVersionAndTheDescription()
    {
        using var story = new WorkflowStory();
        var workflow = await story.EditLiveAsync(Graphs.Sound(), Renamed("wait", "Later"));
        var sheet = Open(story);

        Assert.Equal("Deploy", sheet.Find("dialog h2").TextContent);
        Assert.Equal("1.0.1", sheet.Find("#commit-name").GetAttribute("value"));
        Assert.Contains("Later: name", sheet.Find("[aria-label=Changes]").TextContent, StringComparison.Ordinal);
        Assert.Contains("Changed by Bob", sheet.Find("[aria-label=Changes]").TextContent, StringComparison.Ordinal);
        await sheet.Find("#commit-name").InputAsync("2.0.0");
        await sheet.Find("#commit-message").ChangeAsync("Waits longer");
        await sheet.Find(".ds-button--primary").ClickAsync();

        var live = await story.Workflows.FindLiveAsync(story.Work.Store, await FindAsync(story, workflow), Cancel);
        Assert.Equal(("2.0.0", "Waits longer"), (live?.Name.Version, live?.Name.Description));
        story.Work.Wait();
        Assert.Equal("This draft was deployed.", story.Editing.Reason);
        Assert.Null(story.Editing.CommitSheet);
    }

    [Theory]
    [InlineData("1.0.0", "comes after 1.0.0")]
    [InlineData("two", "three numbers")]
    public async Task AVersionThatCannotBe_IsSaidAtOnce_AndBlocks(string version, string why)
    {
        using var story = new WorkflowStory();
        await story.EditLiveAsync(Graphs.Sound(), Renamed("wait", "Later"));
        var sheet = Open(story);

        await sheet.Find("#commit-name").InputAsync(version);

        Assert.Contains(why, sheet.Find("#commit-name-note").TextContent, StringComparison.Ordinal);
        Assert.True(sheet.Find(".ds-button--primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task AProblem_NamesItsNode_AndBlocks()
    {
        using var story = new WorkflowStory();
        var nodes = Renamed("wait", "Later");
        nodes.Find("wait")["retry"] = new JsonObject { ["maximumAttempts"] = 500 };
        await story.EditAsync(nodes);

        var sheet = Open(story);

        Assert.StartsWith(
            "Later: ",
            sheet.Find("[aria-label=Problems] li").TextContent.Trim(),
            StringComparison.Ordinal
        );
        Assert.True(sheet.Find(".ds-button--primary").HasAttribute("disabled"));
    }

    [Fact]
    public async Task AToolWithoutAForm_AndAGraphWithoutNodes_Block()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(new JsonArray(), kind: WorkflowHeader.Tool);

        var sheet = Open(story);

        Assert.Equal(3, sheet.FindAll("[aria-label=Problems] li").Count);
    }

    [Fact]
    public async Task BehindLive_IsRebasedFromTheSheet_WhichIsThenReadAnew()
    {
        using var story = new WorkflowStory();
        await story.EditLiveAsync(Graphs.Sound(), Renamed("wait", "Later"));
        var sheet = Open(story);
        var read = story.Editing.CommitSheet ?? throw new Xunit.Sdk.XunitException("The sheet is shut.");
        story.Work.Do(new CommitSheetLoaded(read with { Behind = 2 }));

        await sheet.Find(".behind button").ClickAsync();

        Assert.Empty(sheet.FindAll(".behind"));
        Assert.Equal(0, story.Editing.CommitSheet?.Behind);
    }

    [Fact]
    public async Task OfAForm_ThereIsNoVersion()
    {
        using var story = new WorkflowStory();
        await story.EditAsync(Graphs.Sound());
        var sheet = Open(story);

        Assert.Equal("1.0.0", story.Editing.CommitSheet?.Name);
        story.Work.Do(
            new CommitSheetLoaded(
                new CommitSheetState
                {
                    Loading = false,
                    Changes = [new ChangeLine(DocumentPath.Root, "Name", null, "x")],
                }
            )
        );

        Assert.Empty(sheet.FindAll("#commit-name"));
    }

    private static IRenderedComponent<CommitSheet> Open(WorkflowStory story)
    {
        var sheet = story.Page.Render<CommitSheet>();
        story.Work.Do(new CommitSheetOpened());
        return sheet;
    }

    private static JsonArray Renamed(string slug, string name)
    {
        var nodes = Graphs.Sound();
        nodes.Find(slug)["name"] = name;
        return nodes;
    }

    private static async Task<Artifact> FindAsync(WorkflowStory story, Artifact workflow) =>
        await story.Work.Store.FindArtifactAsync(EngineStory.Here, workflow.Id, Cancel)
        ?? throw new Xunit.Sdk.XunitException("The workflow is gone.");
}
