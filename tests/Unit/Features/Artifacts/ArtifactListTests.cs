using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Features.History;
using DraftStudio.Web.Features.Artifacts;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Artifacts;

/// <summary>The list of a kind's things; each kind that has one runs them all.</summary>
public abstract class ArtifactListTests<TPage>(string kind)
    where TPage : IComponent
{
    [Fact]
    public void WithNothing_OffersOneAction()
    {
        using var story = new WorkStory(kind: kind);
        var page = story.Open<TPage>($"/{kind}s");

        Assert.Contains($"There is no {kind} yet.", page.Markup, StringComparison.Ordinal);
        Assert.Equal($"New {kind}", page.Find(".ds-card button").TextContent);
    }

    [Fact]
    public async Task New_OpensADraft_AndGoesThere()
    {
        using var story = new WorkStory(kind: kind);
        var page = story.Open<TPage>($"/{kind}s");

        await page.Find("[data-keys=n]").ClickAsync();

        Assert.StartsWith($"/{kind}s/drafts/", story.Address, StringComparison.Ordinal);
        var draft = await story.Head(new DraftId(Guid.Parse(story.Address.Split('/')[^1])));
        Assert.Equal((story.Me.User, DraftStatus.Active), (draft.Owner, draft.Status));
    }

    [Fact]
    public async Task ShowsWhatIsProposed_WhatIsNew_AndWhatIsLive_InThisOrder()
    {
        using var story = new WorkStory(kind: kind);
        var live = await story.Live(story.Bob, "Live one");
        await story.Edit(story.Bob, live);
        await story.Draft(story.Bob, "New one");
        await story.Propose(story.Bob, "ghost", "Proposed one");

        var page = story.Open<TPage>($"/{kind}s");

        Assert.Equal(
            ["Proposed one", "New one", "Live one"],
            page.FindAll("td.name a").Select(link => link.TextContent)
        );
        Assert.Equal($"/{kind}s/{live.Id}", page.FindAll("td.name a")[2].GetAttribute("href"));
        Assert.Equal("1", page.Find("tr[aria-rowindex='4'] td.count").TextContent);
    }

    [Theory]
    [InlineData("next", "-1", true)]
    [InlineData(null, "41", false)]
    public void WhenTheEndComesNear_TheNextPageIsAskedFor_AndEachRowKnowsItsPlace(
        string? next,
        string count,
        bool asked
    )
    {
        var told = 0;
        var state = new ArtifactListState
        {
            Query = ArtifactListQuery.Of(kind, null, null, null),
            Next = next,
            Rows = [.. Enumerable.Range(0, 40).Select(Row)],
        };
        using var story = new WorkStory();
        var table = story.Page.Render<ArtifactTable>(p =>
            p.Add(t => t.Words, Words(kind))
                .Add(t => t.State, state)
                .Add(t => t.SortHref, _ => "/x")
                .Add(t => t.OnMore, () => told++)
        );

        Assert.Equal(count, table.Find("table").GetAttribute("aria-rowcount"));
        Assert.Equal("Thing 0", table.Find("tr[aria-rowindex='2'] td.name a").TextContent);
        Assert.Equal("Thing 39", table.Find("tr[aria-rowindex='41'] td.name a").TextContent);
        Assert.Equal(asked, told > 0);

        table.Render(p => p.Add(t => t.State, state with { Rows = state.Rows.RemoveAt(0), Next = null }));

        Assert.Equal("40", table.Find("table").GetAttribute("aria-rowcount"));
        Assert.Equal("Thing 1", table.Find("tr[aria-rowindex='2'] td.name a").TextContent);
    }

    [Fact]
    public async Task AGhost_CanBeAccepted_AndIsADraftThen()
    {
        using var story = new WorkStory(kind: kind);
        await story.Propose(story.Bob, "ghost", "Grok");
        var page = story.Open<TPage>($"/{kind}s?tab=proposed");
        Assert.Empty(page.FindAll("tbody input[type=checkbox]"));

        await page.Find("[aria-label='Accept Grok']").ClickAsync();
        story.Wait();

        var proposal = await story.Proposal("ghost");
        Assert.Equal(ProposalStatus.Accepted, proposal.Status);
        Assert.Equal(DraftStatus.Active, (await story.Head(proposal.Draft)).Status);
        Assert.Contains($"No new {kind} is proposed.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AGhost_IsRejectedWithAComment()
    {
        using var story = new WorkStory(kind: kind);
        await story.Propose(story.Bob, "ghost", "Grok");
        var page = story.Open<TPage>($"/{kind}s");

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
        using var story = new WorkStory(Role.Editor, kind);
        await story.Propose(story.Bob, "ghost", "Grok");
        var page = story.Open<TPage>($"/{kind}s");

        var accept = page.Find("[aria-label='Accept Grok']");
        Assert.True(accept.HasAttribute("disabled"));
        Assert.Contains("proposals.decide", accept.GetAttribute("title"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Edit_OpensTheCallersDraft()
    {
        using var story = new WorkStory(kind: kind);
        var live = await story.Live(story.Bob, "OpenAI");
        var page = story.Open<TPage>($"/{kind}s");

        await page.Find("[aria-label='Edit OpenAI']").ClickAsync();

        var draft = await story.Head(new DraftId(Guid.Parse(story.Address.Split('/')[^1])));
        Assert.Equal((live.Id, story.Me.User), (draft.Artifact, draft.Owner));
    }

    [Fact]
    public async Task DiscardingSeveral_NamesThem_AndReportsEach()
    {
        using var story = new WorkStory(kind: kind);
        var (one, two) = (await story.Draft(story.Bob, "One"), await story.Draft(story.Bob, "Two"));
        var page = story.Open<TPage>($"/{kind}s?tab=drafts");
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
        using var story = new WorkStory(kind: kind);
        var draft = await story.Draft(story.Bob, "Before");
        var page = story.Open<TPage>($"/{kind}s");

        await story.Rename(story.Bob, draft, "After");
        story.Wait();

        Assert.Equal("After", page.Find("td.name a").TextContent);
    }

    [Fact]
    public async Task ADraftThatIsBehindLive_SaysSo()
    {
        using var story = new WorkStory(kind: kind);
        var live = await story.Live(story.Bob, "OpenAI");
        await story.Edit(story.Me, live);
        var other = await story.Edit(story.Bob, live);
        await story.Rename(story.Bob, other, "OpenAI EU");
        await story.Commit(story.Bob, other);

        var page = story.Open<TPage>($"/{kind}s?tab=drafts");

        Assert.Contains("Behind live by 1", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void TheOrder_IsSaidByTheColumnsHead()
    {
        var state = new ArtifactListState { Query = ArtifactListQuery.Of(kind, null, null, "updated") };
        using var story = new WorkStory(kind: kind);
        var table = story.Page.Render<ArtifactTable>(p =>
            p.Add(t => t.Words, Words(kind)).Add(t => t.State, state).Add(t => t.SortHref, _ => "/x")
        );

        Assert.Equal("descending", table.Find("th.when").GetAttribute("aria-sort"));
    }

    [Theory]
    [InlineData(null, null, null, ArtifactTab.All)]
    [InlineData("retired", " x ", "-updated", ArtifactTab.Retired)]
    [InlineData("17", null, "nonsense", ArtifactTab.All)]
    public void Query_GoesIntoTheAddress_AndComesBack(string? tab, string? search, string? sort, ArtifactTab expected)
    {
        var query = ArtifactListQuery.Of(kind, tab, search, sort);
        var parameters = query.ToParameters();

        Assert.Equal(expected, query.Tab);
        Assert.Equal(
            query,
            ArtifactListQuery.Of(
                kind,
                (string?)parameters["tab"],
                (string?)parameters["q"],
                (string?)parameters["sort"]
            )
        );
    }

    private ArtifactRow Row(int number) =>
        new()
        {
            Kind = kind,
            Status = ArtifactRowStatus.Live,
            Title = $"Thing {number}",
            Artifact = new ArtifactId(new Guid(number + 1, 0, 0, new byte[8])),
            UpdatedAt = DateTimeOffset.UnixEpoch,
            UpdatedBy = "Bob",
        };

    private static ArtifactWords Words(string kind) =>
        new()
        {
            Kind = kind,
            Icon = "provider",
            Detail = "Value",
            Search = "Search",
        };
}
