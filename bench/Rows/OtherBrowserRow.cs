using DraftStudio.Bench.Browsers;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>From a key pressed in one browser until another shows what it wrote.</summary>
internal sealed class OtherBrowserRow : BenchRow
{
    /// <summary>How long the studio waits for the next key before it saves.</summary>
    private const double Debounce = 300;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.5);

    public override string Name => "echo";

    public override string Description => "key pressed until visible in another browser (needs a browser)";

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
        await using var studio = await ServedStudio.StartAsync(folder.FullName, cancellationToken, browsers: true);
        var drafts = await StudioDrafts.CreateAsync(studio.Address, 1, cancellationToken);
        var typing = new ProviderForm(await browser.OpenAsync(studio.Address, ProviderForm.Path(drafts[0])));
        var watching = new ProviderForm(await browser.OpenAsync(studio.Address, ProviderForm.Path(drafts[0])));
        await typing.FocusAsync();
        await typing.NoteEchoAsync();
        await PressAsync("x");

        List<(double Local, double Other)> times = [];
        for (var i = 0; i < options.Rounds; i++)
        {
            times.Add(await PressAsync("abcdefghij"[i % 10].ToString()));
        }

        return
        [
            new Figure
            {
                Measure = "key pressed until visible in another browser",
                Against = "2 × the local echo + the debounce of 300 ms",
                Place = Place.Disk.Name,
                Value = Quartiles.Of([.. times.Select(time => time.Other / ((2 * time.Local) + Debounce))]),
                Goal = Goal.AtMost(1),
                Absolute =
                    $"{Quartiles.Of([.. times.Select(time => time.Other)])} ms, local echo {Quartiles.Of([.. times.Select(time => time.Local)])} ms",
            },
        ];

        async Task<(double Local, double Other)> PressAsync(string key)
        {
            await Task.Delay(Rest, TimeProvider.System, cancellationToken);
            var seeing = watching.SeenAsync(key);
            await typing.PressAsync(key);
            var seen = await seeing;
            var (pressed, drawn) = await typing.EchoAsync();
            return (drawn - pressed, seen - pressed);
        }
    }
}
