using System.Collections.Immutable;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Support;
using Xunit;
using static DraftStudio.Tests.Unit.Support.EngineStory;

namespace DraftStudio.Tests.Unit.Drafting;

public sealed class PublishingTests : IDisposable
{
    private readonly EngineStory story = new();

    public void Dispose() => story.Dispose();

    [Fact]
    public async Task Commit_OfSomethingNew_MakesRevisionOneAndClosesTheDraft()
    {
        var draft = await story.New(story.Bob, "Live");

        var committed = Good(await story.Commit(story.Bob, draft, command => command with { Message = "Go" }));

        Assert.Equal(1, committed.Revision.Number);
        Assert.Equal("Live", committed.Artifact.Title);
        Assert.Equal(DraftStatus.Published, (await story.Head(draft)).Status);
        Refused("draft_closed", await story.Commit(story.Bob, draft));
        Refused("draft_closed", await story.Change(story.Bob, draft, Set("/title", "X")));
    }

    [Fact]
    public async Task Commit_WithProblems_IsRefusedWithThem()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Change(story.Bob, draft, Set("/title", null)));

        var refused = Bad<DraftError.Unpublishable, CommittedDraft>(await story.Commit(story.Bob, draft));

        Assert.Equal("required", Assert.Single(refused.Problems).Code);
        Assert.Equal(DraftStatus.Active, (await story.Head(draft)).Status);
    }

    [Fact]
    public async Task Commit_BehindLive_MergesDisjointChangesAndSaysSo()
    {
        var (ann, bob) = await TwoDrafts();
        Good(await story.Change(story.Ann, ann, Set("/tags/a", "Ann's")));
        Good(await story.Change(story.Bob, bob, Set("/title", "Bob's")));
        Good(await story.Commit(story.Ann, ann));

        var committed = Good(await story.Commit(story.Bob, bob));

        Assert.Equal([DocumentPath.Of("tags", "a")], committed.Merged);
        Assert.Equal(3, committed.Revision.Number);
        Assert.Equal("Bob's", await story.Value(bob, "/title"));
        Assert.Equal("Ann's", await story.Value(bob, "/tags/a"));
    }

    [Fact]
    public async Task Commit_OnTheSamePath_IsAConflictUntilEachIsDecided()
    {
        var (ann, bob) = await TwoDrafts();
        Good(await story.Change(story.Ann, ann, Set("/title", "Ann's")));
        Good(await story.Change(story.Bob, bob, Set("/title", "Bob's")));
        Good(await story.Commit(story.Ann, ann));

        var conflict = Bad<DraftError.Conflicting, CommittedDraft>(await story.Commit(story.Bob, bob));
        Assert.Equal("publish_conflict", conflict.Code);
        Assert.Equal("Live", (Assert.Single(conflict.Conflicts).Base as LeafNode)?.AsString());

        var committed = Good(
            await story.Commit(
                story.Bob,
                bob,
                command =>
                    command with
                    {
                        Resolutions = ImmutableDictionary<DocumentPath, ConflictSide>.Empty.Add(
                            CardKind.Title,
                            ConflictSide.Mine
                        ),
                    }
            )
        );
        Assert.Equal("Bob's", committed.Artifact.Title);
    }

    [Fact]
    public async Task Commit_Forced_TakesTheDraftsSideAndTheJournalSaysSo()
    {
        var (ann, bob) = await TwoDrafts();
        Good(await story.Change(story.Ann, ann, Set("/title", "Ann's")));
        Good(await story.Change(story.Bob, bob, Set("/title", "Bob's")));
        Good(await story.Commit(story.Ann, ann));

        var committed = Good(await story.Commit(story.Bob, bob, command => command with { Force = true }));

        Assert.Equal("Bob's", committed.Artifact.Title);
        Assert.Contains("\"force\":\"true\"", story.Store.Journal[^1].Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commit_OfAChoice_LeavesTheRestInTheDraftOnTheNewBase()
    {
        var (_, bob) = await TwoDrafts();
        Good(await story.Change(story.Bob, bob, Set("/title", "Out")));
        Good(await story.Change(story.Bob, bob, Set("/tags/a", "Stays")));

        var committed = Good(await story.Commit(story.Bob, bob, command => command with { Only = [CardKind.Title] }));

        Assert.Equal(DraftStatus.Active, committed.Draft.Status);
        Assert.Equal(2, committed.Draft.BaseNumber);
        var compared = Good(
            await story.Engine.CompareAsync(
                story.Store,
                story.Bob,
                CardKind.KindName,
                bob.Id,
                TestContext.Current.CancellationToken
            )
        );
        Assert.Equal([DocumentPath.Of("tags", "a")], compared.Changes.Select(change => change.Path));
        Assert.Equal(0, compared.Behind);
        Refused("nothing_to_undo", await story.Undo(story.Bob, bob));
    }

    [Fact]
    public async Task Rebase_MovesTheDraftOntoLive_AsTheStudiosOwnOperation()
    {
        var (ann, bob) = await TwoDrafts();
        Good(await story.Change(story.Ann, ann, Set("/tags/a", "Ann's")));
        Good(await story.Change(story.Bob, bob, Set("/title", "Bob's")));
        Good(await story.Commit(story.Ann, ann));

        var rebased = Good(await story.Rebase(story.Bob, bob));

        Assert.Equal(2, rebased.Draft.BaseNumber);
        Assert.Equal("Draft Studio", rebased.Operation?.AuthorName);
        Assert.Equal("Ann's", await story.Value(bob, "/tags/a"));
        Good(await story.Undo(story.Bob, bob));
        Assert.Equal("Live", await story.Value(bob, "/title"));
        Assert.Equal("Ann's", await story.Value(bob, "/tags/a"));
        Assert.Null(Good(await story.Rebase(story.Bob, bob)).Operation);
    }

    [Fact]
    public async Task Restore_PutsAnOldRevisionIntoTheDraft_AndCanBeUndone()
    {
        var (ann, bob) = await TwoDrafts();
        Good(await story.Change(story.Ann, ann, Set("/title", "Second")));
        var artifact = Good(await story.Commit(story.Ann, ann)).Artifact.Id;

        var restored = Good(
            await story.Do(
                (unit, token) =>
                    story.Engine.RestoreAsync(unit, story.Ann, CardKind.KindName, artifact, revision: 1, token)
            )
        );

        Assert.Equal(bob.Id, restored.Draft.Id);
        Assert.Null(restored.Operation);
        Refused("nothing_to_undo", await story.Undo(story.Ann, bob));
        Good(await story.Discard(story.Bob, bob));
        restored = Good(
            await story.Do(
                (unit, token) =>
                    story.Engine.RestoreAsync(unit, story.Ann, CardKind.KindName, artifact, revision: 1, token)
            )
        );
        Assert.Equal("Live", await story.Value(restored.Draft, "/title"));
        Good(await story.Undo(story.Ann, restored.Draft));
        Assert.Equal("Second", await story.Value(restored.Draft, "/title"));
    }

    [Fact]
    public async Task Retired_TakesNoDraftsUntilItIsBack()
    {
        var draft = await story.New(story.Ann);
        var artifact = Good(await story.Commit(story.Ann, draft)).Artifact.Id;
        Good(await Retire(artifact, retired: true));

        Refused("retired", await story.Open(story.Bob, artifact));
        Good(await Retire(artifact, retired: false));
        Good(await story.Open(story.Bob, artifact));
    }

    private Task<Result<Artifact>> Retire(ArtifactId artifact, bool retired) =>
        story.Do(
            (unit, token) => story.Engine.RetireAsync(unit, story.Ann, CardKind.KindName, artifact, retired, token)
        );

    private async Task<(Draft Ann, Draft Bob)> TwoDrafts()
    {
        var draft = await story.New(story.Ann, "Live");
        var artifact = Good(await story.Commit(story.Ann, draft)).Artifact.Id;
        return (
            Good(await story.Open(story.Ann, artifact, own: true)).Draft,
            Good(await story.Open(story.Bob, artifact, own: true)).Draft
        );
    }
}
