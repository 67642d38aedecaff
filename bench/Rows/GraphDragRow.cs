using DraftStudio.Bench.Browsers;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>Dragging 200 of 5,000 nodes while the whole graph is seen, against the same in another library.</summary>
internal sealed class GraphDragRow : BenchRow
{
    /// <summary>What a frame takes on a display of 60 a second; a frame lasts a whole number of them.</summary>
    private const double Frame = 1000.0 / 60;

    public override string Name => "graph-drag";

    public override string Description =>
        "frames while 200 of 5,000 nodes are dragged, all in view, against AntV X6 (needs a browser)";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        await using var browser = await StudioBrowser.FindAsync();
        if (browser is null)
        {
            return [];
        }

        using var folder = Place.Disk.CreateFolder();
        await GraphBundles.BuildAsync(folder.FullName, cancellationToken);
        var own = await GraphPage.OpenAsync(browser, folder.FullName, "studio");
        var other = await GraphPage.OpenAsync(browser, folder.FullName, "x6");
        List<double> submitted = [];
        var studio = new Arm("studio", (slice, _) => SlowestAsync(own, slice, submitted));
        var x6 = new Arm("x6", (slice, _) => SlowestAsync(other, slice, []));
        var turns = await Turns.TakeAsync([studio, x6], options, cancellationToken);
        return
        [
            new Figure
            {
                Measure = "p99 of a frame while 200 of 5,000 nodes are dragged, all in view",
                Against = "a frame of a display of 60 a second",
                Value = turns.Of(studio),
                Goal = Goal.AtMost(Frame, "ms"),
                Absolute = Describe(own),
            },
            new Figure
            {
                Measure = "the same in AntV X6 3, with plain nodes and straight edges",
                Against = "the studio's p99",
                Value = turns.Ratio(x6, studio),
                Goal = Goal.AtLeast(5),
                Absolute = Describe(other),
            },
            new Figure
            {
                Measure = "what is given to the server before the nodes are let go",
                Against = "–",
                Value = Quartiles.Of(submitted),
                Goal = Goal.AtMost(0, "batches"),
            },
        ];
    }

    private static async Task<double> SlowestAsync(GraphPage page, TimeSpan slice, List<double> submitted)
    {
        var (frames, given) = await page.DragAsync(slice);
        submitted.Add(given);
        return Quartiles.Percentile(Whole(frames), 0.99);
    }

    private static string Describe(GraphPage page)
    {
        var frames = Whole(page.Frames);
        return $"all {frames.Length:N0} frames: p50 {Show(0.5)}, p99 {Show(0.99)} ms";

        string Show(double part) => Quartiles.Show(Quartiles.Percentile(frames, part));
    }

    /// <summary>The browser's clock trembles by a tenth of a millisecond; what is shown is shown for whole frames.</summary>
    private static double[] Whole(IEnumerable<double> frames) =>
        [.. frames.Select(static frame => double.Max(1, double.Round(frame / Frame)) * Frame)];
}
