using Bunit;
using DraftStudio.Core.Journal;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Features.History;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.History;

public sealed class ActivityPageTests
{
    [Fact]
    public void WithNothing_SaysSo()
    {
        using var story = new WorkStory();
        var page = story.Open<ActivityPage>("/activity");

        Assert.Contains("Nothing has happened here yet.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NewestFirst_EachWithALinkToWhatItIsAbout()
    {
        using var story = new WorkStory();
        var live = await story.Live(story.Bob, "OpenAI");

        var page = story.Open<ActivityPage>("/activity");

        var lines = page.FindAll("li.line");
        Assert.Contains("Bob committed OpenAI", lines[0].TextContent, StringComparison.Ordinal);
        Assert.Equal($"/providers/{live.Id}", lines[0].QuerySelector("a")?.GetAttribute("href"));
        Assert.StartsWith(
            "/providers/drafts/",
            lines[^1].QuerySelector("a")?.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TheFilter_StandsInTheAddress()
    {
        using var story = new WorkStory();
        await story.Live(story.Bob, "OpenAI");
        var page = story.Open<ActivityPage>("/activity");

        await page.Find("select[aria-label=Event]").ChangeAsync("draft.committed");

        Assert.Equal("/activity?event=draft.committed", story.Address);
        Assert.Contains("committed", Assert.Single(page.FindAll("li.line")).TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ALongJournal_IsReadInPages()
    {
        using var story = new WorkStory();
        var draft = await story.Draft(story.Bob, "0");
        for (var i = 1; i <= 60; i++)
        {
            await story.Rename(story.Bob, draft, $"{i}");
        }

        var page = story.Open<ActivityPage>("/activity");
        Assert.Equal(50, page.FindAll("li.line").Count);
        await page.Find(".ds-keyset__more button").ClickAsync();

        Assert.Equal(62, page.FindAll("li.line").Count);
        Assert.Empty(page.FindAll(".ds-keyset__more"));
    }

    [Fact]
    public async Task WhatHappens_IsPutOnTop_Once()
    {
        using var story = new WorkStory();
        await story.Draft(story.Bob, "First");
        var page = story.Open<ActivityPage>("/activity");

        await story.Draft(story.Bob, "Second");
        story.Wait();
        story.Wait();

        Assert.Equal(4, page.FindAll("li.line").Count);
        Assert.Contains("Second", page.FindAll("li.line")[0].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheChain_CanBeChecked()
    {
        using var story = new WorkStory();
        await story.Draft(story.Bob, "First");
        var page = story.Open<ActivityPage>("/activity");

        await page.Find(".chain button").ClickAsync();

        Assert.Contains("Intact", page.Find(".chain").TextContent, StringComparison.Ordinal);
        Assert.Equal("The journal is intact.", story.State<FrameState>().Announcement.Text);
    }

    [Fact]
    public void ABrokenChain_SaysWhere()
    {
        using var story = new WorkStory();
        var status = story.Page.Render<ChainStatus>(p =>
            p.Add(s => s.Head, null)
                .Add(s => s.Check, ChainCheck.Done)
                .Add(s => s.Fault, new ChainFault(7, "The entry is missing."))
        );

        Assert.Contains("Broken at #7", status.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEventWithoutWords_SaysItsOwnName() =>
        Assert.Equal("patch dead lettered", EventWords.VerbOf("patch.dead_lettered"));
}
