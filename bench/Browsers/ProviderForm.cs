using Microsoft.Playwright;

namespace DraftStudio.Bench.Browsers;

/// <summary>The form of a provider draft in a tab.</summary>
internal sealed class ProviderForm(IPage page)
{
    private ILocator Name => page.Locator("[data-path='name']");

    private ILocator Status => page.Locator("[data-save-status]");

    public static string Path(string draft) => $"/providers/drafts/{draft}";

    /// <summary>Puts the caret at the end of the name.</summary>
    public async Task FocusAsync()
    {
        await Name.FocusAsync();
        await page.Keyboard.PressAsync("End");
    }

    public Task PressAsync(string key) => page.Keyboard.PressAsync(key);

    public Task TypeAsync(string text, TimeSpan pause) =>
        page.Keyboard.TypeAsync(text, new KeyboardTypeOptions { Delay = (float)pause.TotalMilliseconds });

    /// <summary>Waits until the server has everything.</summary>
    public Task SavedAsync() => Assertions.Expect(Status).ToContainTextAsync("Saved");

    /// <summary>Notes when a key goes down in the name and when the name is drawn with what it wrote.</summary>
    public Task NoteEchoAsync() =>
        Name.EvaluateAsync(
            """
            input => {
              const now = () => performance.timeOrigin + performance.now();
              input.addEventListener('keydown', () => { globalThis.pressed = now(); }, { capture: true });
              input.addEventListener('input', () => requestAnimationFrame(() => { globalThis.drawn = now(); }));
            }
            """
        );

    /// <summary>When the last key went down and when it was drawn, in the browser's milliseconds.</summary>
    public async Task<(double Pressed, double Drawn)> EchoAsync()
    {
        var times = await page.EvaluateAsync<double[]>("() => [globalThis.pressed, globalThis.drawn]");
        return (times[0], times[1]);
    }

    /// <summary>Begins to look at the name, frame by frame; the answer is when it first ends with the text, on the same clock.</summary>
    public Task<double> SeenAsync(string end) =>
        Name.EvaluateAsync<double>(
            """
            (input, end) => new Promise(seen => {
              const look = () => input.value.endsWith(end)
                ? seen(performance.timeOrigin + performance.now())
                : requestAnimationFrame(look);
              look();
            })
            """,
            end
        );
}
