using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Storage;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using DraftStudio.Web.Features.Editing;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>What people type in one file, on each database alike.</summary>
public abstract class TemplateTextTests : StoreTests
{
    private const string Lines = "one\ntwo\nthree\nfour\n";

    [Fact]
    public async Task ABatch_IsOneOperation_AlsoWhenItIsSentAgain()
    {
        var story = await BeginAsync();
        var ann = story.Person("ann", 1);
        var edit = story.Edit(1, 0, null, new TextEdit(3, "", "!"));

        var first = EngineStory.Good(await story.SaveAsync(ann, edit));
        EngineStory.Good(await story.SaveAsync(ann, story.Edit(2, 1, null, new TextEdit(0, "", ">"))));
        var again = EngineStory.Good(await story.SaveAsync(ann, edit));

        Assert.Equal(">one!\ntwo\nthree\nfour\n", await story.TextAsync());
        Assert.Equal(first.Operation!.Version, again.Operation!.Version);
        Assert.Equal(2, (await story.HistoryAsync()).Length);
        Assert.Equal("Edit a file", (await story.HistoryAsync())[0].Label);
    }

    [Fact]
    public async Task OnDifferentLines_BothAreKept()
    {
        var story = await BeginAsync();

        EngineStory.Good(
            await story.SaveAsync(story.Person("ann", 1), story.Edit(1, 0, null, new TextEdit(3, "", " a")))
        );
        EngineStory.Good(
            await story.SaveAsync(story.Person("bob", 2), story.Edit(1, 0, null, new TextEdit(13, "", " b")))
        );

        Assert.Equal("one a\ntwo\nthree b\nfour\n", await story.TextAsync());
    }

    [Fact]
    public async Task OnOneLine_NothingIsWritten_UntilItIsForced_AndThenTheRestOfTheOthersStays()
    {
        var story = await BeginAsync();
        var bob = story.Person("bob", 2);
        EngineStory.Good(
            await story.SaveAsync(
                story.Person("ann", 1),
                story.Edit(1, 0, null, new TextEdit(3, "", " a"), new TextEdit(21, "", "five\n"))
            )
        );
        var edit = story.Edit(1, 0, null, new TextEdit(0, "one", "ONE"), new TextEdit(4, "two", "TWO"));

        var conflict = Assert.IsType<DraftError.Conflicting>(
            (await story.SaveAsync(bob, edit)).Match<DraftError?>(static _ => null, static error => error)
        );
        Assert.Equal("contents", Assert.Single(conflict.Conflicts).Path.Last);
        Assert.Equal("one a\ntwo\nthree\nfour\nfive\n", await story.TextAsync());

        EngineStory.Good(await story.SaveAsync(bob, edit with { Stand = new EditStand(1, 0, 1) }));
        Assert.Equal("ONE\nTWO\nthree\nfour\nfive\n", await story.TextAsync());
    }

    [Theory]
    [InlineData(99, "", "x", "out_of_range")]
    [InlineData(0, "two", "x", "out_of_range")]
    [InlineData(-1, "", "x", "out_of_range")]
    [InlineData(0, "", "\0", "nul_character")]
    public async Task WhatDoesNotFit_IsRefused_AndNothingIsWritten(int at, string remove, string insert, string code)
    {
        var story = await BeginAsync();

        var refused = await story.SaveAsync(
            story.Person("ann", 1),
            story.Edit(1, 0, null, new TextEdit(at, remove, insert))
        );

        Assert.Equal(code, Assert.IsType<DraftError.Invalid>(refused.Error).Code);
        Assert.Equal(0, (await story.HeadAsync()).Version);
    }

    [Fact]
    public async Task ATextOverTheLimit_APicture_AndAFileThatIsGone_AreRefused()
    {
        var story = await BeginAsync();
        var ann = story.Person("ann", 1);

        var large = await story.SaveAsync(ann, story.Edit(1, 0, null, new TextEdit(0, "", new string('ä', 5_000_000))));
        Assert.Equal("body_too_large", Assert.IsType<DraftError.Invalid>(large.Error).Code);
        var picture = await story.SaveAsync(ann, story.Edit(2, 0, story.Picture, new TextEdit(0, "", "x")));
        Assert.Equal("not_a_text", Assert.IsType<DraftError.Refused>(picture.Error).Code);
        var gone = await story.SaveAsync(ann, story.Edit(3, 0, Guid.Empty.ToString("D"), new TextEdit(0, "", "x")));
        Assert.Equal("file_not_found", Assert.IsType<DraftError.NotFound>(gone.Error).Code);
        Assert.Equal(0, (await story.HeadAsync()).Version);
    }

    [Fact]
    public async Task APage_IsToldOfItsOwnBatchAsItsOwn_AndOfOthersAsTheirs()
    {
        var story = await BeginAsync();
        var ann = story.Open("ann", 1);
        var bob = story.Open("bob", 2);
        await ann.LoadAsync();
        await bob.LoadAsync();

        await bob.TypeAsync(new TextEdit(0, "", "B"));
        await ann.TypeAsync(new TextEdit(8, "", "A"));
        await ann.HearAsync();
        await bob.HearAsync();

        Assert.Equal("Bone\ntwo\nAthree\nfour\n", ann.Text);
        Assert.Equal(ann.Text, bob.Text);
        Assert.Contains("""{"version":1,"edits":[""", ann.Words[^1], StringComparison.Ordinal);
        Assert.Contains("""{"version":2,"seq":1,"edits":[""", ann.Words[^1], StringComparison.Ordinal);
        Assert.Contains("""{"version":1,"seq":1,"edits":[""", bob.Words[^1], StringComparison.Ordinal);
    }

    /// <summary>Three pages that hear late, lose words and meet conflicts: in the end all show what is stored, and each batch that was taken is there.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task ARandomWalk_EndsWithOneText(int seed)
    {
        var random = new Random(seed);
        var story = await BeginAsync();
        TextStory.Page[] pages = [story.Open("ann", 1), story.Open("bob", 2), story.Open("cleo", 3)];
        foreach (var page in pages)
        {
            await page.LoadAsync();
        }

        List<string> taken = [];
        for (var i = 0; i < 60; i++)
        {
            var page = pages[random.Next(pages.Length)];
            if (random.Next(3) == 0)
            {
                await page.HearAsync(() => random.Next(4) == 0);
                continue;
            }

            // One character: nobody types into it.
            var mark = char.ToString((char)('\uE000' + i));
            var at = random.Next(page.Text.Length + 1);
            if (await page.TypeAsync(new TextEdit(at, "", random.Next(4) == 0 ? mark + "\n" : mark)))
            {
                taken.Add(mark);
            }

            // One batch is on its way at a time.
            await page.HearAsync();
        }

        var stored = await story.TextAsync();
        foreach (var page in pages)
        {
            await page.HearAsync();
            Assert.Equal(stored, page.Text);
        }

        Assert.All(taken, mark => Assert.Contains(mark, stored, StringComparison.Ordinal));
        Assert.NotEmpty(taken);
    }

    private async Task<TextStory> BeginAsync()
    {
        var story = new TextStory(Storage, Here);
        await story.BeginAsync(Lines);
        return story;
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteTemplateTextTests(TestDatabases databases) : TemplateTextTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresTemplateTextTests(TestDatabases databases) : TemplateTextTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();
}
