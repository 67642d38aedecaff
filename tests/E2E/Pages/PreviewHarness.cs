using System.Text.Json;
using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The preview of a template with one file, on a page of the studio, with nothing around it.</summary>
public sealed class PreviewHarness(IPage page)
{
    private const string Attach = """
        async () => {
          const { attach } = await import("/assets/preview.js");
          const root = document.createElement("div");
          document.body.replaceChildren(root);
          root.addEventListener("preview", ({ detail }) => { root.answer = detail; });
          root.preview = attach(root, null, {
            host: "/templates/preview", primary: "a.html", files: { "a.html": { text: "begun" } },
            inputs: [{ name: "title", driver: "text", label: "Monthly" }],
            page: { size: "a4", margin: "2cm" }, asPages: false,
          });
          root.id = "preview";
          while (!root.answer) { await new Promise(done => setTimeout(done, 5)); }
        }
        """;

    private const string Show = """
        async text => {
          const root = document.getElementById("preview");
          const began = performance.now();
          let beats = 0;
          const heart = setInterval(() => beats++, 10);
          root.answer = undefined;
          root.preview.setFile("a.html", { text });
          while (!root.answer && performance.now() - began < 5000) { await new Promise(done => setTimeout(done, 2)); }
          clearInterval(heart);
          return JSON.stringify({ ...root.answer, took: performance.now() - began, beats });
        }
        """;

    /// <summary>What is shown, in the frame that runs nothing.</summary>
    public ILocator Output =>
        page.FrameLocator("iframe[src='/templates/preview']").FrameLocator("iframe.shown").Locator("body");

    /// <summary>Takes the place of what is on the page.</summary>
    public Task AttachAsync() => page.EvaluateAsync(Attach);

    /// <summary>Gives the file another text and waits for the answer: its kind, the fault, how long it took and how often the page's timer went off.</summary>
    public async Task<JsonElement> ShowAsync(string text)
    {
        using var answer = JsonDocument.Parse(await page.EvaluateAsync<string>(Show, text));
        return answer.RootElement.Clone();
    }
}
