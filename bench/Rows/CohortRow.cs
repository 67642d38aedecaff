using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>A change in a large cohort, saved and read back as its page does it, costs what it costs in a small one.</summary>
internal sealed class CohortRow : BenchRow
{
    public override string Name => "cohort";

    public override string Description =>
        "one value changed in a cohort of 200 simulations and 2,000 profiles, and of 2 and 20";

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
            using var large = await Cohorts.CreateAsync(studio, 200, 2_000, cancellationToken);
            using var small = await Cohorts.CreateAsync(studio, 2, 20, cancellationToken);
            figures.Add(
                await CompareAsync("the name", place, large.RenameAsync, small.RenameAsync, options, cancellationToken)
            );
            figures.Add(
                await CompareAsync(
                    "one position",
                    place,
                    large.RepositionAsync,
                    small.RepositionAsync,
                    options,
                    cancellationToken
                )
            );
        }

        return figures;
    }

    private static async Task<Figure> CompareAsync(
        string what,
        Place place,
        Func<CancellationToken, Task> large,
        Func<CancellationToken, Task> small,
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        var (inLarge, inSmall) = (Arm.Rate("large", large), Arm.Rate("small", small));
        var turns = await Turns.TakeAsync([inLarge, inSmall], options, cancellationToken);
        return new Figure
        {
            Measure = $"time to change {what} of a cohort of 200 and 2,000, and to read its page",
            Against = "of 2 and 20",
            Place = place.Name,
            Value = turns.Ratio(inSmall, inLarge),
            Goal = place.Holds(Goal.AtMost(1.5)),
            Absolute =
                $"{Milliseconds(turns.Of(inLarge))} and {Milliseconds(turns.Of(inSmall))} ms, one after the other",
        };
    }

    private static string Milliseconds(Quartiles rate) => Quartiles.Show(1000 / rate.Median);
}
