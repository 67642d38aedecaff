using System.Collections.Immutable;
using System.Diagnostics;
using DraftStudio.Tests.E2E.Support;
using Xunit;

namespace DraftStudio.Tests.E2E.Campaigns;

/// <summary>The program's commands, as they are typed: beside a studio at work, and on its data when it is gone.</summary>
public sealed class BackupTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Backup_UnderLoad_RestoresWithOneCommand()
    {
        await using var server = new StudioServer();
        await server.InitializeAsync();
        using var api = new StudioApi(server);
        using var folder = new Folder();
        var archive = Path.Combine(folder.Path, "studio.zip");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var saved = ImmutableList<string>.Empty;
        Task[] writers = [.. Enumerable.Range(0, 4).Select(writer => Task.Run(() => WriteAsync(writer), Cancellation))];
        while (saved.Count < 20)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancellation);
        }

        var before = saved;
        var backup = await RunAsync(server.DataDirectory, "backup", archive);
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        Assert.True(backup.Code == 0, backup.Output);
        Assert.Contains("master key is not in it", backup.Output, StringComparison.Ordinal);

        // While the studio serves it, its database is not taken from under it; nor without being told to.
        Assert.Equal(1, (await RunAsync(server.DataDirectory, "restore", archive)).Code);
        var served = await RunAsync(server.DataDirectory, "restore", archive, "--force");
        Assert.True(served.Code == 1, served.Output);
        Assert.Contains("Another process", served.Output, StringComparison.Ordinal);

        var target = Path.Combine(folder.Path, "data");
        var restore = await RunAsync(target, "restore", archive);
        Assert.True(restore.Code == 0, restore.Output);
        Assert.Contains("There is no master key", restore.Output, StringComparison.Ordinal);
        Assert.Empty(await DatabaseCheck.ProblemsAsync(target, Cancellation));
        File.Copy(Path.Combine(server.DataDirectory, "master.key"), Path.Combine(target, "master.key"));
        await using var restored = new StudioServer(new StudioServerOptions { DataDirectory = target });
        await restored.InitializeAsync();
        using var again = new StudioApi(restored);
        foreach (var draft in before)
        {
            Assert.NotNull(await again.StateAsync(draft, Cancellation));
        }

        async Task WriteAsync(int writer)
        {
            for (var i = 0; !stop.IsCancellationRequested; i++)
            {
                var draft = await api.DraftAsync($"Provider {writer}-{i}", $"p-{writer}-{i}", Cancellation);
                ImmutableInterlocked.Update(ref saved, static (all, one) => all.Add(one), draft);
            }
        }
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("backup", "a", "b")]
    [InlineData("backup", "--force", "a")]
    [InlineData("restore", "--what", "a")]
    [InlineData("bakcup", "a")]
    public async Task WhatIsNotUnderstood_IsToldHowItIsUsed(params string[] args)
    {
        using var folder = new Folder();

        var (code, output) = await RunAsync(folder.Path, args);

        Assert.Equal(2, code);
        Assert.Contains("Usage:", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task WithoutADatabase_ThereIsNothingToBackUp()
    {
        using var folder = new Folder();

        var (code, output) = await RunAsync(folder.Path, "backup", Path.Combine(folder.Path, "x.zip"));

        Assert.Equal(1, code);
        Assert.Contains("There is no database", output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public async Task PostgreSql_HasToolsOfItsOwn()
    {
        using var folder = new Folder();
        var variables = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["DraftStudio__Storage__Provider"] = "Postgres",
            ["DraftStudio__Storage__ConnectionString"] = "Host=db;Database=studio;Username=studio;Password=not-told",
        };

        var backup = await RunAsync(folder.Path, variables, "backup", Path.Combine(folder.Path, "x.zip"));
        var restore = await RunAsync(folder.Path, variables, "restore", Path.Combine(folder.Path, "x.zip"));

        Assert.Equal((1, 1), (backup.Code, restore.Code));
        Assert.Contains(
            "pg_dump --format=custom --host=db --port=5432 --username=studio --dbname=studio",
            backup.Output,
            StringComparison.Ordinal
        );
        Assert.Contains("pg_restore", restore.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("not-told", backup.Output + restore.Output, StringComparison.Ordinal);
    }

    private static Task<(int Code, string Output)> RunAsync(string dataDirectory, params string[] args) =>
        RunAsync(dataDirectory, [], args);

    private static async Task<(int Code, string Output)> RunAsync(
        string dataDirectory,
        Dictionary<string, string> variables,
        params string[] args
    )
    {
        var start = new ProcessStartInfo("dotnet", [BuildFacts.WebProgram, .. args])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["DraftStudio__DataDirectory"] = dataDirectory;
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        var error = process.StandardError.ReadToEndAsync(Cancellation);
        await process.WaitForExitAsync(Cancellation).WaitAsync(Patience, TimeProvider.System, Cancellation);
        return (process.ExitCode, await output + await error);
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("draft-studio-backup-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
