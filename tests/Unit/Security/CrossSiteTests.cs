using System.Net;
using System.Net.Http.Json;
using DraftStudio.Tests.Unit.Support;
using Xunit;

namespace DraftStudio.Tests.Unit.Security;

public sealed class CrossSiteTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    [InlineData("http://LOCALHOST:80", HttpStatusCode.OK)]
    [InlineData(null, HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("https://localhost", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:81", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost.evil.example", HttpStatusCode.Forbidden)]
    public async Task WriteWithCookie_NeedsOurOrigin(string? origin, HttpStatusCode status)
    {
        using var browser = await host.SignInAsync(StudioHost.AdminEmail);
        browser.DefaultRequestHeaders.Remove("Origin");
        if (origin is not null)
        {
            browser.DefaultRequestHeaders.Add("Origin", origin);
        }

        var answer = await browser.PatchAsJsonAsync("/api/me", new { name = "Ada" }, Cancel);

        Assert.Equal(status, answer.StatusCode);
        if (status == HttpStatusCode.Forbidden)
        {
            Assert.Equal("cross_site", await StudioHost.CodeOf(answer));
        }

        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task WriteWithToken_NeedsNone()
    {
        using var admin = host.Admin();
        admin.DefaultRequestHeaders.Add("Origin", "http://evil.example");

        Assert.Equal(
            HttpStatusCode.OK,
            (await admin.PatchAsJsonAsync("/api/me", new { name = "Ada" }, Cancel)).StatusCode
        );
    }

    [Theory]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", "http://localhost", HttpStatusCode.OK)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", null, HttpStatusCode.Forbidden)]
    [InlineData("POST", "/_blazor/negotiate?negotiateVersion=1", "http://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("GET", "/_blazor?id=x", null, HttpStatusCode.Forbidden)]
    [InlineData("GET", "/_blazor?id=x", "http://evil.example", HttpStatusCode.Forbidden)]
    public async Task Circuits_NeedOurOrigin(string method, string address, string? origin, HttpStatusCode status)
    {
        using var browser = await host.SignInAsync(StudioHost.AdminEmail);
        browser.DefaultRequestHeaders.Remove("Origin");
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        Assert.Equal(status, (await browser.SendAsync(request, Cancel)).StatusCode);
    }

    [Fact]
    public async Task PublicUrl_IsAnOriginOfOurs()
    {
        await using var own = new StudioHost().With("DraftStudio:PublicUrl", "https://studio.example/");
        using var browser = await own.SignInAsync(StudioHost.AdminEmail);
        browser.DefaultRequestHeaders.Remove("Origin");
        browser.DefaultRequestHeaders.Add("Origin", "https://studio.example");

        Assert.Equal(
            HttpStatusCode.OK,
            (await browser.PatchAsJsonAsync("/api/me", new { name = "Ada" }, Cancel)).StatusCode
        );
    }
}
