using DraftStudio.Core.Access;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support.Databases;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>When people were last at home, on each database alike.</summary>
public abstract class HomeVisitTests : StoreTests
{
    [Fact]
    public async Task Visit_TellsOfTheOneBefore()
    {
        var first = Storage.Time.GetUtcNow();

        Assert.Null(await VisitAsync(Here, Ann));
        Storage.Time.Advance(TimeSpan.FromHours(7));
        var second = Storage.Time.GetUtcNow();

        Assert.Equal(first, await VisitAsync(Here, Ann));
        Assert.Equal(second, await VisitAsync(Here, Ann));
        await ReopenAsync();
        Assert.Equal(second, await VisitAsync(Here, Ann));
    }

    [Fact]
    public async Task Visit_IsOfOnePersonInOneWorkspace()
    {
        var there = await Storage.AddWorkspaceAsync();
        await VisitAsync(Here, Ann);

        Assert.Null(await VisitAsync(Here, Bob));
        Assert.Null(await VisitAsync(there, Ann));
        Assert.NotNull(await VisitAsync(Here, Ann));
    }

    /// <summary>Somebody opens the home page in many tabs at once, for the first time.</summary>
    [Fact]
    public async Task Visit_ManyAtOnce_OneIsTheFirst()
    {
        var before = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => VisitAsync(Here, Ann)));

        Assert.Single(before, static visit => visit is null);
    }

    private Task<DateTimeOffset?> VisitAsync(WorkspaceId workspace, UserId user) =>
        Storage.Get<IHomeVisits>().VisitAsync(workspace, user, Storage.Time.GetUtcNow(), Token);
}

/// <summary>On SQLite.</summary>
public sealed class SqliteHomeVisitTests(TestDatabases databases) : HomeVisitTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresHomeVisitTests(TestDatabases databases) : HomeVisitTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();
}
