using System.Text;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support.Databases;
using Microsoft.Data.Sqlite;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>What is SQLite's own: batches, locks, a full disk, the bytes in the file.</summary>
public sealed class SqliteWriteQueueTests(TestDatabases databases) : StoreTests
{
    [Fact]
    public async Task Batch_WhoseCommitFails_FailsAllItsUnitsAndNoOther()
    {
        using var gate = new ManualResetEventSlim();
        var blocking = BlockAsync(gate);
        var good = NewDraft();
        var inBatch = Storage.WriteAsync((unit, token) => unit.InsertDraftAsync(good, token));
        // The row is only checked at COMMIT, which fails then.
        var bad = RunAsync(
            "pragma defer_foreign_keys = on",
            $"insert into secrets (workspace, resource, encrypted) values (x'01', x'02', x'03')"
        );
        gate.Set();

        Assert.True(await Fails(blocking));
        Assert.True(await Fails(inBatch));
        Assert.True(await Fails(bad));
        Assert.Null(await Storage.Drafts.FindDraftAsync(Here, good.Id, Token));
        Assert.True(await Storage.WriteAsync((unit, token) => unit.InsertDraftAsync(good, token)));

        static async Task<bool> Fails(Task task) => await Record.ExceptionAsync(() => task) is SqliteException;
    }

    [Fact]
    public async Task Units_OfOneBatch_SeeEachOtherAndAnswerAfterTheCommit()
    {
        using var gate = new ManualResetEventSlim();
        var blocking = BlockAsync(gate);
        var draft = NewDraft();
        var first = Storage.WriteAsync((unit, token) => unit.InsertDraftAsync(draft, token));
        var second = Storage.WriteAsync(
            async (unit, token) =>
                await unit.FindDraftAsync(Here, draft.Id, token) is not null
                && await Storage.Drafts.FindDraftAsync(Here, draft.Id, token) is null
                && !first.IsCompleted
        );
        gate.Set();

        await blocking;
        Assert.True(await second);
        Assert.True(await first);
    }

    [Fact]
    public async Task Unit_CancelledWhileItWaits_IsTakenOut()
    {
        using var gate = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var blocking = BlockAsync(gate);
        var ran = false;
        var waiting = Storage.Queue.RunAsync((_, _) => Task.FromResult(ran = true), cancellation.Token);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        gate.Set();
        await blocking;
        await Storage.Queue.RunAsync(static (_, _) => Task.FromResult(true), Token);
        Assert.False(ran);
    }

    [Fact]
    public async Task Unit_CancelledWhenBegun_IsCarriedThrough()
    {
        using var cancellation = new CancellationTokenSource();
        var draft = NewDraft();

        var written = await Storage.Drafts.WriteAsync<bool>(
            async (unit, token) =>
            {
                cancellation.Cancel();
                return await unit.InsertDraftAsync(draft, token);
            },
            cancellation.Token
        );

        Assert.Null(written.Error);
        Assert.NotNull(await Storage.Drafts.FindDraftAsync(Here, draft.Id, Token));
    }

    [Fact]
    public async Task Unit_ThatWaitsForAnother_Throws() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Storage.Queue.RunAsync(
                (_, token) => Storage.Queue.RunAsync(static (_, _) => Task.FromResult(true), token),
                Token
            )
        );

    [Fact]
    public async Task Unit_ThatAwaitsSomethingElse_IsWaitedFor()
    {
        var draft = NewDraft();

        await Storage.WriteAsync(
            async (unit, token) =>
            {
                await Task.Yield();
                await unit.InsertDraftAsync(draft, token);
            }
        );

        Assert.NotNull(await Storage.Drafts.FindDraftAsync(Here, draft.Id, Token));
    }

    [Fact]
    public async Task Continuations_DoNotRunOnTheWriter()
    {
        var writer = await Storage.Queue.RunAsync(
            static (_, _) => Task.FromResult(Environment.CurrentManagedThreadId),
            Token
        );

        Assert.NotEqual(writer, Environment.CurrentManagedThreadId);
    }

    [Fact]
    public async Task Database_LockedFromOutside_IsBusyAndThenGoesOn()
    {
        var options = await CreateAsync() with { BusyTimeout = TimeSpan.FromMilliseconds(100) };
        await using var storage = await TestStorage.OpenAsync(options);
        await storage.AddWorkspaceAsync();
        await using (var outsider = new SqliteConnection($"Data Source={DatabaseOf(options)};Pooling=False"))
        {
            await outsider.OpenAsync(Token);
            await using var transaction = outsider.BeginTransaction(deferred: false);

            await Assert.ThrowsAsync<StorageBusyException>(() => storage.AddWorkspaceAsync());
            Assert.Null(await storage.Drafts.FindDraftAsync(Here, new DraftId(storage.NewId()), Token));
            Assert.False(await storage.Get<StorageHealth>().CheckAsync(Token));
        }

        await storage.AddWorkspaceAsync();
    }

    [Fact]
    public async Task Disk_ThatIsFull_FailsTheUnitAndGoesOnWhenThereIsRoom()
    {
        await RunAsync("pragma max_page_count = 1");
        var blob = PreparedBlob.Prepare(System.Security.Cryptography.RandomNumberGenerator.GetBytes(1_000_000));

        await Assert.ThrowsAsync<StorageFullException>(() =>
            Storage.WriteAsync((unit, token) => unit.PutBlobAsync(Here, blob, token))
        );
        Assert.Null(await Storage.Drafts.ReadBlobAsync(Here, blob.Hash, Token));

        await RunAsync("pragma max_page_count = 1000000");
        await Storage.WriteAsync((unit, token) => unit.PutBlobAsync(Here, blob, token));
        Assert.NotNull(await Storage.Drafts.ReadBlobAsync(Here, blob.Hash, Token));
    }

    [Fact]
    public async Task Database_HasOneProcess() =>
        await Assert.ThrowsAsync<StorageBusyException>(() => TestStorage.OpenAsync(Storage.Options));

    [Fact]
    public async Task Queue_ThatHasStopped_IsBusy()
    {
        await Storage.Queue.DisposeAsync();

        await Assert.ThrowsAsync<StorageBusyException>(() =>
            Storage.Queue.RunAsync(static (_, _) => Task.FromResult(true), Token)
        );
    }

    [Fact]
    public async Task Secret_ThatWasWiped_IsNowhereInTheFiles()
    {
        var secret = Encoding.ASCII.GetBytes("the-bytes-of-an-encrypted-secret-" + new string('s', 5_000));
        var key = new Resource
        {
            Workspace = Here,
            Id = new ResourceId(Storage.NewId()),
            Type = "keys",
            Text = "primary",
            CreatedAt = Storage.Time.GetUtcNow(),
        };
        await Storage.WriteAsync(
            async (unit, token) =>
            {
                await unit.Catalog.GetOrInsertAsync(key, false, token);
                await unit.Catalog.InsertSecretAsync(Here, key.Id, secret, token);
            }
        );
        Assert.True(await IsInFilesAsync());

        await Storage.WriteAsync((unit, token) => unit.Catalog.WipeSecretsAsync(Here, [key.Id], token));
        // The log is emptied after the answer; a unit more is after that.
        await Storage.Queue.RunAsync(static (_, _) => Task.FromResult(true), Token);

        Assert.False(await IsInFilesAsync());

        async Task<bool> IsInFilesAsync()
        {
            var database = DatabaseOf(Storage.Options);
            foreach (var file in new[] { database, database + "-wal", database + "-shm" })
            {
                await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                var bytes = new byte[stream.Length];
                await stream.ReadExactlyAsync(bytes, Token);
                if (
                    bytes.AsSpan().IndexOf(secret.AsSpan(0, 33)) >= 0
                    || bytes.AsSpan().IndexOf(secret.AsSpan(3_000, 200)) >= 0
                )
                {
                    return true;
                }
            }

            return false;
        }
    }

    [Fact]
    public async Task Migration_KilledInTheMiddle_RunsAgain()
    {
        var options = await CreateAsync();
        await using (var connection = new SqliteConnection($"Data Source={DatabaseOf(options)};Pooling=False"))
        {
            await connection.OpenAsync(Token);
            await using var command = connection.CreateCommand();
            command.CommandText =
                "create table if not exists __EFMigrationsLock (Id integer primary key, Timestamp text not null); "
                + "insert or replace into __EFMigrationsLock values (1, '2026-01-01')";
            await command.ExecuteNonQueryAsync(Token);
        }

        await using var storage = await TestStorage.OpenAsync(options);

        Assert.True(await storage.Get<StorageHealth>().CheckAsync(Token));
    }

    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();

    private static string DatabaseOf(StorageOptions options) => Path.Combine(options.DataDirectory, "studio.db");

    private Task<bool> BlockAsync(ManualResetEventSlim gate) =>
        Storage.Queue.RunAsync(
            (_, _) =>
            {
                gate.Wait(TimeSpan.FromSeconds(10), CancellationToken.None);
                return Task.FromResult(true);
            },
            Token
        );

    private Task<bool> RunAsync(params string[] statements) =>
        Storage.Queue.RunAsync(
            async (unit, token) =>
            {
                foreach (var statement in statements)
                {
                    await unit.Connection.Sql(statement).ExecuteAsync(token);
                }

                return true;
            },
            Token
        );
}
