using System.Diagnostics;
using DraftStudio.Bench.Browsers;
using DraftStudio.Bench.Measuring;
using DraftStudio.Bench.Programs;
using Microsoft.Playwright;

namespace DraftStudio.Bench.Rows;

/// <summary>The page of a large cohort: how soon it is there, and what a key pressed in it sends.</summary>
internal sealed class CohortPageRow : BenchRow
{
    private const int Simulations = 200;
    private const int Profiles = 2_000;

    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(0.5);

    public override string Name => "cohort-page";

    public override string Description =>
        "opening a cohort of 200 simulations and 2,000 profiles, and bytes for a key pressed in it (needs a browser)";

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
        var draft = await StudioCohorts.CreateAsync(studio.Address, Simulations, Profiles, cancellationToken);
        var small = (await StudioDrafts.CreateAsync(studio.Address, 1, cancellationToken))[0];
        var page = await browser.OpenAsync(studio.Address, ProviderForm.Path(small));

        List<double> opened = [];
        for (var i = 0; i < options.Rounds; i++)
        {
            opened.Add(await OpenAsync(page, draft));
        }

        var form = new ProviderForm(page);
        await form.FocusAsync();
        var bytes = await SocketBytes.CountAsync(page);
        var large = await TypeAsync(form, bytes, options.Rounds, cancellationToken);
        await page.GotoAsync(ProviderForm.Path(small));
        await form.FocusAsync();
        var usual = await TypeAsync(form, bytes, options.Rounds, cancellationToken);
        return
        [
            new Figure
            {
                Measure = $"milliseconds until a cohort of {Simulations} and {Profiles:N0} shows both its lists",
                Against = "–",
                Place = Place.Disk.Name,
                Value = Quartiles.Of([.. opened]),
                Goal = Goal.AtMost(1000, "ms"),
                Absolute = "",
            },
            new Figure
            {
                Measure = "bytes down for one key pressed alone in it, until it is saved",
                Against = "the same in a provider",
                Value = Quartiles.Of([.. large.Zip(usual, static (one, other) => one.Down / other.Down)]),
                Goal = Goal.AtMost(1.1),
                Absolute =
                    $"{Quartiles.Of([.. large.Select(static key => key.Down)])} and {Quartiles.Of([.. usual.Select(static key => key.Down)])} bytes; up {Quartiles.Of([.. large.Select(static key => key.Up)])} bytes",
            },
        ];
    }

    /// <summary>From the address until the rows of both lists are there, and answer.</summary>
    private static async Task<double> OpenAsync(IPage page, string draft)
    {
        await page.GotoAsync("/cohorts");
        await page.GetByRole(AriaRole.Row).Nth(1).WaitForAsync();
        var started = Stopwatch.GetTimestamp();
        await page.GotoAsync($"/cohorts/drafts/{draft}");
        await page.Locator("html[data-interactive] li[data-key]").Nth(Simulations - 1).WaitForAsync();
        await page.Locator("tr[aria-rowindex='3']").WaitForAsync();
        return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    private static async Task<List<(double Down, double Up)>> TypeAsync(
        ProviderForm form,
        SocketBytes bytes,
        int rounds,
        CancellationToken cancellationToken
    )
    {
        await Task.Delay(Rest * 2, TimeProvider.System, cancellationToken);
        List<(double Down, double Up)> counted = [];
        for (var i = 0; i < rounds; i++)
        {
            var (down, up) = (bytes.Down, bytes.Up);
            await form.PressAsync("abcdefghij"[i % 10].ToString());

            // The status says "Saved" until the debounce has passed.
            await Task.Delay(Rest, TimeProvider.System, cancellationToken);
            await form.SavedAsync();
            await Task.Delay(Rest, TimeProvider.System, cancellationToken);
            counted.Add((bytes.Down - down, bytes.Up - up));
        }

        return counted;
    }
}
