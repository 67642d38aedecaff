using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Http;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>All of a large graph sent, with one node changed and with all, and answered, against parsing and hashing the same bytes.</summary>
internal sealed class ReleaseUpdateRow : BenchRow
{
    private const string Update = "/v1/orchestration/releases/updateDraft";
    private const int Large = 10_000;
    private const int Small = 10;

    public override string Name => "release-update";

    public override string Description => "updateDraft of 10,000 nodes, one of them changed or all, answer included";

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
            var body = Graphs.Request(await Workflow(), Large);
            var bytes = Encoding.UTF8.GetBytes(body);
            using var large = await OpenAsync(body);
            using var small = await OpenAsync(Graphs.Request(await Workflow(), Small));
            var other = await Workflow();
            using var here = await OpenAsync(Graphs.MovedRequest(other, Large, 0));
            using var there = await OpenAsync(Graphs.MovedRequest(other, Large, 40));
            var turn = 0;
            var one = Arm.Rate("one", cancel => large.SendAsync(0, cancel));
            var few = Arm.Rate("few", cancel => small.SendAsync(0, cancel));
            var all = Arm.Rate("all", cancel => (turn++ % 2 == 0 ? here : there).SendAsync(0, cancel));
            var parse = Arm.Rate("parse", () => ParseAndHash(bytes));
            var turns = await Turns.TakeAsync([one, few, all, parse], options, cancellationToken);
            figures.Add(
                new Figure
                {
                    Measure = string.Create(
                        CultureInfo.InvariantCulture,
                        $"updateDraft of 10,000 nodes ({bytes.Length / 1e6:0.0} MB), one changed, answer included"
                    ),
                    Against = "JsonDocument.Parse and SHA-256 of the same bytes",
                    Place = place.Name,
                    Value = turns.Ratio(parse, one),
                    Goal = place.Holds(Goal.AtMost(4)),
                    Absolute =
                        $"{Milliseconds(turns.Of(one))} and {Milliseconds(turns.Of(parse))} ms; of 10 nodes {Milliseconds(turns.Of(few))} ms",
                }
            );
            figures.Add(
                new Figure
                {
                    Measure = "the same, every node moved",
                    Against = "the same",
                    Place = place.Name,
                    Value = turns.Ratio(parse, all),
                    Absolute = $"{Milliseconds(turns.Of(all))} ms",
                }
            );

            Task<string> Workflow() => StudioWorkflows.CreateAsync(studio.Address, cancellationToken);

            Task<HttpClients> OpenAsync(string request) =>
                HttpClients.OpenAsync(
                    new Uri(studio.Address, Update),
                    1,
                    _ => new ChangingRequest(
                        HttpMethod.Put,
                        new Uri(studio.Address, Update),
                        StudioSettings.Authorization,
                        request,
                        0
                    ),
                    cancellationToken
                );
        }

        return figures;
    }

    private static void ParseAndHash(byte[] bytes)
    {
        using var document = JsonDocument.Parse(bytes);
        SHA256.HashData(bytes);
    }

    private static string Milliseconds(Quartiles rate) => Quartiles.Show(1000 / rate.Median);
}
