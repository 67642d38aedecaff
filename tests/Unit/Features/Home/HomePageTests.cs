using Bunit;
using DraftStudio.Tests.Unit.Features.History;
using DraftStudio.Web.Features.Home;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Home;

public sealed class HomePageTests
{
    [Fact]
    public void WithNothing_EverySectionSaysSo()
    {
        using var story = new WorkStory();
        var page = story.Open<HomePage>("/");

        Assert.Contains("Nothing waits for your decision.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("You have no draft open.", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nobody else has changed anything yet.", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Needs someone", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShowsMyDrafts_AndThatOneIsBehindLive()
    {
        using var story = new WorkStory();
        var live = await story.Live(story.Bob, "OpenAI");
        var mine = await story.Edit(story.Me, live);
        var other = await story.Edit(story.Bob, live);
        await story.Rename(story.Bob, other, "OpenAI EU");
        await story.Commit(story.Bob, other);

        var page = story.Open<HomePage>("/");

        Assert.Equal(
            2,
            page.FindAll($"a[href='/providers/drafts/{mine.Id}']")
                .Count(link => link.ClassName!.Contains("row", StringComparison.Ordinal))
        );
        Assert.Contains("Your draft is behind live by 1", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllMyDrafts_AreShownWhereTheLinkLeads_OfWhateverKind()
    {
        using var story = new WorkStory();
        for (var i = 0; i < 10; i++)
        {
            await story.Draft(story.Me, $"Draft {i}");
        }

        var page = story.Open<HomePage>("/");
        Assert.Equal(8, page.FindAll("a[href^='/providers/drafts/']").Count);
        var more = page.FindAll("a")
            .Single(static link => link.TextContent.Contains("All drafts", StringComparison.Ordinal));

        var all = story.Open<HomePage>(more.GetAttribute("href") ?? "");

        Assert.Equal(10, all.FindAll("a[href^='/providers/drafts/']").Count);
        Assert.Contains("Only the latest", all.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStaleProposal_NeedsSomeone_AndIsNoTurn()
    {
        using var story = new WorkStory();
        var draft = await story.Draft(story.Bob, "Old");
        await story.Propose(story.Bob, "k", "Proposed", draft);
        await story.Rename(story.Bob, draft, "Changed since");

        var page = story.Open<HomePage>("/");

        Assert.Contains("Needs someone", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Nothing waits for your decision.", page.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindAll("a[href='/review?item=provider%3Ak']"));
    }

    [Fact]
    public async Task WhatOthersDidSinceTheLastVisit_IsNew_MyOwnIsNotThere()
    {
        using var story = new WorkStory();
        await story.Draft(story.Bob, "Before");
        story.Visits.At = story.Time.GetUtcNow();
        await story.Draft(story.Bob, "Since");
        await story.Draft(story.Me, "Mine");

        var page = story.Open<HomePage>("/");

        Assert.Contains("What changed since your last visit", page.Markup, StringComparison.Ordinal);
        var lines = page.FindAll("li.line");
        Assert.Equal(4, lines.Count);
        Assert.Equal(2, page.FindAll("li.new").Count);
        Assert.All(
            page.FindAll("li.new"),
            line => Assert.Contains("Since", line.TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task WhatWaitsForMe_AppearsWhileThePageIsOpen()
    {
        using var story = new WorkStory();
        var page = story.Open<HomePage>("/");

        await story.Propose(story.Bob, "k", "Grok");
        story.Wait();

        Assert.Contains("Grok", page.Find("a[href='/review?item=provider%3Ak']").TextContent, StringComparison.Ordinal);
    }
}
