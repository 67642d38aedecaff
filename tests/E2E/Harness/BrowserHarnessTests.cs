using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Harness;

/// <summary>That the tests' own tools see what they are there to see.</summary>
public sealed class BrowserHarnessTests(BrowserFixture browsers) : StudioStory(browsers)
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'";
    private const string Clean =
        "<!doctype html><html lang=en><title>Clean</title><main><h1>Clean</h1><p>Text</p></main></html>";

    [Fact]
    public async Task Axe_OnAnAccessiblePageWithAStrictPolicy_FindsNothing()
    {
        var browser = await ServeAsync(Clean);

        await Axe.AssertCleanAsync(browser.Page);
    }

    [Fact]
    public async Task Axe_OnAnImageWithoutText_NamesTheRuleAndTheElement()
    {
        var browser = await ServeAsync(
            "<!doctype html><html lang=en><title>T</title><main><h1>T</h1><img id=portrait src='data:,'></main></html>"
        );
        browser.Expect("content policy");
        browser.Expect("Content Security Policy");

        var violations = await Axe.ViolationsAsync(browser.Page);

        var violation = Assert.Single(violations);
        Assert.StartsWith("image-alt (critical)", violation, StringComparison.Ordinal);
        Assert.Contains("#portrait", violation, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Complaints_OfAPolicyViolation_NameTheDirective()
    {
        var browser = await ServeAsync(
            "<!doctype html><html lang=en><title>T</title><main><h1>T</h1></main><script>document.title = 'ran'</script></html>"
        );

        await WaitForAsync(() => browser.Complaints().Count > 0);

        Assert.Contains(
            browser.Complaints(),
            complaint => complaint.Contains("content policy: script-src", StringComparison.Ordinal)
        );
        Assert.Equal("T", await browser.Page.TitleAsync());
        browser.Expect("content policy");
        browser.Expect("Content Security Policy");
        Assert.Empty(browser.Complaints());
    }

    [Fact]
    public async Task Complaints_OfAnUncaughtError_HoldItsMessage()
    {
        var browser = await ServeAsync(Clean);

        await browser.Page.EvaluateAsync("() => { setTimeout(() => { throw new Error('thrown late'); }, 0); }");
        await WaitForAsync(() => browser.Complaints().Count > 0);

        Assert.Contains(browser.Complaints(), complaint => complaint.Contains("thrown late", StringComparison.Ordinal));
        browser.Expect("thrown late");
    }

    [Fact]
    public async Task Close_OfAFailedTest_LeavesATraceAndAScreenshot()
    {
        var browser = await StudioBrowser.OpenAsync(
            await Browsers.BrowserAsync(Cancellation),
            address: null,
            BrowserOptions.Narrow
        );
        await browser.Page.SetContentAsync(Clean);
        var file = Path.Combine(BuildFacts.TestResults, "browser", "harness-leaves-a-trace-person");

        await browser.CloseAsync("harness leaves a trace", failed: true);

        Assert.True(new FileInfo(file + ".zip").Length > 0);
        Assert.True(new FileInfo(file + ".png").Length > 0);
        File.Delete(file + ".zip");
        File.Delete(file + ".png");
    }

    [Fact]
    public async Task Close_WithAnUnexpectedComplaint_Fails()
    {
        var browser = await StudioBrowser.OpenAsync(
            await Browsers.BrowserAsync(Cancellation),
            address: null,
            BrowserOptions.Wide
        );
        await browser.Page.EvaluateAsync("() => console.error('something broke')");
        await WaitForAsync(() => browser.Complaints().Count > 0);

        var failure = await Assert.ThrowsAsync<Xunit.Sdk.TrueException>(() =>
            browser.CloseAsync("harness complains", failed: false)
        );

        Assert.Contains("something broke", failure.Message, StringComparison.Ordinal);
        var file = Path.Combine(BuildFacts.TestResults, "browser", "harness-complains-person");
        File.Delete(file + ".zip");
        File.Delete(file + ".png");
    }

    private static async Task WaitForAsync(Func<bool> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(10));
        while (!condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, limit.Token);
        }
    }

    private async Task<StudioBrowser> ServeAsync(string html)
    {
        var browser = await OpenBrowserAsync();
        await browser.Page.RouteAsync(
            "http://harness.test/",
            route =>
                route.FulfillAsync(
                    new RouteFulfillOptions
                    {
                        ContentType = "text/html",
                        Body = html,
                        Headers = new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["Content-Security-Policy"] = Policy,
                        },
                    }
                )
        );
        await browser.Page.GotoAsync("http://harness.test/");
        return browser;
    }
}
