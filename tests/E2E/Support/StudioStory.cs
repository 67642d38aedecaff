using Xunit;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>A story that people live through in browsers. It closes them at the end of each test, whatever the outcome.</summary>
public abstract class StudioStory(BrowserFixture browsers, StudioServer? server = null) : IAsyncLifetime
{
    private readonly List<StudioBrowser> open = [];

    protected BrowserFixture Browsers => browsers;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    protected StudioServer Server =>
        server ?? throw new InvalidOperationException("This story was made without a server.");

    public virtual ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public virtual async ValueTask DisposeAsync()
    {
        // The outcome of the test's body is known here and nowhere earlier.
        var test = TestContext.Current;
        var failed = test.TestState?.Result is TestResult.Failed;
        var name = test.Test?.TestDisplayName ?? GetType().Name;
        List<Exception> failures = [];
        foreach (var browser in open)
        {
            try
            {
                await browser.CloseAsync(name, failed);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // The others are closed as well before this one is told.
                failures.Add(e);
            }
        }

        GC.SuppressFinalize(this);
        if (failures is [var only])
        {
            throw only;
        }

        if (failures.Count > 1)
        {
            throw new AggregateException(failures);
        }
    }

    /// <summary>A browser that nobody has signed in with.</summary>
    protected async Task<StudioBrowser> OpenBrowserAsync(BrowserOptions? options = null)
    {
        var opened = await StudioBrowser.OpenAsync(
            await browsers.BrowserAsync(Cancellation),
            server?.Address,
            options ?? BrowserOptions.Wide
        );
        open.Add(opened);
        return opened;
    }

    /// <summary>A browser with the first administrator signed in, on the given page.</summary>
    protected async Task<StudioBrowser> OpenSignedInAsync(string path = "/", BrowserOptions? options = null)
    {
        var opened = await OpenBrowserAsync(options);
        await opened.SignInAsync(goTo: path);
        return opened;
    }

    /// <summary>Waits for something that no page shows.</summary>
    protected static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var i = 0; i < 300; i++)
        {
            if (await condition())
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, Cancellation);
        }

        Assert.Fail("What was waited for did not come.");
    }
}
