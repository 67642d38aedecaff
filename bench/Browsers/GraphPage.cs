using Microsoft.Playwright;

namespace DraftStudio.Bench.Browsers;

/// <summary>A tab with nothing but a canvas and a graph of 5,000 nodes, seen as a whole; 200 of them are dragged.</summary>
internal sealed class GraphPage
{
    private const int Width = 1440;
    private const int Height = 900;

    private static readonly string Markup = $$"""
        <!doctype html>
        <style>body { margin: 0 } #graph { width: {{Width}}px; height: {{Height}}px }</style>
        <div id="graph"></div>
        """;

    private readonly IPage page;
    private readonly string name;
    private readonly List<double> frames = [];

    private GraphPage(IPage page, string name)
    {
        this.page = page;
        this.name = name;
    }

    /// <summary>How long each frame of every drag took, in milliseconds.</summary>
    public IReadOnlyCollection<double> Frames => frames;

    /// <summary>Opens a canvas by its script, and waits until its graph is drawn.</summary>
    public static async Task<GraphPage> OpenAsync(StudioBrowser browser, string folder, string name)
    {
        var opened = await browser.OpenBlankAsync(Width, Height);
        await opened.SetContentAsync(Markup);
        var style = Path.Combine(folder, $"{name}.css");
        if (File.Exists(style))
        {
            await opened.AddStyleTagAsync(new PageAddStyleTagOptions { Path = style });
        }

        await opened.AddScriptTagAsync(new PageAddScriptTagOptions { Path = Path.Combine(folder, $"{name}.js") });
        await RestAsync(opened);
        return new GraphPage(opened, name);
    }

    /// <summary>Takes hold of the chosen nodes, drags them for so long, and lets them go.</summary>
    /// <returns>How long each frame took, in milliseconds, and how much was given to the server before they were let go.</returns>
    public async Task<(double[] Frames, int Submitted)> DragAsync(TimeSpan slice)
    {
        await page.BringToFrontAsync();
        var (x, y) = await SpotAsync("choose");
        await RestAsync(page);
        var before = await SpotAsync("place");
        var submitted = await page.EvaluateAsync<int>("() => bench.submitted()");
        await page.Mouse.MoveAsync(x, y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(x + 8, y + 8);
        var taken = await page.EvaluateAsync<double[]>(
            "([x, y, milliseconds]) => bench.drive({ x, y }, milliseconds)",
            new[] { x, y, slice.TotalMilliseconds }
        );
        submitted = await page.EvaluateAsync<int>("() => bench.submitted()") - submitted;
        await page.Mouse.UpAsync();
        await RestAsync(page);
        if (await SpotAsync("place") == before)
        {
            throw new InvalidOperationException($"The nodes of {name} were dragged and are where they were.");
        }

        frames.AddRange(taken);
        return (taken, submitted);
    }

    /// <summary>Until the page has nothing more to draw.</summary>
    private static Task RestAsync(IPage page) =>
        page.EvaluateAsync(
            """
            () => new Promise(rested => {
              let quiet = 0;
              let last = performance.now();
              const look = now => {
                quiet = now - last < 40 ? quiet + 1 : 0;
                last = now;
                if (quiet < 20) requestAnimationFrame(look); else rested();
              };
              requestAnimationFrame(look);
            })
            """
        );

    private async Task<(float X, float Y)> SpotAsync(string of)
    {
        var spot = await page.EvaluateAsync<float[]>($"() => {{ const {{ x, y }} = bench.{of}(); return [x, y]; }}");
        return (spot[0], spot[1]);
    }
}
