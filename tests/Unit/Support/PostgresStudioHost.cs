using System.Text;
using DraftStudio.Tests.Unit.Support.Databases;
using Npgsql;
using Xunit;

namespace DraftStudio.Tests.Unit.Support;

/// <summary>The studio on a database of its own on the tests' PostgreSQL server; <see cref="StudioHost.OrSkip"/> where there is none.</summary>
public sealed class PostgresStudioHost(TestDatabases databases) : StudioHost
{
    private string? connectionString;

    public override string? WhyNot => PostgresCluster.WhyNot;

    public override async ValueTask InitializeAsync()
    {
        if (WhyNot is null && connectionString is null)
        {
            connectionString = (await databases.CreatePostgresAsync()).ConnectionString;
            OnPostgres(connectionString);
        }
    }

    public override async Task<StudioHost> AnotherAsync()
    {
        var another = new PostgresStudioHost(databases);
        await another.InitializeAsync();
        return another;
    }

    /// <summary>Looks at every row of every table, as text and, for columns of bytes, as their hexadecimal form.</summary>
    public override async Task<bool> StoresAsync(string text)
    {
        Assert.False(File.Exists(Path.Combine(DataDirectory, "studio.db")), "The studio is on SQLite.");
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var tables = await TablesAsync(connection);
        Assert.NotEmpty(tables);
        foreach (var table in tables)
        {
            await using var find = connection.CreateCommand();
            find.CommandText =
                $"select exists (select from \"{table}\" r where position(@text in r::text) > 0 or position(@hex in r::text) > 0)";
            find.Parameters.AddWithValue("text", text);
            find.Parameters.AddWithValue("hex", Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)));
            if (await find.ExecuteScalarAsync(TestContext.Current.CancellationToken) is true)
            {
                return true;
            }
        }

        return await base.StoresAsync(text);
    }

    private static async Task<List<string>> TablesAsync(NpgsqlConnection connection)
    {
        await using var list = connection.CreateCommand();
        list.CommandText = "select tablename from pg_tables where schemaname = 'public'";
        await using var reader = await list.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var tables = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
