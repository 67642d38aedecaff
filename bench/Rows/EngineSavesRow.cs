using DraftStudio.Bench.Documents;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>Saves through the engine in this process, 64 at a time, against the same statements in a loop.</summary>
internal sealed class EngineSavesRow : BenchRow
{
    private const int Entries = 10;

    public override string Name => "engine";

    public override string Description => "saves a second in process, 64 at a time";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        List<Figure> figures = [];
        foreach (var place in Place.All)
        {
            using var folder = place.CreateFolder();
            using var left = place.CreateFolder();
            using var batch = await LeaveAsync(left, cancellationToken);
            await using var studio = await StudioHost.StartAsync(folder.FullName, cancellationToken);
            var sheets = await Sheets.CreateAsync(studio, HttpSavesRow.Clients, Entries, cancellationToken);
            var save = Arm.Rate("save", HttpSavesRow.Clients, sheets.RetitleAsync);
            var raw = Arm.Rate("batch", batch.SaveAll, HttpSavesRow.Clients);
            var turns = await Turns.TakeAsync([save, raw], options, cancellationToken);
            figures.Add(
                new Figure
                {
                    Measure = "saves a second in process, 64 at a time",
                    Against = "the best hand-written batch of the same SQL, 64 a commit",
                    Place = place.Name,
                    Value = turns.Ratio(save, raw),
                    Goal = place.Holds(Goal.AtLeast(0.5)),
                    Absolute = $"{turns.Of(save)} and {turns.Of(raw)} a second",
                }
            );
        }

        return figures;
    }

    /// <summary>A database as the studio makes it and leaves it, for the hand-written batch.</summary>
    private static async Task<RawBatch> LeaveAsync(BenchFolder folder, CancellationToken cancellationToken)
    {
        await using var studio = await StudioHost.StartAsync(folder.FullName, cancellationToken);
        var sheets = await Sheets.CreateAsync(studio, HttpSavesRow.Clients, Entries, cancellationToken);
        var caller = await studio.AdminAsync(cancellationToken);
        await studio.StopAsync();
        return new RawBatch(folder.File("studio.db"), caller, sheets.Drafts);
    }
}
