using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(DraftStudio.Tests.E2E.Support.BrowserFixture))]

namespace DraftStudio.Tests.E2E.Support;

/// <summary>One browser process for all tests, started when the first one asks.</summary>
public sealed class BrowserFixture : IAsyncDisposable
{
    /// <summary>How long a page may take to show what is expected of it: the machine of a test run is busy.</summary>
    public const float Patience = 15_000;

    private readonly SemaphoreSlim gate = new(1, 1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async Task<IBrowser> BrowserAsync(CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (browser is null)
            {
                var program = await Chromium.AcquireAsync(cancellationToken);
                Assertions.SetDefaultExpectTimeout(Patience);
                playwright = await Playwright.CreateAsync();
                browser = await playwright.Chromium.LaunchAsync(
                    new BrowserTypeLaunchOptions
                    {
                        ExecutablePath = program,
                        Args = Chromium.Arguments,
                        Timeout = 60_000,
                    }
                );
            }

            return browser;
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        gate.Dispose();
    }
}
