using System.Net;
using System.Net.Http.Json;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Access;
using Xunit;

namespace DraftStudio.Tests.Unit.Access;

public abstract class SignInTests(StudioHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_WithoutSession_LeadsToSignInAndBack()
    {
        using var browser = host.Browser();
        var refused = await browser.GetAsync("/providers?status=active", Cancel);
        Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        var signIn = refused.Headers.Location!.PathAndQuery; // A redirect has one.
        Assert.StartsWith("/sign-in?returnUrl=", signIn, StringComparison.Ordinal);

        var answer = await StudioHost.PostFormAsync(
            browser,
            signIn,
            new() { ["Form.Email"] = " ADA@example.org ", ["Form.Password"] = StudioHost.Password }
        );

        Assert.Equal("/providers?status=active", answer.Headers.Location?.OriginalString);
        var cookie = answer
            .Headers.GetValues("Set-Cookie")
            .Single(static line => line.StartsWith("ds-session", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task SignIn_OverHttps_HasASecureCookie()
    {
        using var browser = host.Browser();
        browser.BaseAddress = new Uri("https://localhost");

        var answer = await StudioHost.PostFormAsync(
            browser,
            "/sign-in",
            new() { ["Form.Email"] = StudioHost.AdminEmail, ["Form.Password"] = StudioHost.Password }
        );

        Assert.Contains(
            "secure",
            answer
                .Headers.GetValues("Set-Cookie")
                .Single(static line => line.StartsWith("ds-session", StringComparison.Ordinal)),
            StringComparison.OrdinalIgnoreCase
        );
    }

    [Theory]
    [InlineData("nobody@example.org", StudioHost.Password)]
    [InlineData("", "")]
    [InlineData("studio@localhost", "")]
    public async Task SignIn_WrongCredentials_TellNothing(string email, string password)
    {
        using var browser = host.Browser();

        var answer = await StudioHost.PostFormAsync(
            browser,
            "/sign-in",
            new() { ["Form.Email"] = email, ["Form.Password"] = password }
        );

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains(
            "do not belong together",
            await answer.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task SignIn_WithoutAntiforgeryToken_IsRefused()
    {
        using var browser = host.Browser();
        using var form = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["_handler"] = "sign-in",
                ["Form.Email"] = StudioHost.AdminEmail,
                ["Form.Password"] = StudioHost.Password,
            }
        );

        var answer = await browser.PostAsync("/sign-in", form, Cancel);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_FiveWrongPasswords_LockTheAccount()
    {
        await host.AddUserAsync("locked@example.org", Role.Viewer);
        using var browser = host.Browser();
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await PostAsync(browser, "locked@example.org", "wrong");
        }

        var answer = await PostAsync(browser, "locked@example.org", StudioHost.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task SignIn_ElevenAttemptsAMinute_AreTooMany()
    {
        await using var own = (await host.AnotherAsync()).WithLimits();
        using var browser = own.Browser();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal(HttpStatusCode.Unauthorized, (await PostAsync(browser, "guess@example.org", "x")).StatusCode);
        }

        var answer = await PostAsync(browser, "GUESS@example.org", "x");

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task SignOut_EndsTheSession()
    {
        using var browser = await host.SignInAsync(StudioHost.AdminEmail);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me", Cancel)).StatusCode);

        var refused = await browser.PostAsync("/account/sign-out", content: null, Cancel);
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        var answer = await StudioHost.PostFormAsync(browser, "/account/sign-out", [], "/sign-in");

        Assert.Equal("/sign-in", answer.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Suspension_And_NewPassword_EndSessionsAtOnce()
    {
        var user = await host.AddUserAsync("brief@example.org", Role.Editor);
        using var admin = host.Admin();
        using var first = await host.SignInAsync("brief@example.org");
        await admin.PatchAsJsonAsync($"/api/users/{user}", new { password = "a quite different one" }, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, (await first.GetAsync("/api/me", Cancel)).StatusCode);

        using var second = await host.SignInAsync("brief@example.org", "a quite different one");
        await admin.PatchAsJsonAsync($"/api/users/{user}", new { suspended = true }, Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, (await second.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await PostAsync(second, "brief@example.org", "a quite different one")).StatusCode
        );
    }

    [Fact]
    public async Task PasswordLink_WorksOnce()
    {
        using var admin = host.Admin();
        var added = await StudioHost.JsonOf(
            await admin.PostAsJsonAsync(
                "/api/users",
                new
                {
                    email = "new@example.org",
                    name = "New",
                    role = "viewer",
                },
                Cancel
            ),
            HttpStatusCode.Created
        );
        Assert.False(added.GetProperty("has_password").GetBoolean());
        var link = new Uri(added.GetProperty("password_link").GetString()!).PathAndQuery; // Without a password there is one.
        using var browser = host.Browser();

        var weak = await StudioHost.PostFormAsync(browser, link, new() { ["Form.Password"] = "password1" });
        var chosen = await StudioHost.PostFormAsync(
            browser,
            link,
            new() { ["Form.Password"] = "a password of my own" }
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, weak.StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me", Cancel)).StatusCode);
        using var other = host.Browser();
        Assert.Contains("used already", await other.GetStringAsync(link, Cancel), StringComparison.Ordinal);
        Assert.Contains("used already", await other.GetStringAsync(link + "x", Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/providers?a=b#c", true)]
    [InlineData("/", true)]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("providers", false)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("/\t/evil.example", false)]
    [InlineData("https://evil.example", false)]
    public void LocalUrl_TakesPathsOfOursAlone(string? url, bool isLocal) =>
        Assert.Equal(isLocal, LocalUrl.IsLocal(url));

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string email, string password) =>
        StudioHost.PostFormAsync(browser, "/sign-in", new() { ["Form.Email"] = email, ["Form.Password"] = password });
}

/// <summary>On SQLite.</summary>
public sealed class SqliteSignInTests(StudioHost host) : SignInTests(host), IClassFixture<StudioHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresSignInTests(PostgresStudioHost host)
    : SignInTests(host.OrSkip()),
        IClassFixture<PostgresStudioHost>;
