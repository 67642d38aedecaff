using System.Net;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>The circuit is cut while somebody types, and nobody else gets one.</summary>
public sealed partial class OfflineStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task WhatIsTypedWithoutACircuit_IsSavedOnce_WhenItReturns()
    {
        using var api = new StudioApi(Server);
        var draft = await api.DraftAsync("Together", "together", Cancellation);
        var browser = await OpenBrowserAsync();
        browser.Expect("WebSocket");
        browser.Expect("ERR_INTERNET_DISCONNECTED");
        browser.Expect("Failed to fetch");
        browser.Expect("Failed to complete negotiation");
        browser.Expect("Failed to start the");
        browser.Expect("Connection disconnected");
        List<IWebSocketRoute> circuits = [];
        var away = false;
        await browser.Page.RouteWebSocketAsync(
            Circuits(),
            socket =>
            {
                if (away)
                {
                    _ = socket.CloseAsync();
                    return;
                }

                socket.ConnectToServer();
                circuits.Add(socket);
            }
        );
        await browser.SignInAsync(goTo: ProviderEditorPage.AddressOf(draft));
        var editor = new ProviderEditorPage(browser.Page);
        var version = await editor.VersionAsync();

        await editor.TypeAsync("Description", "Typed before, ");
        away = true;
        await browser.Context.SetOfflineAsync(true);
        await circuits[^1].CloseAsync();
        await browser.Page.GetByText("Connection lost").WaitForAsync();
        await editor.TypeAsync("Description", "typed while away, ");
        await editor.TypeAsync("Value", "-ai");
        away = false;
        await browser.Context.SetOfflineAsync(false);
        await Assertions
            .Expect(browser.Page.GetByText("Connection lost"))
            .ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 60_000 });
        await editor.TypeAsync("Description", "typed after.");

        const string whole = "Typed before, typed while away, typed after.";
        await Assertions.Expect(editor.Description).ToHaveValueAsync(whole);
        await browser.Page.Keyboard.PressAsync("Tab");
        await UntilAsync(async () =>
        {
            var state = await api.StateAsync(draft, Cancellation);
            return (string?)state["description"] == whole && (string?)state["value"] == "together-ai";
        });
        await editor.SavedAsync();
        var saves = await editor.VersionAsync() - version;
        Assert.InRange(saves, 1, 5);
        await browser.Page.ReloadAsync();
        await browser.InteractiveAsync();
        await Assertions.Expect(editor.Description).ToHaveValueAsync(whole);
        await Assertions.Expect(editor.Value).ToHaveValueAsync("together-ai");
        await Assertions
            .Expect(browser.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Kept by this browser" }))
            .ToBeHiddenAsync();
    }

    [Theory]
    [InlineData("https://elsewhere.test")]
    [InlineData("null")]
    [InlineData(null)]
    public async Task ACircuit_IsRefused_ToAForeignOrMissingOrigin(string? origin)
    {
        var browser = await OpenSignedInAsync();
        var cookies = string.Join(
            "; ",
            (await browser.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}")
        );
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Cookie", cookies);
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        var address = new UriBuilder(Server.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(address, Cancellation));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task ACircuit_IsGiven_ToItsOwnPages()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", Server.Address.GetLeftPart(UriPartial.Authority));

        await socket.ConnectAsync(
            new UriBuilder(Server.Address) { Scheme = "ws", Path = "/_blazor" }.Uri,
            Cancellation
        );

        Assert.Equal(WebSocketState.Open, socket.State);
    }

    [GeneratedRegex("/_blazor", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Circuits();

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        limit.CancelAfter(TimeSpan.FromSeconds(30));
        while (!await condition())
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, limit.Token);
        }
    }
}
