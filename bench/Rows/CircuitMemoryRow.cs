using System.Globalization;
using DraftStudio.Bench.Browsers;
using DraftStudio.Bench.Circuits;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>
/// What an open circuit holds on the server's heap: the studio with a provider form, each circuit with a draft of its own,
/// against the smallest interactive page.
/// </summary>
internal sealed class CircuitMemoryRow : BenchRow
{
    /// <summary>The circuits are opened in so many steps; each step's growth is a measurement.</summary>
    private const int Steps = 5;

    private const int WarmUp = 10;

    private static readonly TimeSpan StayEvery = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    public override string Name => "circuits";

    public override string Description => "memory of a circuit with a provider form open";

    public override async Task<IReadOnlyList<Figure>> MeasureAsync(
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        var studio = await MeasureStudioAsync(options, cancellationToken);
        var hello = await MeasureHelloAsync(options, cancellationToken);
        return
        [
            new Figure
            {
                Measure = string.Create(
                    CultureInfo.InvariantCulture,
                    $"live heap of a circuit with a provider form, at {options.Circuits}"
                ),
                Against = "a hello-world circuit",
                Value = Quartiles.Of([.. studio.Heap.Zip(hello.Heap, static (form, page) => form / page)]),
                Goal = Goal.AtMost(2),
                Absolute =
                    $"{Quartiles.Show(Quartiles.Of(studio.Heap).Median)} and {Quartiles.Show(Quartiles.Of(hello.Heap).Median)} kB; "
                    + $"of the process {Quartiles.Show(studio.Process)} and {Quartiles.Show(hello.Process)} kB",
            },
        ];
    }

    private static async Task<Growth> MeasureStudioAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        using var folder = Place.Disk.CreateFolder();
        await using var studio = await ServedStudio.StartAsync(folder.FullName, cancellationToken, probe: true);
        var drafts = await StudioDrafts.CreateAsync(studio.Address, WarmUp + options.Circuits, cancellationToken);
        using var browser = new CookieBrowser(studio.Address);
        await browser.SignInAsync(cancellationToken);
        return await GrowAsync(studio, browser, [.. drafts.Select(ProviderForm.Path)], options, cancellationToken);
    }

    private static async Task<Growth> MeasureHelloAsync(BenchOptions options, CancellationToken cancellationToken)
    {
        using var folder = Place.Disk.CreateFolder();
        await using var hello = await ServedHello.StartAsync(folder.FullName, cancellationToken, probe: true);
        using var browser = new CookieBrowser(hello.Address);
        return await GrowAsync(
            hello,
            browser,
            [.. Enumerable.Repeat(ServedHello.Page, WarmUp + options.Circuits)],
            options,
            cancellationToken
        );
    }

    private static async Task<Growth> GrowAsync(
        ServedProgram program,
        CookieBrowser browser,
        IReadOnlyCollection<string> pages,
        BenchOptions options,
        CancellationToken cancellationToken
    )
    {
        var circuits = new List<CircuitClient>(options.Circuits);
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var staying = StayAsync(circuits, leaving.Token);
        try
        {
            var heap = new List<double>();
            // The first ones fill caches and pools that all share.
            await OpenAsync(pages.Take(WarmUp));
            var first = await SettledAsync();
            var before = first;
            foreach (var step in pages.Skip(WarmUp).Chunk(int.Max(1, options.Circuits / Steps)))
            {
                await OpenAsync(step);
                var after = await SettledAsync();
                heap.Add((after.Heap - before.Heap) / 1024.0 / step.Length);
                before = after;
            }

            return new Growth(heap, (before.Process - first.Process) / 1024.0 / options.Circuits);

            async Task OpenAsync(IEnumerable<string> some)
            {
                foreach (var page in some)
                {
                    var opened = await browser.OpenAsync(page, cancellationToken);
                    lock (circuits)
                    {
                        circuits.Add(opened);
                    }
                }
            }
        }
        finally
        {
            await leaving.CancelAsync();
            await staying;
            foreach (var circuit in circuits)
            {
                await circuit.DisposeAsync();
            }
        }

        async Task<(long Heap, long Process)> SettledAsync()
        {
            await Task.Delay(Settling, TimeProvider.System, cancellationToken);
            return await program.MemoryAsync(cancellationToken);
        }
    }

    /// <summary>Keeps the circuits that are open so; a server lets go of who is silent.</summary>
    private static async Task StayAsync(List<CircuitClient> circuits, CancellationToken leaving)
    {
        using var timer = new PeriodicTimer(StayEvery, TimeProvider.System);
        try
        {
            while (await timer.WaitForNextTickAsync(leaving))
            {
                CircuitClient[] open;
                lock (circuits)
                {
                    open = [.. circuits];
                }

                await Task.WhenAll(open.Select(circuit => circuit.StayAsync(leaving)));
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The row is measured.
        }
    }

    private sealed record Growth(IReadOnlyList<double> Heap, double Process);
}
