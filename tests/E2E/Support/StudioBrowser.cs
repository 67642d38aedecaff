using System.Collections.Concurrent;
using DraftStudio.Tests.E2E.Pages;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>
/// One person's browser: cookies, a tab, and what the browser complained of. Complaints fail the test when it closes,
/// unless the test said that it expects them.
/// </summary>
public sealed class StudioBrowser
{
    private const string ReportPolicyViolations = """
        addEventListener('securitypolicyviolation', e =>
          console.error(`content policy: ${e.effectiveDirective} refused ${e.blockedURI || 'inline'} ${e.sample} (${e.sourceFile}:${e.lineNumber})`));
        """;

    private readonly ConcurrentQueue<string> complaints = new();
    private readonly ConcurrentBag<string> expected = [];
    private readonly IBrowserContext context;
    private readonly string person;

    private StudioBrowser(IBrowserContext context, IPage page, string person)
    {
        this.context = context;
        this.person = person;
        Page = page;
    }

    public IPage Page { get; }

    public IBrowserContext Context => context;

    public static async Task<StudioBrowser> OpenAsync(IBrowser browser, Uri? address, BrowserOptions options)
    {
        var fresh = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                BaseURL = address?.ToString(),
                ColorScheme = options.Theme,
                ReducedMotion = options.Motion,
                Locale = "en-GB",
                TimezoneId = "Europe/Berlin",
                ViewportSize = new ViewportSize { Width = options.Width, Height = options.Height },
            }
        );
        fresh.SetDefaultTimeout(BrowserFixture.Patience);
        await fresh.AddInitScriptAsync(ReportPolicyViolations);
        await fresh.Tracing.StartAsync(new TracingStartOptions { Snapshots = true, Screenshots = false });
        var page = await fresh.NewPageAsync();
        var opened = new StudioBrowser(fresh, page, options.Person);
        fresh.Page += (_, other) => opened.Watch(other);
        opened.Watch(page);
        return opened;
    }

    /// <summary>A complaint that holds this text is part of the test, such as the refused request that it is about.</summary>
    public void Expect(string text) => expected.Add(text);

    /// <summary>Opens a page and waits until it answers to clicks.</summary>
    public async Task GoToAsync(string path)
    {
        await Page.GotoAsync(path);
        await InteractiveAsync();
    }

    /// <summary>Waits for the marker that the layout sets after its first interactive render: before it a button does nothing.</summary>
    public async Task InteractiveAsync() =>
        await Page.Locator("[data-interactive]")
            .First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });

    /// <summary>Signs in on the sign-in page and waits for the first page.</summary>
    public async Task SignInAsync(
        string email = StudioServer.AdminEmail,
        string password = StudioServer.AdminPassword,
        string goTo = "/"
    )
    {
        var page = new SignInPage(Page);
        await page.GoToAsync(goTo);
        await page.SignInAsync(email, password);
        await InteractiveAsync();
    }

    /// <summary>What the browser complained of and the test did not expect.</summary>
    public IReadOnlyList<string> Complaints() =>
        [
            .. complaints.Where(complaint =>
                !expected.Any(text => complaint.Contains(text, StringComparison.OrdinalIgnoreCase))
            ),
        ];

    /// <summary>Closes the browser; of a failed test it keeps a trace and a screenshot. Then asserts that nothing was complained of.</summary>
    public async Task CloseAsync(string test, bool failed)
    {
        var unexpected = Complaints();
        var keep = failed || unexpected.Count > 0;
        var folder = Path.Combine(BuildFacts.TestResults, "browser");
        var name = Path.Combine(folder, FileName($"{test}-{person}"));
        if (keep)
        {
            Directory.CreateDirectory(folder);
            if (!Page.IsClosed)
            {
                await Page.ScreenshotAsync(new PageScreenshotOptions { Path = name + ".png", Timeout = 10_000 });
            }
        }

        await context.Tracing.StopAsync(new TracingStopOptions { Path = keep ? name + ".zip" : null });
        await context.CloseAsync();
        Assert.True(
            failed || unexpected.Count == 0,
            $"The browser of {person} complained:{Environment.NewLine}{string.Join(Environment.NewLine, unexpected)}"
        );
    }

    private static string FileName(string text) =>
        string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' ? c : '-'));

    private void Watch(IPage page)
    {
        page.Console += (_, message) =>
        {
            if (message.Type is "error")
            {
                complaints.Enqueue($"console: {message.Text} ({message.Location})");
            }
        };
        page.PageError += (_, error) => complaints.Enqueue($"uncaught: {error}");
        page.Crash += (_, _) => complaints.Enqueue("the page crashed");
    }
}
