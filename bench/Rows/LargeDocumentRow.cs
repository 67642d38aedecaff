using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>A change of one entry costs the same whatever the size of the document.</summary>
internal sealed class LargeDocumentRow : BenchRow
{
    private const int Large = 10_000;
    private const int Small = 10;

    public override string Name => "size";

    public override string Description => "one entry changed in a document of 10,000 and of 10";

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
            var large = await Sheets.CreateAsync(studio, 1, Large, cancellationToken);
            var small = await Sheets.CreateAsync(studio, 1, Small, cancellationToken);
            var inLarge = Arm.Rate("large", cancel => large.RetitleAsync(0, cancel));
            var inSmall = Arm.Rate("small", cancel => small.RetitleAsync(0, cancel));
            var turns = await Turns.TakeAsync([inLarge, inSmall], options, cancellationToken);
            figures.Add(
                new Figure
                {
                    Measure = "time to change one of 10,000 entries",
                    Against = "one of 10",
                    Place = place.Name,
                    Value = turns.Ratio(inSmall, inLarge),
                    Goal = place.Holds(Goal.AtMost(1.5)),
                    Absolute =
                        $"{Milliseconds(turns.Of(inLarge))} and {Milliseconds(turns.Of(inSmall))} ms, one after the other",
                }
            );
        }

        return figures;
    }

    private static string Milliseconds(Quartiles rate) => Quartiles.Show(1000 / rate.Median);
}
