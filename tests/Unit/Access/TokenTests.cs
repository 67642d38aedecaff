using System.Net;
using System.Net.Http.Json;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Access;

public abstract class TokenTests(StudioHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer ")]
    [InlineData("Bearer ds_unknown")]
    [InlineData("Basic YTpi")]
    public async Task Call_WithoutUsableToken_Is401(string? authorization)
    {
        using var client = host.Anonymous();
        if (authorization is not null)
        {
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        }

        var answer = await client.GetAsync("/api/me", Cancel);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("unauthorized", await StudioHost.CodeOf(answer));
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
    }

    [Fact]
    public async Task Call_WithTokenAndCookie_IgnoresTheCookie()
    {
        using var browser = await host.SignInAsync(StudioHost.AdminEmail);
        browser.DefaultRequestHeaders.Authorization = new("Bearer", "ds_unknown");

        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Create_ShowsTheSecretOnceAndNowhereElse()
    {
        using var admin = host.Admin();
        admin.DefaultRequestHeaders.Add("Idempotency-Key", "make-once");
        var body = new { name = "CI", scopes = (string[])["read"] };

        var made = await StudioHost.JsonOf(
            await admin.PostAsJsonAsync("/api/tokens", body, Cancel),
            HttpStatusCode.Created
        );
        var replayed = await admin.PostAsJsonAsync("/api/tokens", body, Cancel);
        admin.DefaultRequestHeaders.Remove("Idempotency-Key");

        var secret = made.GetProperty("token").GetString()!; // It was just made.
        Assert.Matches("^ds_[A-Za-z0-9_-]{43}$", secret);
        Assert.Equal("true", replayed.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.DoesNotContain(secret, await replayed.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var list = await admin.GetStringAsync("/api/tokens", Cancel);
        Assert.Contains(made.GetProperty("id").GetString()!, list, StringComparison.Ordinal); // A token has an id.
        Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, host.Log.Text, StringComparison.Ordinal);
        Assert.False(await host.StoresAsync(secret));
        Assert.True(await host.StoresAsync(made.GetProperty("name").GetString()!)); // A token has a name.
    }

    [Fact]
    public async Task Scopes_LimitWhatATokenMayDo()
    {
        var user = await host.AddUserAsync("scoped@example.org", Role.Administrator);
        using var client = host.WithToken(await host.AddTokenAsync(user, "read"));

        var answer = await client.GetAsync("/api/users", Cancel);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var problem = await StudioHost.JsonOf(answer, HttpStatusCode.Forbidden);
        Assert.Equal("forbidden", problem.GetProperty("code").GetString());
        Assert.Equal("users.manage", problem.GetProperty("permission").GetString());
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/workspace", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Demotion_TakesPermissionsFromTokensAtOnce()
    {
        var user = await host.AddUserAsync("demoted@example.org", Role.Administrator);
        using var client = host.WithToken(await host.AddTokenAsync(user));
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/users", Cancel)).StatusCode);

        using var admin = host.Admin();
        await admin.PatchAsJsonAsync($"/api/users/{user}", new { role = "viewer" }, Cancel);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/api/users", Cancel)).StatusCode);

        await admin.DeleteAsync($"/api/users/{user}", Cancel);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Revoke_RefusesTheTokenFromThenOn()
    {
        using var admin = host.Admin();
        var made = await StudioHost.JsonOf(
            await admin.PostAsJsonAsync("/api/tokens", new { name = "short" }, Cancel),
            HttpStatusCode.Created
        );
        using var client = host.WithToken(made.GetProperty("token").GetString()!); // It was just made.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/me", Cancel)).StatusCode);

        var address = $"/api/tokens/{made.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.OK, (await admin.DeleteAsync(address, Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.DeleteAsync(address, Cancel)).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal("token_not_found", await StudioHost.CodeOf(await admin.DeleteAsync("/api/tokens/x", Cancel)));
    }

    [Fact]
    public async Task Expiry_RefusesTheTokenFromThenOn()
    {
        var time = new HandTime();
        await using var own = (await host.AnotherAsync()).With(services => services.AddSingleton<TimeProvider>(time));
        using var admin = own.Admin();
        var made = await StudioHost.JsonOf(
            await admin.PostAsJsonAsync(
                "/api/tokens",
                new { name = "short", expires_at = time.GetUtcNow().AddHours(1) },
                Cancel
            ),
            HttpStatusCode.Created
        );
        using var client = own.WithToken(made.GetProperty("token").GetString()!); // It was just made.
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/me", Cancel)).StatusCode);

        time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("""{"name":"x","scopes":[]}""", "required", "/scopes")]
    [InlineData("""{"name":"x","scopes":["read","fly"]}""", "unknown_scope", "/scopes/1")]
    [InlineData("""{"name":" "}""", "required", "/name")]
    [InlineData("""{"name":"x","expires_at":"2001-01-01T00:00:00Z"}""", "in_the_past", "/expires_at")]
    [InlineData("""{"name":"x","expires_at":"soon"}""", "wrong_type", "/expires_at")]
    [InlineData("""{"name":"x","user_id":"0190a3c4-0000-7000-8000-00000000ffff"}""", "unknown_id", "/user_id")]
    [InlineData("""{"name":"x","scope":"read"}""", "unknown_member", "/scope")]
    public async Task Create_BadInput_NamesTheMember(string body, string code, string pointer)
    {
        using var admin = host.Admin();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");

        var problem = await StudioHost.JsonOf(
            await admin.PostAsync("/api/tokens", content, Cancel),
            HttpStatusCode.UnprocessableEntity
        );

        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(pointer, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task Create_ScopesItsUserDoesNotHold_AreRefused()
    {
        var user = await host.AddUserAsync("viewer-only@example.org", Role.Viewer);
        using var admin = host.Admin();

        var answer = await admin.PostAsJsonAsync(
            "/api/tokens",
            new
            {
                name = "x",
                user_id = user.Value,
                scopes = (string[])["users.manage"],
            },
            Cancel
        );

        Assert.Equal("scope_not_held", await StudioHost.CodeOf(answer));
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteTokenTests(StudioHost host) : TokenTests(host), IClassFixture<StudioHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresTokenTests(PostgresStudioHost host)
    : TokenTests(host.OrSkip()),
        IClassFixture<PostgresStudioHost>;
