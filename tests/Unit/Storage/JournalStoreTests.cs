using System.Collections.Concurrent;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support.Databases;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>The journal, its chain and the feed, on each database alike.</summary>
public abstract class JournalStoreTests : StoreTests
{
    [Fact]
    public async Task Entries_AreNumberedInTheOrderInWhichTheyHappened()
    {
        var entries = await AddAsync(5);

        var found = await Storage.Journal.ReadAfterAsync(Here, 0, 10, Token);

        Assert.Equal([1, 2, 3, 4, 5], found.Select(static entry => entry.Seq ?? 0));
        Assert.Equal(entries, found.Select(static entry => entry with { Seq = null, Hash = null }));
        Assert.Equal(
            [4L, 5L],
            (await Storage.Journal.ReadAfterAsync(Here, 3, 10, Token)).Select(static e => e.Seq ?? 0)
        );
    }

    [Fact]
    public async Task Entries_AreSealedAMomentAfterTheirCommitUnasked()
    {
        var signal = new TaskCompletionSource<WorkspaceId>(TaskCreationOptions.RunContinuationsAsynchronously);
        Storage.Get<JournalSealer>().Sealed = workspace => signal.TrySetResult(workspace);

        await Storage.WriteAsync((unit, token) => unit.JournalAsync(NewEntry(), token));

        Assert.Equal(Here, await signal.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Token));
        Assert.Single(await Storage.Journal.ReadAfterAsync(Here, 0, 10, Token));
    }

    [Fact]
    public async Task Entries_LeftUnsignalAreSealedWhenTheStudioStopsOrStartsAgain()
    {
        await Storage.WriteAsync((unit, token) => unit.JournalAsync(NewEntry(), token));

        await ReopenAsync();
        await SealAsync();

        Assert.Equal(1, (await Storage.Journal.FindHeadAsync(Here, Token))?.Seq);
    }

    [Fact]
    public async Task Entries_AreListedNewestFirstByWhatTheyAreAbout()
    {
        var artifact = await AddArtifactAsync();
        var draft = await AddDraftAsync(draft => draft with { Artifact = artifact.Id, Slot = "" });
        await AddAsync(3);
        await Storage.WriteAsync(
            async (unit, token) =>
            {
                await unit.JournalAsync(NewEntry(null, draft), token);
                await unit.JournalAsync(NewEntry() with { Actor = Bob, Event = "key.revealed", Kind = null }, token);
            }
        );
        await SealAsync();
        var query = new JournalQuery { Workspace = Here };

        var all = (await Storage.Journal.ListAsync(query, Token)).Items;
        var first = await Storage.Journal.ListAsync(query with { Limit = 2 }, Token);
        var second = await Storage.Journal.ListAsync(query with { Limit = 3, Cursor = first.NextCursor }, Token);

        Assert.Equal([5, 4, 3, 2, 1], all.Select(static entry => entry.Seq ?? 0));
        Assert.Equal([5, 4], first.Items.Select(static entry => entry.Seq ?? 0));
        Assert.Equal([3, 2, 1], second.Items.Select(static entry => entry.Seq ?? 0));
        Assert.Null(second.NextCursor);
        Assert.Equal([4L], await NumbersAsync(query with { Draft = draft.Id }));
        Assert.Equal([4L], await NumbersAsync(query with { Artifact = artifact.Id }));
        Assert.Equal([4L, 3, 2, 1], await NumbersAsync(query with { Kind = "card" }));
        Assert.Empty(await NumbersAsync(query with { Kind = "car" }));
        Assert.Equal([4L], await NumbersAsync(query with { Kind = "card", Artifact = artifact.Id, Actor = Ann }));
        Assert.Equal([5L], await NumbersAsync(query with { Actor = Bob }));
        Assert.Equal([5L], await NumbersAsync(query with { EventPrefix = "key." }));
        Assert.Empty(await NumbersAsync(query with { EventPrefix = "_ey" }));
        Assert.Empty(await NumbersAsync(query with { Workspace = await Storage.AddWorkspaceAsync() }));
    }

    [Fact]
    public async Task Chain_ThatNobodyTouched_Holds()
    {
        await AddAsync(4);
        var noted = await Storage.Journal.FindHeadAsync(Here, Token);
        await AddAsync(3);

        Assert.Equal(4, noted?.Seq);
        Assert.Null(await VerifyAsync(noted));
        Assert.Null(await VerifyAsync(null));
    }

    [Theory]
    [InlineData("update journal set summary = 'other' where seq = 3", 3)]
    [InlineData("update journal set actor = workspace where seq = 3", 3)]
    [InlineData("update journal set details = null where seq = 2", 2)]
    [InlineData("delete from journal where seq = 3", 3)]
    [InlineData("delete from journal where seq = 5", 5)]
    [InlineData("delete from journal where seq >= 1", 1)]
    [InlineData("update journal set seq = 9 - seq where seq in (4, 5)", 4)]
    [InlineData("update journal set seq = seq + 10 where seq = 2", 2)]
    public async Task Chain_ThatWasTamperedWith_SaysWhere(string tampering, long where)
    {
        await AddAsync(5);
        if (tampering.Contains("9 - seq", StringComparison.Ordinal))
        {
            // A unique index stands in the way of doing it in one step.
            await ExecuteAsync("update journal set seq = 100 where seq = 4");
            await ExecuteAsync("update journal set seq = 4 where seq = 5");
            await ExecuteAsync("update journal set seq = 5 where seq = 100");
        }
        else
        {
            await ExecuteAsync(tampering);
        }

        Assert.Equal(where, (await VerifyAsync(null))?.Seq);
    }

    [Fact]
    public async Task Chain_CutOffWithItsHead_IsFoundOutByANotedHead()
    {
        await AddAsync(5);
        var noted = await Storage.Journal.FindHeadAsync(Here, Token);
        var fourth = (await Storage.Journal.ReadAfterAsync(Here, 3, 1, Token))[0];
        await ExecuteAsync("delete from journal where seq = 5");
        await Storage.Queue.RunAsync(
            async (unit, token) =>
            {
                var head = await unit.Db.JournalChain.FindAsync([Here.Value], token);
                (head!.Seq, head.Hash) = (4, fourth.Hash!);
                return await unit.Db.SaveChangesAsync(token);
            },
            Token
        );

        Assert.Null(await VerifyAsync(null));
        Assert.Equal(5, (await VerifyAsync(noted))?.Seq);
    }

    [Fact]
    public async Task Chain_WrittenAnew_IsFoundOutByANotedHead()
    {
        await AddAsync(2);
        var noted = await Storage.Journal.FindHeadAsync(Here, Token);
        // In one unit: else what seals in the background would number an entry between two of the statements.
        await ExecuteAsync(
            "update journal set summary = 'other', seq = null, hash = null where seq = 1",
            "update journal set seq = null, hash = null where seq = 2",
            "delete from journal_chain"
        );
        await SealAsync();

        Assert.Null(await VerifyAsync(null));
        Assert.Equal(2, (await VerifyAsync(noted))?.Seq);
    }

    [Fact]
    public async Task Feed_TellsAfterTheCommitInOrderAndNothingOfFailedUnits()
    {
        var (heard, enough) = (new ConcurrentQueue<string>(), new SemaphoreSlim(0));
        var there = await Storage.AddWorkspaceAsync();
        using var subscription = Storage
            .Get<IChangeFeed>()
            .Subscribe(
                Here,
                entry =>
                {
                    heard.Enqueue(entry.Summary);
                    enough.Release();
                }
            );

        await Storage.Drafts.WriteAsync<bool>(
            async (unit, token) =>
            {
                await unit.JournalAsync(NewEntry(summary: "failed"), token);
                return new DraftError.Refused("no", "No.");
            },
            Token
        );
        await Storage.WriteAsync((unit, token) => unit.JournalAsync(NewEntry(there, summary: "elsewhere"), token));
        await Storage.WriteAsync(
            async (unit, token) =>
            {
                await unit.JournalAsync(NewEntry(summary: "first"), token);
                await unit.JournalAsync(NewEntry(summary: "second"), token);
                Assert.Empty(heard);
            }
        );
        await Storage.WriteAsync((unit, token) => unit.JournalAsync(NewEntry(summary: "third"), token));
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await enough.WaitAsync(TimeSpan.FromSeconds(10), Token));
        }

        Assert.Equal(["first", "second", "third"], heard);
        subscription.Dispose();
    }

    protected async Task<List<JournalEntry>> AddAsync(int count)
    {
        var entries = new List<JournalEntry>();
        for (var i = 0; i < count; i++)
        {
            Storage.Time.Advance(TimeSpan.FromMilliseconds(1));
            entries.Add(NewEntry(summary: $"entry {i}"));
        }

        await Storage.WriteAsync(
            async (unit, token) =>
            {
                foreach (var entry in entries)
                {
                    await unit.JournalAsync(entry, token);
                }
            }
        );
        await SealAsync();
        return entries;
    }

    private Task SealAsync() => Storage.Get<JournalSealer>().SealAsync(Here, Token);

    private Task<ChainFault?> VerifyAsync(ChainHead? noted) =>
        Storage.Get<ChainVerifier>().VerifyAsync(Here, noted, Token);

    private async Task<IEnumerable<long>> NumbersAsync(JournalQuery query) =>
        (await Storage.Journal.ListAsync(query, Token)).Items.Select(static entry => entry.Seq ?? 0);

    private Task ExecuteAsync(params string[] statements) =>
        Storage.Queue.RunAsync(
            async (unit, token) =>
            {
                foreach (var sql in statements)
                {
                    await unit.Connection.Sql(sql).ExecuteAsync(token);
                }

                return statements.Length;
            },
            Token
        );
}

/// <summary>On SQLite.</summary>
public sealed class SqliteJournalStoreTests(TestDatabases databases) : JournalStoreTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresJournalStoreTests(TestDatabases databases) : JournalStoreTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();

    [Fact]
    public async Task Feed_TellsWhatAnotherProcessWrote()
    {
        await using var other = await TestStorage.OpenAsync(Storage.Options);
        var heard = new TaskCompletionSource<JournalEntry>(TaskCreationOptions.RunContinuationsAsynchronously);
        var count = 0;
        using var subscription = other
            .Get<IChangeFeed>()
            .Subscribe(
                Here,
                entry =>
                {
                    Interlocked.Increment(ref count);
                    heard.TrySetResult(entry);
                }
            );
        var entry = NewEntry();

        await Storage.WriteAsync((unit, token) => unit.JournalAsync(entry, token));

        var told = await heard.Task.WaitAsync(TimeSpan.FromSeconds(10), TimeProvider.System, Token);
        Assert.Equal(entry, told with { Seq = null, Hash = null });
        Assert.Equal(1, count);
    }

    [Fact]
    public async Task TwoProcesses_SealOneChain()
    {
        await using var other = await TestStorage.OpenAsync(Storage.Options);
        await Task.WhenAll(
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    (i % 2 == 0 ? Storage : other).WriteAsync(
                        (unit, token) => unit.JournalAsync(NewEntry(summary: $"{i}"), token)
                    )
                )
        );
        await Task.WhenAll(
            Storage.Get<JournalSealer>().SealAsync(Here, Token),
            other.Get<JournalSealer>().SealAsync(Here, Token)
        );

        Assert.Equal(40, (await Storage.Journal.FindHeadAsync(Here, Token))?.Seq);
        Assert.Null(await Storage.Get<ChainVerifier>().VerifyAsync(Here, null, Token));
    }
}
