using System.Globalization;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>How long the slowest saves take, against how long the disk takes for the least that is durable.</summary>
internal sealed class SaveLatencyRow : BenchRow
{
    private const double Times = 2;
    private const double Milliseconds = 5;

    public override string Name => "latency";

    public override string Description => "p99 of a save over HTTP against p99 of one fsync";

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
            using var clients = await HttpSavesRow.SavingAsync(studio, HttpSavesRow.Clients, cancellationToken);
            using var page = new DurablePage(folder.File("page"));
            var one = Arm.Slowest("one", 1, clients.SendAsync);
            var eight = Arm.Slowest("eight", 8, clients.SendAsync);
            var all = Arm.Slowest("all", HttpSavesRow.Clients, clients.SendAsync);
            var sync = Arm.Slowest(
                "fsync",
                1,
                (_, _) =>
                {
                    page.Write();
                    return Task.CompletedTask;
                }
            );
            var turns = await Turns.TakeAsync([one, eight, all, sync], options, cancellationToken);
            figures.Add(Line(place, turns, one, sync, 1, hasGoal: true));
            figures.Add(Line(place, turns, eight, sync, 8, hasGoal: true));
            figures.Add(Line(place, turns, all, sync, HttpSavesRow.Clients, hasGoal: false));
        }

        return figures;
    }

    private static Figure Line(Place place, Turns turns, Arm save, Arm sync, int clients, bool hasGoal) =>
        new()
        {
            Measure = string.Create(
                CultureInfo.InvariantCulture,
                $"p99 of a save over HTTP, {clients} client{(clients == 1 ? "" : "s")} without a pause"
            ),
            Against = "2 × the p99 of one fsync of 4 kB + 5 ms",
            Place = place.Name,
            Value = turns.Ratio(save, sync, static fsync => (Times * fsync) + Milliseconds),
            Goal = hasGoal ? place.Holds(Goal.AtMost(1)) : null,
            Absolute = $"{turns.Of(save)} ms; fsync {turns.Of(sync)} ms",
        };
}
