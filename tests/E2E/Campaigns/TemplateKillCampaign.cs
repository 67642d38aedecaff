using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Support;
using Xunit;

namespace DraftStudio.Tests.E2E.Campaigns;

/// <summary>
/// kill -9 at random moments of commits of a thousand changed files: after the restart all of them are published and the
/// draft is gone, or none is and the draft is as it was; the database is sound, and it serves within 5 s.
/// </summary>
public sealed class TemplateKillCampaign
{
    private const int Files = 1_000;
    private const string Root = "/api/templates";
    private static readonly TimeSpan ReadyLimit = TimeSpan.FromSeconds(5);

    // How long the last commit took that was answered: the kill comes anywhere in twice that.
    private TimeSpan usual = TimeSpan.FromMilliseconds(300);

    [Fact]
    public async Task Kill_DuringCommits_LeavesAllOrNothing()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var seed = CampaignRounds.Seed;
        var moments = new Random(seed);
        await using var server = new StudioServer();
        await server.StartAsync(cancellation);
        await server.ReadyAsync(server.StartLimit, cancellation);
        var template = await CreateAsync(server, cancellation);
        List<TimeSpan> starts = [];
        var (published, committed, acknowledged) = (0, 0, 0);

        for (var round = 1; round <= CampaignRounds.Count; round++)
        {
            var draft = await ChangeAllAsync(server, template, round, cancellation);
            var delay = usual * 2 * moments.NextDouble();
            var isAcknowledged = await CommitAndKillAsync(server, template, delay, cancellation);

            List<string> wrong = [.. await DatabaseCheck.ProblemsAsync(server.DataDirectory, cancellation)];
            var restart = Stopwatch.StartNew();
            await server.StartAsync(cancellation);
            await server.ReadyAsync(server.StartLimit, cancellation);
            starts.Add(restart.Elapsed);
            var now = await RoundOfAsync(server, template, wrong, cancellation);
            var isOpen = await IsThereAsync(server, $"{Root}/{template}/draft", cancellation);
            if (now != round && (now != published || isAcknowledged))
            {
                wrong.Add($"round {now} is published, after {published}; acknowledged: {isAcknowledged}");
            }

            if (isOpen == (now == round))
            {
                wrong.Add($"round {now} is published, and the draft is {(isOpen ? "there" : "gone")}");
            }

            if (isOpen)
            {
                var kept = await RoundOfAsync(server, draft, wrong, cancellation);
                if (kept != round)
                {
                    wrong.Add($"the draft is of round {kept}");
                }
            }

            Assert.True(
                wrong.Count == 0,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Seed {seed}, round {round}, killed after {delay.TotalMilliseconds:0} ms:{Environment.NewLine}{string.Join(Environment.NewLine, wrong)}"
                )
            );
            committed += now == round ? 1 : 0;
            acknowledged += isAcknowledged ? 1 : 0;
            published = now;
        }

        // The median: one start on a busy machine says nothing about the studio.
        starts.Sort();
        Assert.True(starts[starts.Count / 2] <= ReadyLimit, $"Ready again after {string.Join(", ", starts)}.");
        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"Seed {seed}: {CampaignRounds.Count} kills; {committed} commits were whole, {acknowledged} of them acknowledged; {CampaignRounds.Count - committed} had done nothing. Ready again after {starts[starts.Count / 2].TotalMilliseconds:0} ms (median), {starts[^1].TotalMilliseconds:0} ms (longest)."
            )
        );
    }

    private static async Task<string> CreateAsync(StudioServer server, CancellationToken cancellation)
    {
        using var http = server.CreateClient();
        using var answer = await SendZipAsync(http, $"{Root}/_import?name=Killed", 0, cancellation);
        return (string)(await ReadAsync(answer, cancellation))["id"]!; // A template has one.
    }

    /// <summary>A draft in which every file is another; its id. What a round that was not committed left is used again.</summary>
    private static async Task<string> ChangeAllAsync(
        StudioServer server,
        string template,
        int round,
        CancellationToken cancellation
    )
    {
        using var http = server.CreateClient();
        using var opened = await http.PostAsync(Relative($"{Root}/{template}/_edit"), null, cancellation);
        var draft = (string)(await ReadAsync(opened, cancellation))["id"]!; // As above.
        using var changed = await SendZipAsync(http, $"{Root}/{draft}/_import?mode=replace", round, cancellation);
        await ReadAsync(changed, cancellation);
        return draft;
    }

    /// <summary>Whether the commit was answered before the kill.</summary>
    private async Task<bool> CommitAndKillAsync(
        StudioServer server,
        string template,
        TimeSpan delay,
        CancellationToken cancellation
    )
    {
        using var http = server.CreateClient();
        var committing = CommitAsync();
        await Task.Delay(delay, TimeProvider.System, cancellation);
        await server.KillAsync(); // in the middle of it, or a little before or after
        try
        {
            usual = await committing;
            return true;
        }
        catch (HttpRequestException)
        {
            return false; // killed: no answer
        }

        async Task<TimeSpan> CommitAsync()
        {
            var begun = Stopwatch.GetTimestamp();
            using var answer = await http.PostAsync(Relative($"{Root}/{template}/draft/_commit"), null, cancellation);
            await ReadAsync(answer, cancellation);
            return Stopwatch.GetElapsedTime(begun);
        }
    }

    /// <summary>The round that every file is of; what is wrong is added.</summary>
    private static async Task<int> RoundOfAsync(
        StudioServer server,
        string id,
        List<string> wrong,
        CancellationToken cancellation
    )
    {
        using var http = server.CreateClient();
        await using var stream = new MemoryStream(
            await http.GetByteArrayAsync(Relative($"{Root}/{id}/_export"), cancellation)
        );
        await using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        var rounds = new HashSet<int>();
        var files = zip.Entries.Where(static entry => entry.FullName != "template.json").ToList();
        foreach (var entry in files)
        {
            using var reader = new StreamReader(await entry.OpenAsync(cancellation));
            var words = (await reader.ReadToEndAsync(cancellation)).Split(' ');
            rounds.Add(int.Parse(words[1], CultureInfo.InvariantCulture));
        }

        if (rounds.Count != 1 || files.Count != Files)
        {
            wrong.Add($"{id} has {files.Count} files, of rounds {string.Join(", ", rounds)}");
        }

        return rounds.Max();
    }

    private static async Task<bool> IsThereAsync(StudioServer server, string path, CancellationToken cancellation)
    {
        using var http = server.CreateClient();
        using var answer = await http.GetAsync(Relative(path), cancellation);
        return answer.StatusCode != HttpStatusCode.NotFound;
    }

    private static async Task<HttpResponseMessage> SendZipAsync(
        HttpClient http,
        string path,
        int round,
        CancellationToken cancellation
    )
    {
        await using var stream = new MemoryStream();
        await using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            for (var number = 0; number < Files; number++)
            {
                var entry = zip.CreateEntry($"parts/{number}.html", CompressionLevel.Fastest);
                await using var writer = new StreamWriter(await entry.OpenAsync(cancellation));
                await writer.WriteAsync($"Round {round} file {number} {new string('x', 1_000)}\n");
            }
        }

        using var content = new ByteArrayContent(stream.ToArray());
        content.Headers.TryAddWithoutValidation("Content-Type", "application/zip");
        return await http.PostAsync(Relative(path), content, cancellation);
    }

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer, CancellationToken cancellation)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellation);
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new InvalidOperationException($"{answer.RequestMessage?.RequestUri} answered {text}");
    }

    private static Uri Relative(string path) => new(path, UriKind.Relative);
}
