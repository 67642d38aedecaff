using System.Diagnostics;
using System.Globalization;
using DraftStudio.Tests.E2E.Support;
using Xunit;

namespace DraftStudio.Tests.E2E.Campaigns;

/// <summary>
/// kill -9 at random moments of a load of saves: every acknowledged save is there after the restart, none is half there,
/// a save that had no answer has one effect when it is sent again, the database is sound, and it serves within 5 s.
/// </summary>
public sealed class KillCampaign
{
    private const int Clients = 16;
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(5);

    // The first kill comes no sooner than a client can have been answered, the last while all are at full speed.
    private const int ShortestLoad = 50;
    private const int LongestLoad = 1500;

    [Fact]
    public async Task Kill_DuringSaves_LosesNothingThatWasAcknowledged()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var seed = CampaignRounds.Seed;
        var moments = new Random(seed);
        var clients = Enumerable.Range(1, Clients).Select(number => new SavingClient(number)).ToList();
        await using var server = new StudioServer();
        await server.StartAsync(cancellation);
        await server.ReadyAsync(server.StartLimit, cancellation);
        List<TimeSpan> starts = [];

        for (var round = 1; round <= CampaignRounds.Count; round++)
        {
            var load = TimeSpan.FromMilliseconds(moments.Next(ShortestLoad, LongestLoad));
            await SaveAndKillAsync(server, clients, load, cancellation);

            List<string> wrong = [.. await DatabaseCheck.ProblemsAsync(server.DataDirectory, cancellation)];
            var restart = Stopwatch.StartNew();
            await server.StartAsync(cancellation);
            await server.ReadyAsync(server.StartLimit, cancellation);
            var ready = restart.Elapsed;
            starts.Add(ready);
            wrong.AddRange(await CheckAsync(server, clients, cancellation));

            Assert.True(
                wrong.Count == 0,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Seed {seed}, round {round}, killed after {load.TotalMilliseconds} ms, ready again in {ready.TotalMilliseconds:0} ms:{Environment.NewLine}{string.Join(Environment.NewLine, wrong)}"
                )
            );
        }

        // The median: one start on a busy machine says nothing about the studio.
        starts.Sort();
        Assert.True(starts[starts.Count / 2] <= ReadyLimit, $"Ready again after {string.Join(", ", starts)}.");
        var acknowledged = clients.Sum(client => client.Acknowledged);
        Assert.True(acknowledged >= CampaignRounds.Count, $"Only {acknowledged} saves: the campaign tried nothing.");
        TestContext.Current.SendDiagnosticMessage(
            "Seed {0}: {1} kills, {2} acknowledged saves, none lost.",
            seed,
            CampaignRounds.Count,
            acknowledged
        );
    }

    private static async Task SaveAndKillAsync(
        StudioServer server,
        IReadOnlyList<SavingClient> clients,
        TimeSpan load,
        CancellationToken cancellation
    )
    {
        using var http = server.CreateClient();
        using var killed = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var saving = clients.Select(client => client.SaveUntilKilledAsync(http, killed.Token)).ToList();
        await Task.Delay(load, TimeProvider.System, cancellation);
        await server.KillAsync(); // in the middle of it: the clients stop because nobody answers
        await killed.CancelAsync();
        await Task.WhenAll(saving);
    }

    private static async Task<IReadOnlyList<string>> CheckAsync(
        StudioServer server,
        IReadOnlyList<SavingClient> clients,
        CancellationToken cancellation
    )
    {
        using var http = server.CreateClient();
        List<string> wrong = [];
        foreach (var client in clients)
        {
            wrong.AddRange(await client.CheckAsync(http, cancellation));
        }

        return wrong;
    }
}
