using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Features.History;
using DraftStudio.Web.Features.Providers;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Providers;

public sealed class ProviderListTests
{
    [Fact]
    public void WithNothing_OffersOneAction()
    {
        using var story = new WorkStory();
        var page = story.Open<ProviderListPage>("/providers");

        Assert.Contains("There is no provider yet.", page.Markup, StringComparison.Ordinal);
        Assert.Equal("New provider", page.Find(".ds-card button").TextContent);
    }

    [Fact]
    public async Task New_OpensADraft_AndGoesThere()
    {
        using var story = new WorkStory();
        var page = story.Open<ProviderListPage>("/providers");

        await page.Find("[data-keys=n]").ClickAsync();

        Assert.StartsWith("/providers/drafts/", story.Address, StringComparison.Ordinal);
        var draft = await story.Head(new DraftId(Guid.Parse(story.Address.Split('/')[^1])));
        Assert.Equal((story.Me.User, DraftStatus.Active), (draft.Owner, draft.Status));
    }

    [Fact]
    public async Task ShowsWhatIsProposed_WhatIsNew_AndWhatIsLive_InThisOrder()
    {
        using var story = new WorkStory();
        var live = await story.Live(story.Bob, "Live one");
        await story.Edit(story.Bob, live);
        await story.Draft(story.Bob, "New one");
        await story.Propose(story.Bob, "ghost", "Proposed one");

        var page = story.Open<ProviderListPage>("/providers");

        Assert.Equal(
            ["Proposed one", "New one", "Live one"],
            page.FindAll("td.name a").Select(link => link.TextContent)
        );
        Assert.Equal($"/providers/{live.Id}", page.FindAll("td.name a")[2].GetAttribute("href"));
        Assert.Equal("1", page.FindAll("tbody tr")[2].QuerySelector("td.count")?.TextContent);
    }

    [Fact]
    public async Task AGhost_CanBeAccepted_AndIsADraftThen()
    {
        using var story = new WorkStory();
        await story.Propose(story.Bob, "ghost", "Grok");
        var page = story.Open<ProviderListPage>("/providers?tab=proposed");
        Assert.Empty(page.FindAll("tbody input[type=checkbox]"));

        await page.Find("[aria-label='Accept Grok']").ClickAsync();
        story.Wait();

        var proposal = await story.Proposal("ghost");
        Assert.Equal(ProposalStatus.Accepted, proposal.Status);
        Assert.Equal(DraftStatus.Active, (await story.Head(proposal.Draft)).Status);
        Assert.Contains("No new provider is proposed.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGhost_IsRejectedWithAComment()
    {
        using var story = new WorkStory();
        await story.Propose(story.Bob, "ghost", "Grok");
        var page = story.Open<ProviderListPage>("/providers");

        await page.Find("[aria-label='Reject Grok']").ClickAsync();
        await page.Find("dialog textarea").InputAsync("We have it already.");
        await page.Find("dialog .ds-button--danger").ClickAsync();
        story.Wait();

        Assert.Equal("We have it already.", (await story.Proposal("ghost")).Comment);
        Assert.Empty(page.FindAll("tr.ghost"));
    }

    [Fact]
    public async Task AGhost_ForWhomMayNotDecide_SaysWhy()
    {
        using var story = new WorkStory(Role.Editor);
        await story.Propose(story.Bob, "ghost", "Grok");
        var page = story.Open<ProviderListPage>("/providers");

        var accept = page.Find("[aria-label='Accept Grok']");
        Assert.True(accept.HasAttribute("disabled"));
        Assert.Contains("proposals.decide", accept.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_OpensTheCallersDraft()
    {
        using var story = new WorkStory();
        var live = await story.Live(story.Bob, "OpenAI");
        var page = story.Open<ProviderListPage>("/providers");

        await page.Find("[aria-label='Edit OpenAI']").ClickAsync();

        var draft = await story.Head(new DraftId(Guid.Parse(story.Address.Split('/')[^1])));
        Assert.Equal((live.Id, story.Me.User), (draft.Artifact, draft.Owner));
    }

    [Fact]
    public async Task DiscardingSeveral_NamesThem_AndReportsEach()
    {
        using var story = new WorkStory();
        var (one, two) = (await story.Draft(story.Bob, "One"), await story.Draft(story.Bob, "Two"));
        var page = story.Open<ProviderListPage>("/providers?tab=drafts");
        await page.Find("[aria-label='Select all']").ChangeAsync(true);
        await page.Find("[aria-label=Selection] button").ClickAsync();
        Assert.Equal(["Two", "One"], page.FindAll("dialog li").Select(item => item.TextContent));

        // Somebody was faster with one of them.
        await story.Commit(story.Bob, one);
        await page.Find("dialog .ds-button--danger").ClickAsync();

        Assert.Equal(DraftStatus.Discarded, (await story.Head(two.Id)).Status);
        var results = page.FindAll("[aria-label=Results] li");
        Assert.Contains("The draft was published.", results[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Discarded", results[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("1 of 2 done, 1 not", page.Find("[aria-label=Results]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatOthersSave_AppearsGathered()
    {
        using var story = new WorkStory();
        var draft = await story.Draft(story.Bob, "Before");
        var page = story.Open<ProviderListPage>("/providers");

        await story.Rename(story.Bob, draft, "After");
        story.Wait();

        Assert.Equal("After", page.Find("td.name a").TextContent);
    }

    [Fact]
    public async Task ADraftThatIsBehindLive_SaysSo()
    {
        using var story = new WorkStory();
        var live = await story.Live(story.Bob, "OpenAI");
        await story.Edit(story.Me, live);
        var other = await story.Edit(story.Bob, live);
        await story.Rename(story.Bob, other, "OpenAI EU");
        await story.Commit(story.Bob, other);

        var page = story.Open<ProviderListPage>("/providers?tab=drafts");

        Assert.Contains("Behind live by 1", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOrder_IsSaidByTheColumnsHead()
    {
        var state = new ProviderListState { Query = ProviderListQuery.Of(null, null, "updated") };
        using var story = new WorkStory();
        var table = story.Page.Render<ProviderTable>(p => p.Add(t => t.State, state).Add(t => t.SortHref, _ => "/x"));

        Assert.Equal("descending", table.Find("th.when").GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData(null, null, null, ProviderTab.All)]
    [InlineData("retired", " x ", "-updated", ProviderTab.Retired)]
    [InlineData("17", null, "nonsense", ProviderTab.All)]
    public void Query_GoesIntoTheAddress_AndComesBack(string? tab, string? search, string? sort, ProviderTab expected)
    {
        var query = ProviderListQuery.Of(tab, search, sort);
        var parameters = query.ToParameters();

        Assert.Equal(expected, query.Tab);
        Assert.Equal(
            query,
            ProviderListQuery.Of((string?)parameters["tab"], (string?)parameters["q"], (string?)parameters["sort"])
        );
    }
}
