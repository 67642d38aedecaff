using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>
/// A commit, and a draft opened, cost the same whatever the number of files. Until 21 November 2026 the row timed commits
/// right behind the snapshot that makes them possible, and so measured what the snapshot of 10,000 files left behind: a
/// commit of 10 files at that moment took as long. See <see cref="Templates.Commits"/> for what it does now.
/// </summary>
internal sealed class TemplateCommitRow : BenchRow
{
    private const int Large = 10_000;
    private const int Small = 10;

    public override string Name => "template";

    public override string Description => "a template of 10,000 files and one of 10: committed, and opened as a draft";

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
            var large = await Templates.CreateAsync(studio, Large, cancellationToken);
            var small = await Templates.CreateAsync(studio, Small, cancellationToken);
            var (inLarge, inSmall) = (large.Commits("large", small), small.Commits("small", large));
            var (openLarge, openSmall) = (large.Openings("open large"), small.Openings("open small"));
            var turns = await Turns.TakeAsync([inLarge, inSmall, openLarge, openSmall], options, cancellationToken);
            figures.Add(Of("time to commit a template of 10,000 files, snapshot ready", inLarge, inSmall));
            figures.Add(
                new Figure
                {
                    Measure = "bytes allocated by the store's writer in such a commit",
                    Against = "one of 10",
                    Place = place.Name,
                    Value = Quartiles.Of([large.AllocatedByCommit / small.AllocatedByCommit]),
                    Goal = place.Holds(Goal.AtMost(1.5)),
                    Absolute =
                        $"{Quartiles.Show(large.AllocatedByCommit)} and {Quartiles.Show(small.AllocatedByCommit)}",
                }
            );
            figures.Add(Of("time to open the draft of a template of 10,000 files", openLarge, openSmall));

            Figure Of(string measure, Arm many, Arm few) =>
                new()
                {
                    Measure = measure,
                    Against = "one of 10",
                    Place = place.Name,
                    Value = turns.Ratio(few, many),
                    Goal = place.Holds(Goal.AtMost(1.5)),
                    Absolute = $"{Milliseconds(turns.Of(many))} and {Milliseconds(turns.Of(few))} ms",
                };
        }

        return figures;
    }

    private static string Milliseconds(Quartiles rate) => Quartiles.Show(1000 / rate.Median);
}
