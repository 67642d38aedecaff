using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>A node that is moved costs the same whatever the size of its graph.</summary>
internal sealed class ReleaseChangeRow : BenchRow
{
    private const int Large = 10_000;
    private const int Small = 10;

    public override string Name => "release-change";

    public override string Description => "one node moved in a workflow of 10,000 and of 10, saved and checked";

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
            var large = await StudioGraph.CreateAsync(studio, Large, cancellationToken);
            var small = await StudioGraph.CreateAsync(studio, Small, cancellationToken);
            var inLarge = Arm.Rate("large", large.MoveAsync);
            var inSmall = Arm.Rate("small", small.MoveAsync);
            var turns = await Turns.TakeAsync([inLarge, inSmall], options, cancellationToken);
            figures.Add(
                new Figure
                {
                    Measure = "time to move one of 10,000 nodes of a workflow, and to check the graph",
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
