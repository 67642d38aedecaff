using System.Text.Json;
using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The preview beside a draft's editors, and the editor that is shown.</summary>
public sealed class TemplatePreviewPage(IPage page)
{
    /// <summary>When the text changed last, and when the preview answered to that.</summary>
    private const string Watch = """
        () => {
          const times = { edited: 0, shown: 0 };
          globalThis.previewTimes = times;
          document.addEventListener("code-edited", () => { times.edited = performance.now(); times.shown = 0; });
          document.querySelector("[data-preview-frame]").addEventListener("preview", ({ detail }) => {
            if (detail.kind === "rendered") { times.shown ||= performance.now(); }
          });
        }
        """;

    public ILocator Panel => page.Locator("[data-template-preview]");

    /// <summary>What is shown, in the frame that runs nothing.</summary>
    public ILocator Output =>
        page.FrameLocator("[data-preview-frame] iframe").FrameLocator("iframe.shown").Locator("body");

    public ILocator State => Panel.Locator("[data-preview-state]");

    public ILocator Fault => Panel.Locator("[data-preview-fault]");

    public ILocator Notes => Panel.GetByRole(AriaRole.List, new() { Name = "Left out of the preview" });

    public ILocator Button(string name) => Panel.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Editor(string path) => page.GetByRole(AriaRole.Textbox, new() { Name = path, Exact = true });

    /// <summary>Replaces the whole text of an editor, as by pasting.</summary>
    public async Task WriteAsync(string path, string text)
    {
        await Editor(path).FocusAsync();
        await page.Keyboard.PressAsync("ControlOrMeta+a");
        await page.Keyboard.InsertTextAsync(text);
    }

    public Task WatchAsync() => page.EvaluateAsync(Watch);

    /// <summary>Milliseconds from the last key to the output.</summary>
    public async Task<double> TakenAsync()
    {
        await page.WaitForFunctionAsync("() => globalThis.previewTimes.shown > 0");
        var taken = await page.EvaluateAsync<JsonElement>(
            "() => globalThis.previewTimes.shown - globalThis.previewTimes.edited"
        );
        return taken.GetDouble();
    }

    /// <summary>The page that renders.</summary>
    public IFrame Host =>
        page.Frames.First(static frame => frame.Url.EndsWith("/templates/preview", StringComparison.Ordinal));
}
