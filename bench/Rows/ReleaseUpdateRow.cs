using System.Globalization;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Http;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>All of a large graph sent with one node changed, and answered, against parsing and hashing the same bytes.</summary>
internal sealed class ReleaseUpdateRow : BenchRow
{
    private const string Workflows = "/v1/orchestration/workflows";
    private const string Update = "/v1/orchestration/releases/updateDraft";
    private const int Large = 10_000;
    private const int Small = 10;

    public override string Name => "release-update";

    public override string Description => "updateDraft of 10,000 nodes, one of them changed, answer included";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        List<Figure> figures = [];
        foreach (var place in Place.All)
        {
            using var folder = place.CreateFolder();
            await using var studio = await StudioHost.StartAsync(folder.FullName, cancellationToken);
            var body = Graphs.Request(await CreateAsync(studio.Address, cancellationToken), Large);
            var bytes = Encoding.UTF8.GetBytes(body);
            using var large = await OpenAsync(studio.Address, body, cancellationToken);
            using var small = await OpenAsync(
                studio.Address,
                Graphs.Request(await CreateAsync(studio.Address, cancellationToken), Small),
                cancellationToken
            );
            var update = Arm.Rate("update", cancel => large.SendAsync(0, cancel));
            var few = Arm.Rate("ten", cancel => small.SendAsync(0, cancel));
            var parse = Arm.Rate("parse", () => ParseAndHash(bytes));
            var turns = await Turns.TakeAsync([update, few, parse], options, cancellationToken);
            figures.Add(
                new Figure
                {
                    Measure = string.Create(
                        CultureInfo.InvariantCulture,
                        $"updateDraft of 10,000 nodes ({bytes.Length / 1e6:0.0} MB), one changed, answer included"
                    ),
                    Against = "JsonDocument.Parse and SHA-256 of the same bytes",
                    Place = place.Name,
                    Value = turns.Ratio(parse, update),
                    Goal = place.Holds(Goal.AtMost(4)),
                    Absolute =
                        $"{Milliseconds(turns.Of(update))} and {Milliseconds(turns.Of(parse))} ms; of 10 nodes {Milliseconds(turns.Of(few))} ms",
                }
            );
        }

        return figures;
    }

    private static async Task<string> CreateAsync(Uri studio, CancellationToken cancellationToken)
    {
        using var http = new HttpClient { BaseAddress = studio };
        http.DefaultRequestHeaders.Authorization = StudioSettings.Authorization;
        using var answer = await http.PostAsJsonAsync(Workflows, new { name = "Measured" }, cancellationToken);
        var made = await answer.Content.ReadFromJsonAsync<JsonElement>(cancellationToken);
        return made.TryGetProperty("workflow", out var workflow)
            ? workflow.GetProperty("uuid").GetString()! // a text by the contract
            : throw new InvalidOperationException($"No workflow was made: {made}");
    }

    private static Task<HttpClients> OpenAsync(Uri studio, string body, CancellationToken cancellationToken)
    {
        var address = new Uri(studio, Update);
        return HttpClients.OpenAsync(
            address,
            1,
            _ => new ChangingRequest(HttpMethod.Put, address, StudioSettings.Authorization, body, 0),
            cancellationToken
        );
    }

    private static void ParseAndHash(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        SHA256.HashData(bytes);
    }

    private static string Milliseconds(Quartiles rate) => Quartiles.Show(1000 / rate.Median);
}
