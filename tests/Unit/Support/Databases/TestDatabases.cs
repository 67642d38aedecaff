using DraftStudio.Core.Storage;
using Npgsql;
using Xunit;

[assembly: AssemblyFixture(typeof(DraftStudio.Tests.Unit.Support.Databases.TestDatabases))]

namespace DraftStudio.Tests.Unit.Support.Databases;

/// <summary>Databases for tests, each a copy of one that was migrated from empty once.</summary>
public sealed class TestDatabases : IAsyncDisposable
{
    private readonly PostgresCluster cluster = new();
    private readonly string directory = Directory.CreateTempSubdirectory("draft-studio-tests-").FullName;
    private readonly Lazy<Task<string>> sqliteTemplate;
    private readonly Lazy<Task<string>> postgresTemplate;

    public TestDatabases()
    {
        sqliteTemplate = new(MakeSqliteTemplateAsync);
        postgresTemplate = new(MakePostgresTemplateAsync);
    }

    /// <summary>A fresh, migrated SQLite file in a directory of its own.</summary>
    public async Task<StorageOptions> CreateSqliteAsync()
    {
        var options = new StorageOptions { DataDirectory = CreateDirectory() };
        File.Copy(await sqliteTemplate.Value, Path.Combine(options.DataDirectory, "studio.db"));
        return options;
    }

    /// <summary>A fresh, migrated database on a PostgreSQL server; the test is skipped where none is installed.</summary>
    public async Task<StorageOptions> CreatePostgresAsync()
    {
        Assert.SkipWhen(PostgresCluster.WhyNot is not null, PostgresCluster.WhyNot ?? "");
        return PostgresOptions(await cluster.CreateDatabaseAsync(await postgresTemplate.Value));
    }

    /// <summary>A PostgreSQL database with nothing in it.</summary>
    public async Task<StorageOptions> CreateEmptyPostgresAsync()
    {
        Assert.SkipWhen(PostgresCluster.WhyNot is not null, PostgresCluster.WhyNot ?? "");
        return PostgresOptions(await cluster.CreateDatabaseAsync());
    }

    public string CreateDirectory() =>
        Directory.CreateDirectory(Path.Combine(directory, Path.GetRandomFileName())).FullName;

    public async ValueTask DisposeAsync()
    {
        await cluster.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    private StorageOptions PostgresOptions(string connectionString) =>
        new()
        {
            Provider = StorageProvider.Postgres,
            ConnectionString = connectionString,
            DataDirectory = directory,
        };

    private async Task<string> MakeSqliteTemplateAsync()
    {
        var options = new StorageOptions { DataDirectory = CreateDirectory() };
        await using (await TestStorage.OpenAsync(options)) { }

        return Path.Combine(options.DataDirectory, "studio.db");
    }

    private async Task<string> MakePostgresTemplateAsync()
    {
        var options = PostgresOptions(await cluster.CreateDatabaseAsync());
        await using (await TestStorage.OpenAsync(options)) { }

        NpgsqlConnection.ClearAllPools();
        return new NpgsqlConnectionStringBuilder(options.ConnectionString).Database ?? "";
    }
}
