using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Support;
using Xunit;
using static DraftStudio.Tests.Unit.Support.EngineStory;

namespace DraftStudio.Tests.Unit.Drafting;

public sealed class DraftEngineTests : IDisposable
{
    private readonly EngineStory story = new();

    public void Dispose() => story.Dispose();

    [Fact]
    public async Task Open_OfSomethingNew_MakesVersionOneOfItsContent()
    {
        var draft = await story.New(story.Bob, "First");

        Assert.Equal(1, draft.Version);
        Assert.Equal("First", draft.Title);
        Assert.Equal("First", await story.Value(draft, "/title"));
        Assert.Equal<IEnumerable<string>>(
            ["draft.opened", "draft.changed"],
            story.Store.Journal.Select(entry => entry.Event)
        );
    }

    [Fact]
    public async Task Open_Twice_ReturnsTheSameDraft()
    {
        var artifact = await Published();

        var first = Good(await story.Open(story.Bob, artifact));
        var second = Good(await story.Open(story.Bob, artifact));

        Assert.False(first.Existing);
        Assert.True(second.Existing);
        Assert.Equal(first.Draft.Id, second.Draft.Id);
        Assert.Equal(1, first.Draft.BaseNumber);
    }

    [Fact]
    public async Task Open_WhereAnotherHasOneOpen_SharesItUnlessOwnIsAsked()
    {
        var artifact = await Published();
        var bobs = Good(await story.Open(story.Bob, artifact));

        var shared = Good(await story.Open(story.Ann, artifact));
        var own = Good(await story.Open(story.Ann, artifact, own: true));

        Assert.True(shared.Shared);
        Assert.Equal(bobs.Draft.Id, shared.Draft.Id);
        Assert.NotEqual(bobs.Draft.Id, own.Draft.Id);
        Assert.False(own.Shared);
    }

    [Fact]
    public async Task Change_WithoutDifference_WritesNothing()
    {
        var draft = await story.New(story.Bob, "Same");
        var entries = story.Store.Journal.Count;

        var state = Good(await story.Change(story.Bob, draft, Set("/title", "Same")));

        Assert.Null(state.Operation);
        Assert.Equal(1, state.Draft.Version);
        Assert.Equal(entries, story.Store.Journal.Count);
    }

    [Fact]
    public async Task Change_WithExactStaleVersion_IsRefusedWithTheCurrentOne()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Change(story.Bob, draft, Set("/tags/a", "1")));

        var conflict = Bad<DraftError.VersionConflict, DraftState>(
            await story.Change(story.Bob, draft, Set("/title", "X"), Precondition.Exactly(1, fromHeader: true))
        );

        Assert.Equal(2, conflict.Current.Version);
        Assert.True(conflict.FromHeader);
        Assert.Equal("Card", await story.Value(draft, "/title"));
    }

    [Fact]
    public async Task Change_WithStaleVersion_RebasesDisjointPaths()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Change(story.Ann, draft, Set("/tags/a", "1")));

        var state = Good(await story.Change(story.Bob, draft, Set("/title", "Mine"), Precondition.BasedOn(1)));

        Assert.Equal(3, state.Draft.Version);
        Assert.Equal("1", await story.Value(draft, "/tags/a"));
        Assert.Equal("Mine", await story.Value(draft, "/title"));
    }

    [Fact]
    public async Task Change_WithStaleVersionOnTheSamePath_IsAConflictAndLosesNothing()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Change(story.Ann, draft, Set("/title", "Theirs")));

        var conflict = Bad<DraftError.Conflicting, DraftState>(
            await story.Change(story.Bob, draft, Set("/title", "Mine"), Precondition.BasedOn(1))
        );

        Assert.Equal("edit_conflict", conflict.Code);
        var one = Assert.Single(conflict.Conflicts);
        Assert.Equal(CardKind.Title, one.Path);
        Assert.Equal("Theirs", (one.Live as LeafNode)?.AsString());
        Assert.Equal("Mine", (one.Mine as LeafNode)?.AsString());
        Assert.Equal("Theirs", await story.Value(draft, "/title"));
    }

    [Fact]
    public async Task Change_WhoseMergeHasAProblemNeitherSideHad_IsAConflict()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Change(story.Ann, draft, Slot("a", 7)));

        var conflict = Bad<DraftError.Conflicting, DraftState>(
            await story.Change(story.Bob, draft, Slot("b", 7), Precondition.BasedOn(1))
        );

        Assert.Equal(DocumentPath.Of("slots", "b"), Assert.Single(conflict.Conflicts).Path);
    }

    [Fact]
    public async Task Change_OfAnothersDraftWithoutEditAny_IsForbidden()
    {
        var draft = await story.New(story.Ann);
        var caller = Without(story.Bob, Permission.DraftsEditAny);

        var forbidden = Bad<DraftError.Forbidden, DraftState>(await story.Change(caller, draft, Set("/title", "X")));

        Assert.Equal(Permission.DraftsEditAny, forbidden.Permission);
    }

    [Fact]
    public async Task EveryVerb_WithoutItsPermission_NamesIt()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Propose(story.Bob, "k", draft, Set("/title", "P")));
        var artifact = await Published();

        Assert.Equal(Permission.DraftsWrite, Forbidden(await story.Change(story.Vera, draft, Set("/title", "X"))));
        Assert.Equal(Permission.DraftsWrite, Forbidden(await story.Open(story.Vera, artifact)));
        Assert.Equal(Permission.DraftsWrite, Forbidden(await story.Undo(story.Vera, draft)));
        Assert.Equal(Permission.DraftsWrite, Forbidden(await story.Rebase(story.Vera, draft)));
        Assert.Equal(Permission.DraftsWrite, Forbidden(await story.Discard(story.Vera, draft)));
        Assert.Equal(Permission.DraftsCommit, Forbidden(await story.Commit(story.Vera, draft)));
        Assert.Equal(Permission.ProposalsDecide, Forbidden(await story.Decide(story.Bob, "k", true)));
        Assert.Equal(
            Permission.ProposalsCreate,
            Forbidden(await story.Propose(story.Vera, "k2", draft, Set("/title", "X")))
        );
    }

    [Fact]
    public async Task AnotherWorkspacesDraft_DoesNotExist()
    {
        var draft = await story.New(story.Bob);
        var stranger = story.Ann with { Workspace = new WorkspaceId(Guid.CreateVersion7(story.Time.GetUtcNow())) };

        Assert.Equal(
            "draft_not_found",
            Bad<DraftError.NotFound, DraftState>(await story.Change(stranger, draft, Set("/title", "X"))).Code
        );
    }

    [Fact]
    public async Task Undo_TakesBackOnesOwnLastOperationAcrossOthers()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Change(story.Bob, draft, Set("/title", "Bob's")));
        Good(await story.Change(story.Ann, draft, Set("/tags/a", "Ann's")));

        Good(await story.Undo(story.Bob, draft));

        Assert.Equal("Card", await story.Value(draft, "/title"));
        Assert.Equal("Ann's", await story.Value(draft, "/tags/a"));
        Good(await story.Redo(story.Bob, draft));
        Assert.Equal("Bob's", await story.Value(draft, "/title"));
    }

    [Fact]
    public async Task UndoAndRedo_WalkThroughAllOfOnesOperations()
    {
        var draft = await story.New(story.Bob, "0");
        foreach (var title in new[] { "1", "2", "3" })
        {
            Good(await story.Change(story.Bob, draft, Set("/title", title)));
        }

        foreach (var expected in new[] { "2", "1", "0" })
        {
            Good(await story.Undo(story.Bob, draft));
            Assert.Equal(expected, await story.Value(draft, "/title"));
        }

        Good(await story.Undo(story.Bob, draft));
        Refused("nothing_to_undo", await story.Undo(story.Bob, draft));
        Assert.Equal(story.Kind.Blank.Hash, (await story.Load(draft)).Hash);
        foreach (var expected in new[] { "0", "1", "2", "3" })
        {
            Good(await story.Redo(story.Bob, draft));
            Assert.Equal(expected, await story.Value(draft, "/title"));
        }

        Refused("nothing_to_redo", await story.Redo(story.Bob, draft));
    }

    [Fact]
    public async Task Undo_OfWhatAnotherBuiltUpon_SaysWhoAndWhere()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Change(story.Bob, draft, Set("/title", "Bob's")));
        Good(await story.Change(story.Ann, draft, Set("/title", "Ann's")));

        var blocked = Bad<DraftError.UndoBlocked, DraftState>(await story.Undo(story.Bob, draft));

        Assert.Equal("Ann", blocked.By.AuthorName);
        Assert.Equal([CardKind.Title], blocked.Paths);
        Assert.Equal("Ann's", await story.Value(draft, "/title"));
    }

    [Fact]
    public async Task Redo_AfterANewChange_HasNothingToDo()
    {
        var draft = await story.New(story.Bob);
        Good(await story.Change(story.Bob, draft, Set("/title", "A")));
        Good(await story.Undo(story.Bob, draft));
        Good(await story.Change(story.Bob, draft, Set("/tags/x", "B")));

        Refused("nothing_to_redo", await story.Redo(story.Bob, draft));
    }

    [Fact]
    public async Task Load_OfAnyVersion_IsTheSameFromEitherSideOfASnapshot()
    {
        var draft = await story.New(story.Bob, "0");
        var hashes = new List<ContentHash> { story.Kind.Blank.Hash, (await story.Load(draft)).Hash };
        for (var i = 1; i <= 6; i++)
        {
            Good(await story.Change(story.Bob, draft, Set($"/tags/t{i}", $"{i}")));
            hashes.Add((await story.Load(draft)).Hash);
        }

        var snapshots = new DraftSnapshots(story.Store, new DraftKinds([story.Kind]));
        Assert.True(await snapshots.TakeAsync(Here, draft.Id, TestContext.Current.CancellationToken));
        Assert.False(await snapshots.TakeAsync(Here, draft.Id, TestContext.Current.CancellationToken));
        Good(await story.Change(story.Bob, draft, Set("/tags/t3", null)));
        hashes.Add((await story.Load(draft)).Hash);

        for (var version = 0; version < hashes.Count; version++)
        {
            Assert.Equal(hashes[version], (await story.Load(draft, version)).Hash);
        }
    }

    private async Task<ArtifactId> Published()
    {
        var draft = await story.New(story.Ann, "Live");
        return Good(await story.Commit(story.Ann, draft)).Artifact.Id;
    }

    private static Permission Forbidden<T>(Result<T> result) => Bad<DraftError.Forbidden, T>(result).Permission;
}
