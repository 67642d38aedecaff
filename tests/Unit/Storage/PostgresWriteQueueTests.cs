using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support.Databases;
using Npgsql;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>What is PostgreSQL's own: units that overlap.</summary>
public sealed class PostgresWriteQueueTests(TestDatabases databases) : StoreTests
{
    [Fact]
    public async Task Units_ThatLockEachOtherOut_BothGoThrough()
    {
        var (first, second) = (await AddDraftAsync(), await AddDraftAsync());
        using var met = new Barrier(2);
        var tries = 0;

        Task LockBothAsync(DraftId one, DraftId other) =>
            Task.Run(
                () =>
                    Storage.WriteAsync(
                        async (unit, token) =>
                        {
                            await unit.FindDraftAsync(Here, one, token);
                            if (Interlocked.Increment(ref tries) <= 2)
                            {
                                met.SignalAndWait(TimeSpan.FromSeconds(10), token);
                            }

                            await unit.FindDraftAsync(Here, other, token);
                        }
                    ),
                Token
            );

        await Task.WhenAll(LockBothAsync(first.Id, second.Id), LockBothAsync(second.Id, first.Id));

        Assert.True(tries > 2, "The server found no deadlock.");
    }

    [Fact]
    public async Task Draft_FoundInAUnit_StaysAsItWasUntilTheUnitEnds()
    {
        var draft = await AddDraftAsync();
        var found = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reading = Storage.WriteAsync(
            async (unit, token) =>
            {
                await unit.FindDraftAsync(Here, draft.Id, token);
                found.SetResult();
                await release.Task;
                return (await unit.FindDraftAsync(Here, draft.Id, token))?.Version;
            }
        );
        await found.Task;
        var writing = AppendAsync(draft);
        release.SetResult();

        Assert.Equal(0, await reading);
        Assert.Equal(1, (await writing).Version);
    }

    [Fact]
    public async Task Server_OutOfReach_IsBusy()
    {
        var options = Storage.Options with
        {
            ConnectionString = new NpgsqlConnectionStringBuilder(Storage.Options.ConnectionString)
            {
                Port = 1,
            }.ToString(),
        };

        await Assert.ThrowsAsync<StorageBusyException>(() => TestStorage.OpenAsync(options));
    }

    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();
}
