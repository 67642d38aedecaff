using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>From the start of the process to the first page, against the smallest Blazor program.</summary>
internal sealed class ColdStartRow : BenchRow
{
    public override string Name => "start";

    public override string Description => "start of the process until its first page";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        using var folder = Place.Disk.CreateFolder();
        using var home = Place.Disk.CreateFolder();
        var again = new Arm("again", (_, cancel) => StartStudioAsync(folder.FullName, cancel));
        var first = new Arm(
            "first",
            async (_, cancel) =>
            {
                using var fresh = Place.Disk.CreateFolder();
                return await StartStudioAsync(fresh.FullName, cancel);
            }
        );
        var hello = new Arm(
            "hello",
            async (_, cancel) =>
            {
                await using var program = await ServedHello.StartAsync(home.FullName, cancel);
                return program.FirstAnswer.TotalMilliseconds;
            }
        );
        var turns = await Turns.TakeAsync([again, hello, first], options, cancellationToken);
        return
        [
            new Figure
            {
                Measure = "cold start to the sign-in page",
                Against = "hello-world Blazor, to its page",
                Place = Place.Disk.Name,
                Value = turns.Ratio(again, hello),
                Goal = Goal.AtMost(2),
                Absolute = $"{turns.Of(again)} and {turns.Of(hello)} ms",
            },
            new Figure
            {
                Measure = "the first start of all, which makes the database and the administrator",
                Against = "the same",
                Place = Place.Disk.Name,
                Value = turns.Ratio(first, hello),
                Absolute = $"{turns.Of(first)} ms",
            },
        ];
    }

    private static async Task<double> StartStudioAsync(string dataDirectory, CancellationToken cancellationToken)
    {
        await using var studio = await ServedStudio.StartAsync(dataDirectory, cancellationToken);
        return studio.FirstAnswer.TotalMilliseconds;
    }
}
