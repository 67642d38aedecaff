using System.Net;
using System.Net.WebSockets;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>The circuit is cut while somebody types, and nobody else gets one.</summary>
public sealed class OfflineStory(BrowserFixture browsers, RunningStudio studio)
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
            address => address.Contains("/_blazor", StringComparison.Ordinal),
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

        await editor.TypeAsync("Description", "Typed before,");
        away = true;
        await browser.Context.SetOfflineAsync(true);
        await circuits[^1].CloseAsync();
        await browser.Page.GetByText("Connection lost").WaitForAsync();
        await editor.TypeAsync("Description", " typed while away,");
        await Assertions.Expect(editor.Away("Offline, 1 change kept")).ToBeVisibleAsync();
        await Assertions.Expect(editor.ServersWord).ToBeHiddenAsync();
        await editor.TypeAsync("Value", "-ai");
        await Assertions.Expect(editor.Away("Offline, 2 changes kept")).ToBeVisibleAsync();
        away = false;
        await browser.Context.SetOfflineAsync(false);
        await Assertions
            .Expect(browser.Page.GetByText("Connection lost"))
            .ToBeHiddenAsync(new LocatorAssertionsToBeHiddenOptions { Timeout = 60_000 });
        await editor.TypeAsync("Description", " typed after.");

        const string whole = "Typed before, typed while away, typed after.";
        await Assertions.Expect(editor.Description).ToHaveValueAsync(whole);
        await browser.Page.Keyboard.PressAsync("Tab");
        await UntilAsync(async () =>
        {
            var state = await api.StateAsync(draft, Cancellation);
            return (string?)state["description"] == whole && (string?)state["value"] == "together-ai";
        });
        await editor.SavedAsync();
        await Assertions.Expect(editor.ServersWord).ToBeVisibleAsync();
        await Assertions.Expect(editor.Status).Not.ToContainTextAsync("Offline");
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
        using var socket = await SocketAsync(origin);

        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(Circuit, Cancellation));

        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task ACircuit_IsGiven_ToItsOwnPages()
    {
        using var socket = await SocketAsync(Server.Address.GetLeftPart(UriPartial.Authority));

        await socket.ConnectAsync(Circuit, Cancellation);

        Assert.Equal(WebSocketState.Open, socket.State);
    }

    private Uri Circuit => new UriBuilder(Server.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;

    /// <summary>A socket with the cookies of somebody who is signed in.</summary>
    private async Task<ClientWebSocket> SocketAsync(string? origin)
    {
        var browser = await OpenSignedInAsync();
        var cookies = await browser.Context.CookiesAsync();
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader(
            "Cookie",
            string.Join("; ", cookies.Select(kept => $"{kept.Name}={kept.Value}"))
        );
        if (origin is not null)
        {
            socket.Options.SetRequestHeader("Origin", origin);
        }

        return socket;
    }
}
