using DraftStudio.Bench.Programs;
using Microsoft.Playwright;

namespace DraftStudio.Bench.Browsers;

/// <summary>A real browser with people in it, each signed in.</summary>
internal sealed class StudioBrowser : IAsyncDisposable
{
    private const string Variable = "DRAFTSTUDIO_CHROMIUM";

    private static readonly string[] Programs =
    [
        "/usr/bin/chromium",
        "/usr/bin/chromium-browser",
        "/usr/bin/google-chrome",
        "/opt/google/chrome/chrome",
    ];

    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        // A page behind another is drawn like the one before it: both are looked at.
        "--disable-backgrounding-occluded-windows",
        "--disable-renderer-backgrounding",
    ];

    private readonly IPlaywright playwright;
    private readonly IBrowser browser;

    private StudioBrowser(IPlaywright playwright, IBrowser browser)
    {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// <summary>The browser of this computer; null when there is none, and its rows are left out.</summary>
    public static async Task<StudioBrowser?> FindAsync()
    {
        var program = Environment.GetEnvironmentVariable(Variable) ?? Programs.FirstOrDefault(File.Exists);
        if (program is null)
        {
            return null;
        }

        var started = await Playwright.CreateAsync();
        var opened = await started.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments }
        );
        return new StudioBrowser(started, opened);
    }

    /// <summary>A tab of its own person, signed in and on a page that answers to keys.</summary>
    public async Task<IPage> OpenAsync(Uri studio, string path)
    {
        var person = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = studio.ToString() });
        var page = await person.NewPageAsync();
        await page.GotoAsync("/sign-in");
        await page.GetByLabel("E-mail").FillAsync(StudioSettings.AdminEmail);
        await page.GetByLabel("Password").FillAsync(StudioSettings.AdminPassword);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" }).ClickAsync();
        await page.WaitForURLAsync(address => !address.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync(path);
        await page.Locator("[data-interactive]")
            .First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Attached });
        return page;
    }

    /// <summary>A tab of nobody, with nothing in it.</summary>
    public async Task<IPage> OpenBlankAsync(int width, int height)
    {
        var nobody = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = height },
            }
        );
        return await nobody.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
