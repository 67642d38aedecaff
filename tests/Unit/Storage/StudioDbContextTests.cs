using DraftStudio.Core.Access;
using DraftStudio.Core.Storage;
using DraftStudio.Core.Storage.Rows;
using DraftStudio.Tests.Unit.Support.Databases;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>EF Core on the store: who may save what, where; and the migrations.</summary>
public abstract class StudioDbContextTests : StoreTests
{
    [Fact]
    public async Task Save_OutsideAUnit_Throws()
    {
        await using var db = Storage.CreateDbContext();
        db.Add(NewMembership(Here));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(Token));
        Assert.Throws<InvalidOperationException>(() => db.SaveChanges());
    }

    [Fact]
    public async Task Save_AfterItsUnit_Throws()
    {
        var kept = await Storage.Queue.RunAsync((unit, _) => Task.FromResult(unit.Db), Token);

        await Assert.ThrowsAsync<InvalidOperationException>(() => kept.SaveChangesAsync(Token));
    }

    [Fact]
    public async Task Update_BesideTheTracker_CannotWriteOutsideAUnit()
    {
        await using var db = Storage.CreateDbContext();

        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() =>
            db.Workspaces.ExecuteUpdateAsync(set => set.SetProperty(row => row.Name, "Mine"), Token)
        );
    }

    [Fact]
    public async Task Save_OfAnotherWorkspacesRow_Throws()
    {
        var there = await Storage.AddWorkspaceAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            Storage.Queue.RunAsync(
                async (unit, token) =>
                {
                    unit.Db.Workspace = Here;
                    unit.Db.Memberships.Add(NewMembership(there));
                    return await unit.Db.SaveChangesAsync(token);
                },
                Token
            )
        );
    }

    [Fact]
    public async Task Rows_AreFilteredByTheContextsWorkspace()
    {
        var there = await Storage.AddWorkspaceAsync();
        await Storage.Queue.RunAsync(
            async (unit, token) =>
            {
                unit.Db.Memberships.AddRange(NewMembership(Here), NewMembership(there));
                return await unit.Db.SaveChangesAsync(token);
            },
            Token
        );

        Assert.Equal([Here.Value], await MembershipsAsync(Here));
        Assert.Equal([there.Value], await MembershipsAsync(there));
        Assert.Equal(2, (await MembershipsAsync(null)).Count);

        async Task<List<Guid>> MembershipsAsync(WorkspaceId? workspace)
        {
            await using var db = Storage.CreateDbContext();
            db.Workspace = workspace;
            return await db.Memberships.Select(row => row.Workspace).ToListAsync(Token);
        }
    }

    [Fact]
    public async Task FailedUnit_TakesBackWhatEfCoreSaved()
    {
        await Storage.Queue.RunAsync(
            async (unit, token) =>
            {
                unit.Db.Memberships.Add(NewMembership(Here));
                await unit.Db.SaveChangesAsync(token);
                unit.Fail();
                return true;
            },
            Token
        );

        await using var db = Storage.CreateDbContext();
        Assert.False(await db.Memberships.AnyAsync(Token));
    }

    [Fact]
    public async Task Token_WithEverything_ComesBackAsItWas()
    {
        var at = new DateTimeOffset(2026, 3, 1, 12, 30, 0, TimeSpan.FromHours(2)).AddTicks(1_230);
        await Storage.Queue.RunAsync(
            async (unit, token) =>
            {
                unit.Db.Tokens.Add(
                    new TokenRow
                    {
                        Workspace = Here.Value,
                        Id = Storage.NewId(),
                        UserId = UserId.Studio.Value,
                        Name = "ci",
                        Hash = [1, 2, 3],
                        Scopes = "read drafts.write",
                        CreatedAt = at,
                        ExpiresAt = at,
                    }
                );
                return await unit.Db.SaveChangesAsync(token);
            },
            Token
        );

        await using var db = Storage.CreateDbContext();
        var hash = new byte[] { 1, 2, 3 };
        var row = await db.Tokens.SingleAsync(row => row.Hash == hash && row.ExpiresAt == at, Token);
        Assert.Equal((at, TimeSpan.Zero), (row.CreatedAt, row.CreatedAt.Offset));
        Assert.Null(row.RevokedAt);
    }

    [Fact]
    public async Task Studio_IsAUserWhoNeverSignsIn()
    {
        await using var db = Storage.CreateDbContext();

        var studio = await db.Users.SingleAsync(row => row.Id == UserId.Studio.Value, Token);

        Assert.Null(studio.PasswordHash);
        Assert.NotNull(studio.SuspendedAt);
    }

    [Fact]
    public async Task Migrations_MakeTheModel()
    {
        await using var db = Storage.CreateDbContext();

        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(Token));
        Assert.NotEmpty(await db.Database.GetAppliedMigrationsAsync(Token));
    }

    [Fact]
    public async Task IntegrityCheck_FindsNothingWrong() =>
        Assert.Empty(await Storage.Get<StorageUpkeep>().IntegrityCheckAsync(Token));

    [Fact]
    public async Task Health_IsGoodWhenRowsAreReadAndWritten() =>
        Assert.True(await Storage.Get<StorageHealth>().CheckAsync(Token));

    private MembershipRow NewMembership(WorkspaceId workspace) =>
        new()
        {
            Workspace = workspace.Value,
            UserId = UserId.Studio.Value,
            Role = Role.Viewer,
            CreatedAt = Storage.Time.GetUtcNow(),
        };
}

/// <summary>On SQLite.</summary>
public sealed class SqliteStudioDbContextTests(TestDatabases databases) : StudioDbContextTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresStudioDbContextTests(TestDatabases databases) : StudioDbContextTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();

    [Fact]
    public async Task TwoProcesses_MigrateFromEmptyAtOnce()
    {
        var options = await databases.CreateEmptyPostgresAsync();

        var both = await Task.WhenAll(TestStorage.OpenAsync(options), TestStorage.OpenAsync(options));

        foreach (var storage in both)
        {
            Assert.True(await storage.Get<StorageHealth>().CheckAsync(Token));
            await storage.DisposeAsync();
        }
    }
}
