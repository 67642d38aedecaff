using System.Text.Json;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A template is rendered in the browser of whoever looks at it, and may be written by somebody who means harm.</summary>
public sealed class PreviewStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    /// <summary>The scripts that a template can break out into; each is the body of a function in the worker.</summary>
    private static readonly string[] Scripts =
    [
        "return fetch('URL')",
        "return WorkerGlobalScope.prototype.fetch?.call(self, 'URL')",
        "return importScripts('URL')",
        "return WorkerGlobalScope.prototype.importScripts.call(self, 'URL')",
        "return import('URL')",
        "return new WebSocket('ws://HOST')",
        "return new EventSource('URL')",
        "return new XMLHttpRequest().open('GET', 'URL')",
        "return new Worker('URL')",
        "return navigator.sendBeacon('URL')",
        "self.location = 'URL'",
        "const f = new Function('return fetch')(); return f && f('URL')",
    ];

    private const string Markup = """
        <img src="URL"><img srcset="URL 1x"><picture><source srcset="URL"><img></picture>
        <style>@import "URL"; body { background: url(URL) } @font-face { font-family: x; src: url(URL) } p { font-family: x; background: \75rl(URL) }</style>
        <p style="background:url('URL')">x</p><p style="background-image:image-set('URL' 1x)">y</p>
        <link rel=stylesheet href="URL"><link rel=preload as=image href="URL"><link rel=preconnect href="URL">
        <link rel=dns-prefetch href="URL"><link rel=prefetch href="URL"><link rel=icon href="URL">
        <meta http-equiv="refresh" content="0;url=URL"><base href="URL"><iframe src="URL"></iframe><object data="URL"></object>
        <embed src="URL"><video src="URL" poster="URL" autoplay></video><audio src="URL" autoplay></audio>
        <script src="URL"></script><script>fetch("URL"); top.location = "URL"</script>
        <img src=x onerror="window.top.location='URL'"><svg><image href="URL"/><use href="URL#a"/><style>@import "URL";</style></svg>
        <template shadowrootmode=open><style>@import url(URL)</style><img src="URL"></template>
        <form action="URL" id=f><input type=image src="URL" autofocus onfocus="top.location='URL'"></form>
        <table background="URL"><tr><td>t</table>
        <a href="URL" ping="URL">one</a><a href="javascript:top.location='URL'">two</a><a target=_top href="URL">three</a>
        <a target=_blank href="URL">four</a><svg><a href="URL"><text y=20>five</text></a><a xlink:href="URL"><text y=40>six</text></a></svg>
        """;

    [Fact]
    public async Task TheOutput_FollowsWhatIsTyped_AndAFaultHasItsPlace()
    {
        var preview = await OpenAsync(await OpenBrowserAsync());
        List<double> times = [];
        for (var i = 0; i < 10; i++)
        {
            times.Add((await preview.ShowAsync($"<h1>{{{{ title }}}} {i}</h1>")).GetProperty("took").GetDouble());
        }

        await Assertions.Expect(preview.Output).ToHaveTextAsync("Monthly 9");
        // The machine of a test run is busy, and not for all of ten times.
        Assert.InRange(times.Min(), 0, 100);

        var fault = (await preview.ShowAsync("<p>\n{{ title | shout }}")).GetProperty("fault");
        Assert.Equal(
            ("filter not found: shout", "a.html", 2, 12),
            (
                fault.GetProperty("message").GetString(),
                fault.GetProperty("file").GetString(),
                fault.GetProperty("line").GetInt32(),
                fault.GetProperty("column").GetInt32()
            )
        );
    }

    [Fact]
    public async Task AnEndlessLoop_IsStoppedAndSaid_AndThePageLives()
    {
        var preview = await OpenAsync(await OpenBrowserAsync());

        var answer = await preview.ShowAsync("{{ range.constructor('for (;;) {}')() }}");

        Assert.Equal("failed", answer.GetProperty("kind").GetString());
        Assert.Contains(
            "stopped",
            answer.GetProperty("fault").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        Assert.InRange(answer.GetProperty("took").GetDouble(), 1_400, 2_000);
        Assert.InRange(answer.GetProperty("beats").GetInt32(), 50, 1_000);
        Assert.Equal("rendered", (await preview.ShowAsync("alive")).GetProperty("kind").GetString());
        await Assertions.Expect(preview.Output).ToHaveTextAsync("alive");
    }

    [Fact]
    public async Task NothingThatATemplateTries_ReachesAnybody()
    {
        await using var outside = new CountingListener();
        var browser = await OpenBrowserAsync();
        foreach (
            var refused in (string[])
                ["content policy", "Content Security Policy", "sandboxed", "Failed to fetch", "autofocus"]
        )
        {
            browser.Expect(refused);
        }

        var preview = await OpenAsync(browser);
        var page = browser.Page.Url;
        foreach (var script in Scripts)
        {
            await preview.ShowAsync(
                $"{{{{ range.constructor({JsonSerializer.Serialize(Against(script, outside))})() }}}}"
            );
        }

        await preview.ShowAsync(
            "{{ range.constructor('return [typeof document, typeof parent, typeof cookieStore, typeof localStorage]')() }}"
        );
        await Assertions.Expect(preview.Output).ToHaveTextAsync("undefined,undefined,undefined,undefined");

        var answer = await preview.ShowAsync(Against(Markup, outside));
        Assert.Equal("rendered", answer.GetProperty("kind").GetString());
        foreach (var link in (string[])["one", "two", "three", "four", "five", "six"])
        {
            await preview
                .Output.GetByText(link, new LocatorGetByTextOptions { Exact = true })
                .ClickAsync(new LocatorClickOptions { Force = true });
        }

        // Whatever was begun has come by when the next rendering has.
        await preview.ShowAsync("done");
        await Assertions.Expect(preview.Output).ToHaveTextAsync("done");
        Assert.Equal(0, outside.Connections);
        Assert.Equal(page, browser.Page.Url);
        Assert.Single(browser.Context.Pages);
    }

    private static async Task<PreviewHarness> OpenAsync(StudioBrowser browser)
    {
        // The script that the harness puts into every frame is the one that a frame without scripts refuses.
        browser.Expect("Blocked script execution");
        await browser.Page.GotoAsync("/sign-in");
        var preview = new PreviewHarness(browser.Page);
        await preview.AttachAsync();
        return preview;
    }

    private static string Against(string text, CountingListener outside) =>
        text.Replace("URL", $"http://localhost:{outside.Port}/", StringComparison.Ordinal)
            .Replace("HOST", $"localhost:{outside.Port}", StringComparison.Ordinal);
}
