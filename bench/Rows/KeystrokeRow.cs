using DraftStudio.Bench.Browsers;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;

namespace DraftStudio.Bench.Rows;

/// <summary>What a key pressed in a provider's form sends over the circuit, its save and the saved status included.</summary>
internal sealed class KeystrokeRow : BenchRow
{
    private const string Text = "The quick brown fox ";

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan TypingPause = TimeSpan.FromMilliseconds(120);

    public override string Name => "keystroke";

    public override string Description =>
        "bytes over the circuit for a key pressed in a provider form (needs a browser)";

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
        var page = await browser.OpenAsync(studio.Address, ProviderForm.Path(drafts[0]));
        var form = new ProviderForm(page);
        await form.FocusAsync();
        var bytes = await SocketBytes.CountAsync(page);
        await form.PressAsync("x");
        await SettleAsync();

        var single = new List<(double Down, double Up)>();
        for (var i = 0; i < options.Rounds; i++)
        {
            single.Add(await CountAsync(() => form.PressAsync("abcdefghij"[i % 10].ToString()), 1));
        }

        var typed = new List<(double Down, double Up)>();
        for (var i = 0; i < int.Max(1, options.Rounds / 5); i++)
        {
            typed.Add(await CountAsync(() => form.TypeAsync(Text, TypingPause), Text.Length));
        }

        return
        [
            Line("bytes down for one key pressed alone, until it is saved", single),
            Line($"bytes down a key while one types {1000 / TypingPause.TotalMilliseconds:0} a second", typed),
        ];

        async Task<(double Down, double Up)> CountAsync(Func<Task> type, int keys)
        {
            var (down, up) = (bytes.Down, bytes.Up);
            await type();
            await SettleAsync();
            if (bytes.Up == up)
            {
                throw new InvalidOperationException(
                    "A key was pressed and nothing was sent: it did not reach the form."
                );
            }

            return ((bytes.Down - down) / (double)keys, (bytes.Up - up) / (double)keys);
        }

        async Task SettleAsync()
        {
            // The status says "Saved" until the debounce has passed.
            await Task.Delay(Rest, TimeProvider.System, cancellationToken);
            await form.SavedAsync();
            await Task.Delay(Rest, TimeProvider.System, cancellationToken);
        }
    }

    private static Figure Line(string measure, List<(double Down, double Up)> counted) =>
        new()
        {
            Measure = measure,
            Against = "–",
            Value = Quartiles.Of([.. counted.Select(static bytes => bytes.Down)]),
            Goal = Goal.AtMost(1024, "bytes"),
            Absolute = $"up {Quartiles.Of([.. counted.Select(static bytes => bytes.Up)])} bytes",
        };
}
