using System.Diagnostics;
using DraftStudio.Tests.E2E.Support;
using Xunit;

namespace DraftStudio.Tests.E2E.Harness;

/// <summary>That the program under test can be started, killed and started again.</summary>
public sealed class ServerHarnessTests
{
    [Fact]
    public async Task Kill_ThenRestart_ServesAgainOnTheSameData()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var server = new StudioServer();
        await server.StartAsync(cancellation);
        var first = server.ProcessId;
        await using (File.Create(Path.Combine(server.DataDirectory, "kept"))) { }

        await server.KillAsync();
        var gone = Assert.Throws<ArgumentException>(() => Process.GetProcessById(first));
        await server.StartAsync(cancellation);

        Assert.NotNull(gone);
        Assert.NotEqual(first, server.ProcessId);
        Assert.True(File.Exists(Path.Combine(server.DataDirectory, "kept")));
        using var client = server.CreateClient();
        using var answer = await client.GetAsync(new Uri("/", UriKind.Relative), cancellation);
        Assert.True((int)answer.StatusCode < 500, $"The studio answered {answer.StatusCode}.");
    }

    [Fact]
    public async Task Start_WithSettingsThatItRefuses_FailsWithItsLog()
    {
        var options = new StudioServerOptions
        {
            Variables = new StudioServerOptions().Variables.Add("ASPNETCORE_URLS", "ftp://127.0.0.1:0"),
        };
        await using var server = new StudioServer(options);

        var failure = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            server.StartAsync(TestContext.Current.CancellationToken)
        );

        Assert.Contains("ended before it listened", failure.Message, StringComparison.Ordinal);
        Assert.Contains("ftp", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dispose_TakesItsDataDirectoryAway()
    {
        var server = new StudioServer();
        Assert.True(Directory.Exists(server.DataDirectory));

        await server.DisposeAsync();

        Assert.False(Directory.Exists(server.DataDirectory));
    }
}
