using Microsoft.Data.Sqlite;
using Xunit;

namespace DraftStudio.Tests.E2E.Campaigns;

/// <summary>That the check sees what it is there to see.</summary>
public sealed class DatabaseCheckTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("draft-studio-");

    [Fact]
    public async Task Problems_OfASoundDatabase_AreNone()
    {
        await WriteAsync("INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1, 1);");

        Assert.Empty(await ProblemsAsync());
    }

    [Fact]
    public async Task Problems_OfAChildWithoutItsParent_NameTheTables()
    {
        await WriteAsync("INSERT INTO child VALUES (1, 7);");

        Assert.Equal("foreign key: child row 1 to parent", Assert.Single(await ProblemsAsync()));
    }

    [Fact]
    public async Task Problems_OfAnOverwrittenPage_AreFound()
    {
        await WriteAsync("INSERT INTO parent VALUES (1);");
        await using (var file = File.OpenWrite(Path.Combine(folder.FullName, "studio.db")))
        {
            file.Position = file.Length - 4096;
            await file.WriteAsync(new byte[4096], TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(await ProblemsAsync());
    }

    public void Dispose() => folder.Delete(recursive: true);

    private Task<IReadOnlyList<string>> ProblemsAsync() =>
        DatabaseCheck.ProblemsAsync(folder.FullName, TestContext.Current.CancellationToken);

    private async Task WriteAsync(string rows)
    {
        System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(DatabaseCheck).TypeHandle);
        var database = Path.Combine(folder.FullName, "studio.db");
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False;Foreign Keys=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText =
            "CREATE TABLE parent (id INTEGER PRIMARY KEY); CREATE TABLE child (id INTEGER PRIMARY KEY, parent_id INTEGER REFERENCES parent (id));"
            + rows;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
