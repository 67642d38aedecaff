using DraftStudio.Core.Access;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support.Databases;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>What an administrator is told of the store, on both databases.</summary>
public abstract class StorageUpkeepTests : StoreTests
{
    [Fact]
    public async Task Describe_TellsEngineSchemaAndSize_AndNoPassword()
    {
        var report = await Storage.Get<StorageUpkeep>().DescribeAsync(Token);

        Assert.Matches(@"^(SQLite|PostgreSQL) \d", report.Engine);
        Assert.Matches(@"^\d{14}_\w+$", report.Schema);
        Assert.True(report.Size > 10_000);
        Assert.NotEmpty(report.Place);
        Assert.DoesNotContain("assword", report.Place + string.Concat(report.Tools), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdministersAll_IsForWhoeverIsAdministratorEverywhere()
    {
        var store = Storage.Get<IAccessStore>();
        var (one, user) = (await AddAccountAsync("one@example.org"), await AddAccountAsync("two@example.org"));
        await JoinAsync(Here, one, Role.Administrator);
        await JoinAsync(Here, user, Role.Editor);
        Assert.True(await store.AdministersAllAsync(one, Token));
        Assert.False(await store.AdministersAllAsync(user, Token));

        var other = await Storage.AddWorkspaceAsync();
        Assert.False(await store.AdministersAllAsync(one, Token));
        await JoinAsync(other, one, Role.Administrator);
        Assert.True(await store.AdministersAllAsync(one, Token));
    }

    private async Task<UserId> AddAccountAsync(string email)
    {
        var account = new Account
        {
            Id = new UserId(Storage.NewId()),
            Email = email,
            NormalizedEmail = Account.NormalizeEmail(email),
            Name = email,
            SecurityStamp = "stamp",
            CreatedAt = Storage.Time.GetUtcNow(),
        };
        await Storage.WriteAsync((unit, token) => Storage.Get<IAccessStore>().PutAccountAsync(unit, account, token));
        return account.Id;
    }

    private Task JoinAsync(WorkspaceId workspace, UserId user, Role role) =>
        Storage.WriteAsync(
            (unit, token) =>
                Storage
                    .Get<IAccessStore>()
                    .PutMembershipAsync(
                        unit,
                        new Membership
                        {
                            Workspace = workspace,
                            User = user,
                            Role = role,
                            CreatedAt = Storage.Time.GetUtcNow(),
                        },
                        token
                    )
        );
}

/// <summary>On SQLite.</summary>
public sealed class SqliteStorageUpkeepTests(TestDatabases databases) : StorageUpkeepTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresStorageUpkeepTests(TestDatabases databases) : StorageUpkeepTests
{
    protected override Task<StorageOptions> CreateAsync() => databases.CreatePostgresAsync();

    [Fact]
    public async Task BackupAndRestore_AreTheServersOwnTools()
    {
        var upkeep = Storage.Get<StorageUpkeep>();
        var path = Path.Combine(databases.CreateDirectory(), "backup.zip");

        var saved = await upkeep.BackUpAsync(path, Token);
        var restored = await upkeep.RestoreAsync(path, replaces: true, Token);

        Assert.Contains(
            "pg_dump",
            Assert.IsType<Core.Drafting.DraftError.Refused>(saved.Error).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "pg_restore",
            Assert.IsType<Core.Drafting.DraftError.Refused>(restored.Error).Message,
            StringComparison.Ordinal
        );
        Assert.False(File.Exists(path));
    }
}
