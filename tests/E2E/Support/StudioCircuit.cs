using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>The circuit of a browser, which can be cut and mended.</summary>
public sealed class StudioCircuit(StudioBrowser browser)
{
    private readonly List<IWebSocketRoute> sockets = [];

    /// <summary>Nobody gets a circuit.</summary>
    public bool IsAway { get; set; }

    /// <summary>From the next page on.</summary>
    public static async Task<StudioCircuit> WatchAsync(StudioBrowser browser)
    {
        foreach (
            var complaint in (string[])
                [
                    "WebSocket",
                    "ERR_INTERNET_DISCONNECTED",
                    "Failed to fetch",
                    "Failed to complete negotiation",
                    "Failed to start the",
                    "Connection disconnected",
                ]
        )
        {
            browser.Expect(complaint);
        }

        var circuit = new StudioCircuit(browser);
        await browser.Context.RouteWebSocketAsync(
            address => address.Contains("/_blazor", StringComparison.Ordinal),
            circuit.Route
        );
        return circuit;
    }

    /// <summary>Cuts it, and the network with it.</summary>
    public async Task CutAsync()
    {
        IsAway = true;
        await browser.Context.SetOfflineAsync(true);
        await sockets[^1].CloseAsync();
        await browser.Page.GetByText("Connection lost").WaitForAsync();
    }

    /// <summary>Until the page says that it is back.</summary>
    public async Task MendAsync()
    {
        IsAway = false;
        await browser.Context.SetOfflineAsync(false);
        await Assertions
            .Expect(browser.Page.GetByText("Connection lost"))
            .ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 60_000 });
    }

    /// <summary>There is a network again, and no circuit yet: the page can be left.</summary>
    public async Task LetGoAsync()
    {
        IsAway = false;
        await browser.Context.SetOfflineAsync(false);
    }

    private void Route(IWebSocketRoute socket)
    {
        if (IsAway)
        {
            _ = socket.CloseAsync();
            return;
        }

        socket.ConnectToServer();
        sockets.Add(socket);
    }
}
