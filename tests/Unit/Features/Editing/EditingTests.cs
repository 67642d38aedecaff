using System.Collections.Immutable;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Editing;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Editing;

public sealed class EditingTests : IDisposable
{
    private readonly EditingStory story = new();

    private EngineStory People => story.Engine;

    public void Dispose() => story.Dispose();

    [Fact]
    public async Task Typing_IsSavedOnceAfterAPause_AndSaysSoOnlyThen()
    {
        var draft = await People.New(People.Bob);
        var bob = story.Open(People.Bob, draft);

        bob.Type("title", "N");
        bob.Type("title", "Ne");
        bob.Type("title", "New");

        Assert.Equal(SavePhase.Unsaved, bob.State.Phase);
        Assert.Equal("Card", await People.Value(draft, "/title"));
        story.Wait();
        Assert.Equal(SavePhase.Saved, bob.State.Phase);
        Assert.Equal(2, bob.State.Version);
        Assert.Equal(3, bob.State.Acknowledged);
        Assert.Empty(bob.State.Edits);
        Assert.Equal("New", await People.Value(draft, "/title"));
    }

    [Fact]
    public async Task TypingOn_IsSavedAtLeastEverySecond()
    {
        var draft = await People.New(People.Bob);
        var bob = story.Open(People.Bob, draft);

        for (var i = 0; i < 12; i++)
        {
            bob.Type("title", $"t{i}");
            People.Time.Advance(TimeSpan.FromMilliseconds(100));
        }

        Assert.True((await People.Head(draft)).Version > 1);
    }

    /// <summary>One gesture that changes two rows goes to the server as one, also when the save before it is on its way.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 1)]
    public void WhatWaits_IsBasedOnOnesOwnSave_UnlessAnotherWroteInBetween(int saved, int based)
    {
        var sent = new FieldEdit("rows/a", "1", BaseVersion: 1, Seq: -1, InFlight: true);
        var state = new EditingState
        {
            Edits = ImmutableDictionary<string, FieldEdit>
                .Empty.Add("rows/a", new FieldEdit("rows/a", "2", 1, -2))
                .Add("rows/b", new FieldEdit("rows/b", "1", 1, -3)),
        };

        var next = EditingReducers.Reduce(state, new SaveSucceeded([sent], saved));

        Assert.Equal(saved, next.Edits["rows/a"].BaseVersion);
        Assert.Equal(based, next.Edits["rows/b"].BaseVersion);
    }

    [Fact]
    public async Task OthersChanges_WithoutAPause_AreShownMeanwhile()
    {
        var draft = await People.New(People.Bob);
        var bob = story.Open(People.Bob, draft);
        await People.Change(People.Ann, draft, EngineStory.Set("/title", "Ann's"));

        for (var i = 0; i < 20; i++)
        {
            bob.Do(new DraftChangedElsewhere(draft.Id));
            People.Time.Advance(TimeSpan.FromMilliseconds(40));
        }

        Assert.Equal("Ann's", bob.Title);
    }

    [Fact]
    public async Task OthersChanges_Arrive_AndOnesOwnTextStays()
    {
        var draft = await People.New(People.Bob);
        var (ann, bob) = (story.Open(People.Ann, draft), story.Open(People.Bob, draft));

        bob.Type("tags/mine", "typing");
        ann.Type("title", "Ann's");
        story.Wait();

        Assert.Equal("Ann's", bob.Title);
        Assert.Equal("typing", await People.Value(draft, "/tags/mine"));
        Assert.Equal(bob.State.Version, ann.State.Version);
    }

    [Fact]
    public async Task BothEditTheSameField_IsAChoice_AndNothingIsLost()
    {
        var draft = await People.New(People.Bob);
        var (ann, bob) = (story.Open(People.Ann, draft), story.Open(People.Bob, draft));
        bob.Do(new FieldFocused("title"));
        ann.Type("title", "Ann's");
        story.Wait();

        bob.Type("title", "Bob's");
        story.Wait();

        var conflict = Assert.Single(bob.State.Conflicts).Value;
        Assert.Equal(("Ann's", "Bob's"), (conflict.Theirs, conflict.MineText));
        Assert.Equal("Ann's", await People.Value(draft, "/title"));

        bob.Do(new ConflictKeptMine("title"));
        story.Wait();
        Assert.Empty(bob.State.Conflicts);
        Assert.Equal("Bob's", await People.Value(draft, "/title"));
        Assert.Equal("Bob's", ann.Title);
    }

    [Fact]
    public async Task AConflict_TakesNothingElseWithIt_AndTheirsCanBeTaken()
    {
        var draft = await People.New(People.Bob);
        var (ann, bob) = (story.Open(People.Ann, draft), story.Open(People.Bob, draft));
        bob.Type("title", "Bob's");
        bob.Type("tags/t", "kept");
        ann.Type("title", "Ann's");
        ann.Do(new SaveRequested());
        story.Wait();

        Assert.Equal("kept", await People.Value(draft, "/tags/t"));
        Assert.Equal("title", Assert.Single(bob.State.Conflicts).Key);
        bob.Do(new ConflictTookTheirs("title"));
        Assert.Empty(bob.State.Conflicts);
        Assert.Equal(2, bob.State.Acknowledged);
    }

    [Fact]
    public async Task ARefusedValue_StaysInItsField_AndTheRestIsSaved()
    {
        var draft = await People.New(People.Bob);
        var bob = story.Open(People.Bob, draft);

        bob.Type("title", "forbidden");
        story.Wait();
        Assert.Equal("Not this word.", bob.State.Refusals["title"]);
        Assert.Equal("forbidden", bob.State.Edits["title"].Value);

        bob.Type("title", "allowed");
        story.Wait();
        Assert.Empty(bob.State.Refusals);
        Assert.Equal("allowed", await People.Value(draft, "/title"));
    }

    [Fact]
    public async Task Undo_SavesFirst_AndSaysWhatItUndid()
    {
        var draft = await People.New(People.Bob);
        var bob = story.Open(People.Bob, draft);
        bob.Type("title", "New");

        bob.Do(new UndoRequested());

        Assert.Equal("Card", bob.Title);
        Assert.Equal("Undid: /title", bob.State.Notice?.Text);
        Assert.Equal("/title", bob.State.RedoLabel);
        bob.Do(new RedoRequested());
        Assert.Equal("New", bob.Title);
    }

    [Fact]
    public async Task TheCommitSheet_ShowsWhatChanges_AndIsBoundToIt()
    {
        var draft = await People.New(People.Bob);
        var (ann, bob) = (story.Open(People.Ann, draft), story.Open(People.Bob, draft));
        bob.Do(new CommitSheetOpened());
        Assert.Equal("/title", Assert.Single(bob.State.CommitSheet!.Changes).Label);

        ann.Type("tags/late", "x");
        ann.Do(new SaveRequested());
        bob.Do(new CommitRequested(""));

        Assert.Equal("It changed since you looked.", bob.State.CommitSheet?.Failure);
        Assert.Equal(2, bob.State.CommitSheet!.Changes.Length);
        bob.Do(new CommitRequested(""));
        story.Wait();
        Assert.Null(bob.State.CommitSheet);
        Assert.Equal(DraftStatus.Published, (await People.Head(draft)).Status);
        Assert.Equal(SavePhase.Closed, ann.State.Phase);
    }

    [Fact]
    public async Task WhenTheStoreIsAway_WhatWasEnteredIsKeptAndTriedAgain()
    {
        var draft = await People.New(People.Bob);
        var bob = story.Open(People.Bob, draft);
        People.Store.Fault = new IOException("away");

        bob.Type("title", "Kept");
        story.Wait();
        Assert.Equal(SavePhase.Failed, bob.State.Phase);
        Assert.Equal("Kept", bob.State.Edits["title"].Value);

        People.Store.Fault = null;
        story.Wait();
        story.Wait();
        Assert.Equal(SavePhase.Saved, bob.State.Phase);
        Assert.Equal("Kept", await People.Value(draft, "/title"));
    }
}
