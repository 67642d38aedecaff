using AngleSharp.Dom;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Features.History;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.Review;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Review;

/// <summary>The inbox as a person goes through it: a press of a key clicks the button that names it.</summary>
public sealed class ReviewPageTests
{
    [Fact]
    public void WithNothingToDecide_SaysSo_WithOneAction()
    {
        using var story = new WorkStory();
        var page = story.Open<ReviewPage>("/review");

        Assert.Contains("Nothing waits for a decision.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("/providers", page.Find(".ds-card a").GetAttribute("href"));
    }

    [Fact]
    public async Task JAndK_MoveAlongTheList_AndStandInTheAddress()
    {
        using var story = new WorkStory();
        await Waiting(story, "one", "two", "three");
        var page = story.Open<ReviewPage>("/review");

        Press(page, "j");
        Assert.Equal("/review?item=provider%3Atwo", story.Address);
        Assert.Equal("two", Current(page));
        Press(page, "j");
        Press(page, "j");
        Assert.Equal("one", Current(page));
        Press(page, "k");
        Assert.Equal("two", Current(page));
    }

    [Fact]
    public async Task ThePanel_ShowsWhatItWouldChange_BeforeAndAfter()
    {
        using var story = new WorkStory();
        var draft = await story.Draft(story.Bob, "Old");
        await story.Propose(story.Bob, "k", "New", draft);

        var page = story.Open<ReviewPage>("/review");

        Assert.EndsWith("Old", page.Find(".panel del").TextContent, StringComparison.Ordinal);
        Assert.EndsWith("New", page.Find(".panel ins").TextContent, StringComparison.Ordinal);
        Assert.Contains("Bob proposes a change", page.Find(".panel header").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_AcceptsTheCurrentOne_GoesOn_AndTheCountFollows()
    {
        using var story = new WorkStory();
        await Waiting(story, "one", "two");
        var page = story.Open<ReviewPage>("/review");
        story.Wait();
        Assert.Equal(2, story.State<FrameState>().ReviewCount);

        Press(page, "a");
        story.Wait();

        Assert.Equal(ProposalStatus.Accepted, (await story.Proposal("two")).Status);
        Assert.Equal("one", Current(page));
        Assert.Equal(1, story.State<FrameState>().ReviewCount);
        Assert.Equal("Accepted: two", story.State<FrameState>().Announcement.Text);
    }

    [Fact]
    public async Task R_AsksForAComment_AndKeepsIt()
    {
        using var story = new WorkStory();
        await Waiting(story, "one");
        var page = story.Open<ReviewPage>("/review");

        Press(page, "r");
        Assert.Equal(ProposalStatus.Pending, (await story.Proposal("one")).Status);
        await page.Find("dialog textarea").InputAsync("Not this name.");
        await page.Find("dialog .ds-button--danger").ClickAsync();
        story.Wait();

        var proposal = await story.Proposal("one");
        Assert.Equal((ProposalStatus.Rejected, "Not this name."), (proposal.Status, proposal.Comment));
        Assert.Empty(page.FindAll("dialog"));
    }

    [Fact]
    public async Task XAndShiftA_AcceptTheSelected_WithOneResultEach()
    {
        using var story = new WorkStory();
        var draft = await story.Draft(story.Bob, "Old");
        await story.Propose(story.Bob, "stale", "Proposed", draft);
        await story.Rename(story.Bob, draft, "Changed since");
        await Waiting(story, "fine");
        var page = story.Open<ReviewPage>("/review");

        Press(page, "x");
        Press(page, "j");
        Press(page, "x");
        Assert.Equal("2 selected", page.Find("[aria-label=Selection] span").TextContent);
        Press(page, "shift+a");
        story.Wait();

        Assert.Equal(ProposalStatus.Accepted, (await story.Proposal("fine")).Status);
        Assert.Equal(ProposalStatus.Pending, (await story.Proposal("stale")).Status);
        var results = page.FindAll("[aria-label=Results] li");
        Assert.Equal(2, results.Count);
        Assert.Contains("Somebody else changed the same field.", results[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Accepted", results[1].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStaleOne_SaysWhy_AndCannotBeAccepted()
    {
        using var story = new WorkStory();
        var draft = await story.Draft(story.Bob, "Old");
        await story.Propose(story.Bob, "k", "Proposed", draft);
        await story.Rename(story.Bob, draft, "Changed since");
        var page = story.Open<ReviewPage>("/review");

        var accept = page.Find("[data-keys=a]");
        Assert.Equal("true", accept.GetAttribute("aria-disabled"));
        Assert.Contains(
            "Stale: the draft changed the same fields since",
            page.Find($"#{accept.GetAttribute("aria-describedby")}").TextContent,
            StringComparison.Ordinal
        );
        Press(page, "a");
        Assert.Equal(ProposalStatus.Pending, (await story.Proposal("k")).Status);
    }

    [Fact]
    public async Task OnesOwn_WhereThatIsForbidden_WaitsForOthers_AndSaysWhy()
    {
        using var story = new WorkStory();
        story.Store.Rules = new WorkspaceRules { ForbidOwnDecisions = true };
        await story.Propose(story.Me, "mine", "Mine");
        var page = story.Open<ReviewPage>("/review");
        story.Wait();

        Assert.Equal("Waiting for others", page.Find("section[aria-label] h2").TextContent.Split(" 1")[0].Trim());
        Assert.Contains("It is your own", page.Find("[data-keys=a]").GetAttribute("title"), StringComparison.Ordinal);
        Press(page, "r");
        Assert.Empty(page.FindAll("dialog"));
        Assert.Equal(0, story.State<FrameState>().ReviewCount);
    }

    [Fact]
    public async Task WithoutThePermission_EverythingWaitsForOthers()
    {
        using var story = new WorkStory(Role.Viewer);
        await Waiting(story, "one");
        var page = story.Open<ReviewPage>("/review");

        Assert.Contains("proposals.decide", page.Find("[data-keys=a]").GetAttribute("title"), StringComparison.Ordinal);
        Assert.Equal("Waiting for others", page.Find(".lists section").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task WhatOthersPropose_Appears()
    {
        using var story = new WorkStory();
        var page = story.Open<ReviewPage>("/review");

        await Waiting(story, "late");
        story.Wait();

        Assert.Equal("late", Current(page));
    }

    private static async Task Waiting(WorkStory story, params string[] keys)
    {
        foreach (var key in keys)
        {
            await story.Propose(story.Bob, key, key);
        }
    }

    private static void Press(IRenderedComponent<ReviewPage> page, string keys) =>
        page.Find($"[data-keys='{keys}']").Click();

    private static string? Current(IRenderedComponent<ReviewPage> page) =>
        page.Find("[aria-current=true] .title").Text();
}
