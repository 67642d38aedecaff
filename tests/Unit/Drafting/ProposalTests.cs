using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Support;
using Xunit;
using static DraftStudio.Tests.Unit.Support.EngineStory;

namespace DraftStudio.Tests.Unit.Drafting;

public sealed class ProposalTests : IDisposable
{
    private readonly EngineStory story = new();

    public void Dispose() => story.Dispose();

    [Fact]
    public async Task Propose_OnADraft_LeavesItsValuesUntilAccepted()
    {
        var draft = await story.New(story.Bob);

        var proposed = Good(await story.Propose(story.Rita, "k", draft, Set("/title", "New")));

        Assert.Equal(1, proposed.Proposal.BaseVersion);
        Assert.Equal(1, (await story.Head(draft)).PendingProposals);
        Assert.Equal("Card", await story.Value(draft, "/title"));
        var decided = Good(await story.Decide(story.Ann, "k", accept: true));
        Assert.Equal(ProposalStatus.Accepted, decided.Proposal.Status);
        Assert.Equal(2, decided.Draft.Version);
        Assert.Equal("New", await story.Value(draft, "/title"));
        Assert.Equal(0, (await story.Head(draft)).PendingProposals);
    }

    [Fact]
    public async Task Propose_OfSomethingNew_MakesADormantDraftThatAcceptingWakes()
    {
        var proposed = Good(await story.Propose(story.Rita, "k", null, Set("/title", "New")));
        Assert.Equal(DraftStatus.Dormant, proposed.Draft.Status);
        Assert.Equal("New", await story.Value(proposed.Draft, "/title"));
        Refused("draft_dormant", await story.Commit(story.Ann, proposed.Draft));

        var decided = Good(await story.Decide(story.Ann, "k", accept: true));

        Assert.Equal(DraftStatus.Active, decided.Draft.Status);
        Assert.Equal(DraftStatus.Active, (await story.Head(proposed.Draft)).Status);
    }

    [Fact]
    public async Task Reject_OfADormantDraft_DiscardsIt()
    {
        var proposed = Good(await story.Propose(story.Rita, "k", null, Set("/title", "New")));

        var decided = Good(await story.Decide(story.Ann, "k", accept: false));

        Assert.Equal(ProposalStatus.Rejected, decided.Proposal.Status);
        Assert.Equal(DraftStatus.Discarded, (await story.Head(proposed.Draft)).Status);
        Assert.Equal(["k"], story.Kind.RejectedKeys);
        Assert.Equal([proposed.Draft.Id], story.Kind.ClosedDrafts);
    }

    [Fact]
    public async Task Decide_TheSameAgain_WritesNothing_TheOpposite_IsRefused()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Propose(story.Rita, "k", draft, Set("/title", "New")));
        Good(await story.Decide(story.Ann, "k", accept: true));
        var entries = story.Store.Journal.Count;

        var again = Good(await story.Decide(story.Ann, "k", accept: true));
        var opposite = Bad<DraftError.ProposalResolved, DecidedProposal>(
            await story.Decide(story.Ann, "k", accept: false)
        );

        Assert.False(again.Written);
        Assert.Equal(entries, story.Store.Journal.Count);
        Assert.Equal("Ann", opposite.Proposal.DecidedByName);
    }

    [Fact]
    public async Task Accept_Second_IsRebasedOnDisjointPaths()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Propose(story.Rita, "a", draft, Set("/title", "A")));
        Good(await story.Propose(story.Rita, "b", draft, Set("/tags/t", "B")));

        Good(await story.Decide(story.Ann, "a", accept: true));
        Good(await story.Decide(story.Ann, "b", accept: true));

        Assert.Equal("A", await story.Value(draft, "/title"));
        Assert.Equal("B", await story.Value(draft, "/tags/t"));
    }

    [Fact]
    public async Task Accept_OnAPathThatChanged_IsAConflictAndStaysPending()
    {
        var draft = await story.New(story.Bob);
        var proposal = Good(await story.Propose(story.Rita, "a", draft, Set("/title", "A"))).Proposal;
        Good(await story.Change(story.Bob, draft, Set("/title", "Direct")));

        var conflict = Bad<DraftError.Conflicting, DecidedProposal>(await story.Decide(story.Ann, "a", accept: true));

        Assert.Equal("proposal_conflict", conflict.Code);
        Assert.Equal(1, (await story.Head(draft)).PendingProposals);
        var head = await story.Head(draft);
        Assert.True(
            await story.Engine.IsStaleAsync(
                story.Store,
                head,
                await story.Load(draft),
                proposal,
                TestContext.Current.CancellationToken
            )
        );
        Good(await story.Decide(story.Ann, "a", accept: false));
    }

    [Fact]
    public async Task Accept_WhoseResultHasAProblemNeitherSideHad_IsAConflict()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Propose(story.Rita, "a", draft, Slot("a", 3)));
        Good(await story.Change(story.Bob, draft, Slot("b", 3)));

        Bad<DraftError.Conflicting, DecidedProposal>(await story.Decide(story.Ann, "a", accept: true));

        Assert.Null(await story.Value(draft, "/slots/a"));
    }

    [Fact]
    public async Task Undo_OfAnAcceptance_TakesBackItsChanges_AndTheProposalStaysAccepted()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Propose(story.Rita, "a", draft, Set("/title", "A")));
        Good(await story.Decide(story.Ann, "a", accept: true));

        Good(await story.Undo(story.Ann, draft));

        Assert.Equal("Card", await story.Value(draft, "/title"));
        Assert.False(Good(await story.Decide(story.Ann, "a", accept: true)).Written);
    }

    [Fact]
    public async Task Decide_OnesOwn_WhereTheWorkspaceForbidsIt_IsRefused()
    {
        var draft = await story.New(story.Bob);
        story.Store.Rules = new WorkspaceRules { ForbidOwnDecisions = true };
        Good(await story.Propose(story.Ann, "a", draft, Set("/title", "A")));

        Bad<DraftError.OwnProposal, DecidedProposal>(await story.Decide(story.Ann, "a", accept: true));
        Good(await story.Decide(story.Rita, "a", accept: true));
    }

    [Fact]
    public async Task Accept_BelowTheNumberOfApprovals_StaysPending_OnePersonCountsOnce()
    {
        var draft = await story.New(story.Bob);
        story.Store.Rules = new WorkspaceRules { RequiredApprovals = 2 };
        Good(await story.Propose(story.Bob, "a", draft, Set("/title", "A")));

        var first = Good(await story.Decide(story.Ann, "a", accept: true));
        var again = Good(await story.Decide(story.Ann, "a", accept: true));

        Assert.Equal(ProposalStatus.Pending, first.Proposal.Status);
        Assert.False(again.Written);
        Assert.Equal("Card", await story.Value(draft, "/title"));
        var second = Good(await story.Decide(story.Rita, "a", accept: true));
        Assert.Equal(ProposalStatus.Accepted, second.Proposal.Status);
        Assert.Equal(2, second.Proposal.Approvals.Length);
        Assert.Equal("A", await story.Value(draft, "/title"));
    }

    [Fact]
    public async Task Decide_NamingAnotherDraft_IsAMismatch_AndAnUnknownKeyIsNotFound()
    {
        var draft = await story.New(story.Bob);
        var other = await story.New(story.Bob);
        Good(await story.Propose(story.Bob, "a", draft, Set("/title", "A")));

        Refused(
            "draft_mismatch",
            await story.Do(
                (unit, token) =>
                    story.Engine.DecideAsync(
                        unit,
                        story.Ann,
                        new DecideProposal
                        {
                            Kind = CardKind.KindName,
                            Key = "a",
                            Accept = true,
                            Draft = other.Id,
                        },
                        token
                    )
            )
        );
        Assert.Equal(
            "proposal_not_found",
            Bad<DraftError.NotFound, DecidedProposal>(await story.Decide(story.Ann, "zzz", accept: true)).Code
        );
    }

    [Fact]
    public async Task Propose_WithAKeyThatIsTaken_IsRefusedAndWritesNothing()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Propose(story.Bob, "a", draft, Set("/title", "A")));

        Bad<DraftError.KeyReused, ProposedChanges>(await story.Propose(story.Rita, "a", null, Set("/title", "B")));

        Assert.Single(story.Store.Journal, entry => entry.Event == "proposal.created");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ClosingADraft_SupersedesItsProposals(bool publish)
    {
        var draft = await story.New(story.Bob);
        Good(await story.Propose(story.Rita, "a", draft, Set("/title", "A")));

        if (publish)
        {
            Good(await story.Commit(story.Bob, draft));
        }
        else
        {
            Good(await story.Discard(story.Bob, draft));
        }

        var resolved = Bad<DraftError.ProposalResolved, DecidedProposal>(await story.Decide(story.Ann, "a", true));
        Assert.Equal(ProposalStatus.Superseded, resolved.Proposal.Status);
        Assert.Equal(0, (await story.Head(draft)).PendingProposals);
    }
}
