using System.IO.Compression;
using System.Text.Json.Nodes;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Journal;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using Microsoft.Data.Sqlite;
using Xunit;

namespace DraftStudio.Tests.Unit.Storage;

/// <summary>Backups of a SQLite file, and putting them back.</summary>
public sealed class SqliteBackupTests(TestDatabases databases) : StoreTests
{
    private StorageUpkeep Upkeep => Storage.Get<StorageUpkeep>();

    [Fact]
    public async Task Backup_UnderLoad_RestoresAndPassesTheChecks()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var saved = 0;
        Task[] writers = [.. Enumerable.Range(0, 4).Select(_ => Task.Run(WriteAsync, Token))];
        while (Volatile.Read(ref saved) < 40)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, Token);
        }

        await SealedAsync();

        // What is acknowledged before the backup begins is in it.
        var before = Volatile.Read(ref saved);
        var path = NewPath();
        var manifest = EngineStory.Good(await Upkeep.BackUpAsync(path, Token));
        Assert.True(Volatile.Read(ref saved) >= before);
        await stop.CancelAsync();
        await Task.WhenAll(writers);

        var target = NewTarget();
        EngineStory.Good(await RestoreAsync(target, path));
        await using var restored = await TestStorage.OpenAsync(target);
        Assert.Empty(await restored.Get<StorageUpkeep>().IntegrityCheckAsync(Token));
        var chain = Assert.Single(manifest.Chains);
        var noted = new ChainHead(Here, chain.Seq, Convert.FromHexString(chain.Hash));
        Assert.Null(await restored.Get<ChainVerifier>().VerifyAsync(Here, noted, Token));
        var drafts = await CountAsync(restored);
        Assert.InRange(drafts, before, Volatile.Read(ref saved));

        async Task WriteAsync()
        {
            while (!stop.IsCancellationRequested)
            {
                await AppendAsync(await AddDraftAsync());
                Interlocked.Increment(ref saved);
            }
        }
    }

    [Fact]
    public async Task Backup_IsReadableByItsOwnerAlone_AndOverwritesNothing()
    {
        var path = NewPath();
        EngineStory.Good(await Upkeep.BackUpAsync(path, Token));

        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        }

        Assert.Equal("backup_exists", CodeOf(await Upkeep.BackUpAsync(path, Token)));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path) ?? "."));
    }

    [Fact]
    public async Task Restore_OverADatabase_IsRefusedUnlessForced_AndKeepsItAside()
    {
        var draft = await AddDraftAsync();
        var path = NewPath();
        EngineStory.Good(await Upkeep.BackUpAsync(path, Token));
        var target = await databases.CreateSqliteAsync();
        string aside;
        await using (var there = await TestStorage.OpenAsync(target))
        {
            await there.AddWorkspaceAsync();
            Assert.Equal("database_exists", CodeOf(await RestoreAsync(target, path)));

            // It is served: even by force it is not taken away.
            await Assert.ThrowsAsync<StorageBusyException>(() => RestoreAsync(target, path, replaces: true));
        }

        var restore = EngineStory.Good(await RestoreAsync(target, path, replaces: true));
        aside = Assert.IsType<string>(restore.Aside);
        await using (var restored = await TestStorage.OpenAsync(target))
        {
            Assert.Equal(draft, await restored.Drafts.FindDraftAsync(Here, draft.Id, Token));
        }

        var kept = new StorageOptions
        {
            DataDirectory = target.DataDirectory,
            ConnectionString = $"Data Source={aside}",
        };
        await using var old = await TestStorage.OpenAsync(kept);
        await using var db = old.CreateDbContext();
        Assert.Equal(1, db.Workspaces.Count());
    }

    [Fact]
    public async Task Restore_OverABrokenDatabase_KeepsItAsItLay()
    {
        var path = NewPath();
        EngineStory.Good(await Upkeep.BackUpAsync(path, Token));
        var target = NewTarget();
        var broken = Path.Combine(target.DataDirectory, "studio.db");
        var noDatabase = new string('x', 10_000);
        await File.WriteAllTextAsync(broken, noDatabase, Token);
        await File.WriteAllTextAsync($"{broken}-wal", "nor its log", Token);

        var restore = EngineStory.Good(await RestoreAsync(target, path, replaces: true));

        Assert.Equal(noDatabase, await File.ReadAllTextAsync(restore.Aside ?? "", Token));
        Assert.Equal("nor its log", await File.ReadAllTextAsync($"{restore.Aside}-wal", Token));
        await using var restored = await TestStorage.OpenAsync(target);
        Assert.Empty(await restored.Get<StorageUpkeep>().IntegrityCheckAsync(Token));
    }

    [Theory]
    [InlineData("nothing there", "backup_not_found")]
    [InlineData("no archive", "backup_unreadable")]
    [InlineData("no manifest", "backup_unreadable")]
    [InlineData("another database", "backup_unreadable")]
    [InlineData("a byte is another", "backup_damaged")]
    [InlineData("an entry of the journal is another", "backup_damaged")]
    [InlineData("a newer schema", "backup_newer")]
    [InlineData("a newer format", "backup_newer")]
    public async Task Restore_OfWhatIsNoGoodBackup_IsRefusedAndChangesNothing(string what, string code)
    {
        await AppendAsync(await AddDraftAsync());
        await SealedAsync();
        var path = NewPath();
        EngineStory.Good(await Upkeep.BackUpAsync(path, Token));
        Spoil(path, what);
        var target = NewTarget();

        Assert.Equal(code, CodeOf(await RestoreAsync(target, path)));
        Assert.DoesNotContain(
            Directory.GetFiles(target.DataDirectory),
            static file => !file.EndsWith(".lock", StringComparison.Ordinal)
        );
    }

    protected override Task<StorageOptions> CreateAsync() => databases.CreateSqliteAsync();

    private static string? CodeOf<T>(Result<T> result) => (result.Error as DraftError.Refused)?.Code;

    private static async Task<Result<StorageRestore>> RestoreAsync(
        StorageOptions target,
        string path,
        bool replaces = false
    )
    {
        await using var closed = TestStorage.Closed(target);
        return await closed.Get<StorageUpkeep>().RestoreAsync(path, replaces, Token);
    }

    private static async Task<int> CountAsync(TestStorage storage)
    {
        await using var db = storage.CreateDbContext();
        return db.Drafts.Count();
    }

    private static void Spoil(string path, string what)
    {
        switch (what)
        {
            case "nothing there":
                File.Delete(path);
                break;
            case "no archive":
                File.WriteAllText(path, "PK no more");
                break;
            case "no manifest":
                using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
                {
                    zip.GetEntry("manifest.json")?.Delete();
                }

                break;
            case "another database":
                Edit(path, static manifest => manifest["size"] = 5);
                break;
            case "a byte is another":
                Edit(path, static manifest => manifest["sha256"] = new string('0', 64));
                break;
            case "a newer format":
                Edit(path, static manifest => manifest["format"] = 2);
                break;
            case "a newer schema":
                Change(
                    path,
                    "insert into __EFMigrationsHistory values ('20991231000000_Later', '99')",
                    "20991231000000_Later"
                );
                break;
            case "an entry of the journal is another":
                Change(path, "update journal set summary = 'never happened'", null);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(what), what, "Nobody knows how to spoil it so.");
        }
    }

    private static void Edit(string path, Action<JsonNode> change)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = zip.GetEntry("manifest.json") ?? throw new InvalidOperationException("There is no manifest.");
        JsonNode manifest;
        using (var stream = entry.Open())
        {
            manifest = JsonNode.Parse(stream) ?? throw new InvalidOperationException("The manifest is empty.");
        }

        change(manifest);
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry("manifest.json").Open());
        writer.Write(manifest.ToJsonString());
    }

    /// <summary>Changes the database in the archive, as somebody would who makes its manifest fit.</summary>
    private static void Change(string path, string sql, string? schema)
    {
        var file = $"{path}.spoilt";
        using (var zip = ZipFile.Open(path, ZipArchiveMode.Update))
        {
            zip.GetEntry("studio.db")?.ExtractToFile(file);
            using (var connection = new SqliteConnection($"Data Source={file};Pooling=False"))
            {
                connection.Open();
                using var command = connection.CreateCommand();
                command.CommandText = sql;
                Assert.True(command.ExecuteNonQuery() > 0);
            }

            zip.GetEntry("studio.db")?.Delete();
            zip.CreateEntryFromFile(file, "studio.db");
        }

        var bytes = File.ReadAllBytes(file);
        File.Delete(file);
        Edit(
            path,
            manifest =>
            {
                manifest["size"] = bytes.Length;
                manifest["sha256"] = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
                manifest["schema"] = schema ?? manifest["schema"]?.GetValue<string>();
            }
        );
    }

    private async Task SealedAsync()
    {
        while (await Storage.Journal.FindHeadAsync(Here, Token) is null)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }
    }

    private string NewPath() => Path.Combine(databases.CreateDirectory(), "backup.zip");

    private StorageOptions NewTarget() => new() { DataDirectory = databases.CreateDirectory() };
}
