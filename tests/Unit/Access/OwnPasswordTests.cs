using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using Xunit;

namespace DraftStudio.Tests.Unit.Access;

/// <summary>One's own password, over the API and by the account's form.</summary>
public abstract class OwnPasswordTests(StudioHost host)
{
    private const string Chosen = "a quite different one";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Change_EndsOtherSessions_AndThisOneGoesOn()
    {
        await host.AddUserAsync("own@example.org", Role.Editor);
        using var here = await host.SignInAsync("own@example.org");
        using var elsewhere = await host.SignInAsync("own@example.org");

        var answer = await ChangeAsync(here, StudioHost.Password, Chosen);

        Assert.Equal(
            "own@example.org",
            (await StudioHost.JsonOf(answer, HttpStatusCode.OK)).GetProperty("email").GetString()
        );
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/me", Cancel)).StatusCode);
        using var again = await host.SignInAsync("own@example.org", Chosen);
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Change_ByToken_TellsThePasswordNowhere()
    {
        var user = await host.AddUserAsync("scripted@example.org", Role.Editor);
        using var script = host.WithToken(await host.AddTokenAsync(user));

        var answer = await ChangeAsync(script, StudioHost.Password, Chosen);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotContain(Chosen, await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.DoesNotContain(Chosen, host.Log.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not this one", Chosen, "wrong_password", "/current_password")]
    [InlineData(StudioHost.Password, "password123", "weak_password", "/new_password")]
    [InlineData(StudioHost.Password, "short", "weak_password", "/new_password")]
    public async Task Change_BadInput_NamesTheMember(string current, string chosen, string code, string pointer)
    {
        var user = await host.AddUserAsync($"{Path.GetRandomFileName()}@example.org", Role.Viewer);
        using var script = host.WithToken(await host.AddTokenAsync(user));

        var problem = await StudioHost.JsonOf(
            await ChangeAsync(script, current, chosen),
            HttpStatusCode.UnprocessableEntity
        );

        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Theory]
    [InlineData("""{"current_password":"x"}""", "required")]
    [InlineData("""{"current_password":1,"new_password":"x"}""", "wrong_type")]
    [InlineData("""{"current_password":"x","new_password":"y","and":1}""", "unknown_member")]
    public async Task Change_OfAnotherShape_IsRefused(string body, string code)
    {
        using var admin = host.Admin();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        Assert.Equal(code, await StudioHost.CodeOf(await admin.PostAsync("/api/me/password", content, Cancel)));
    }

    [Fact]
    public async Task Change_SentTwiceWithOneKey_GetsTheStoredAnswer()
    {
        var user = await host.AddUserAsync("twice@example.org", Role.Viewer);
        using var script = host.WithToken(await host.AddTokenAsync(user));
        script.DefaultRequestHeaders.Add("Idempotency-Key", "once");

        var first = await ChangeAsync(script, StudioHost.Password, Chosen);
        var second = await ChangeAsync(script, StudioHost.Password, Chosen);

        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
    }

    [Fact]
    public async Task Change_ElevenAttemptsAMinute_AreTooMany()
    {
        await using var own = (await host.AnotherAsync()).WithLimits();
        using var admin = own.Admin();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            Assert.Equal("wrong_password", await StudioHost.CodeOf(await ChangeAsync(admin, "guess", Chosen)));
        }

        var answer = await ChangeAsync(admin, StudioHost.Password, Chosen);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Form_ChangesIt_AndKeepsTheSession()
    {
        await host.AddUserAsync("form@example.org", Role.Editor);
        using var browser = await host.SignInAsync("form@example.org");

        var wrong = await PostAsync(browser, "wrong", Chosen);
        var done = await PostAsync(browser, StudioHost.Password, Chosen);

        Assert.Equal("/account?password=wrong_password", wrong.Headers.Location?.OriginalString);
        Assert.Equal("/account?password=changed", done.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/api/me", Cancel)).StatusCode);
        using var bare = new FormUrlEncodedContent([]);
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await browser.PostAsync("/account/password", bare, Cancel)).StatusCode
        );
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string current, string chosen) =>
        StudioHost.PostFormAsync(
            browser,
            "/account/password",
            new() { ["current_password"] = current, ["new_password"] = chosen },
            "/sign-in"
        );

    private static Task<HttpResponseMessage> ChangeAsync(HttpClient client, string current, string chosen) =>
        client.PostAsJsonAsync(
            "/api/me/password",
            new { current_password = current, new_password = chosen },
            JsonSerializerOptions.Default,
            Cancel
        );
}

/// <summary>On SQLite.</summary>
public sealed class SqliteOwnPasswordTests(StudioHost host) : OwnPasswordTests(host), IClassFixture<StudioHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresOwnPasswordTests(PostgresStudioHost host)
    : OwnPasswordTests(host.OrSkip()),
        IClassFixture<PostgresStudioHost>;
