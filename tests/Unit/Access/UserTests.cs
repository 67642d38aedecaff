using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using Xunit;

namespace DraftStudio.Tests.Unit.Access;

public abstract class UserTests(StudioHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task List_IsReadByPages()
    {
        foreach (var name in (string[])["zed@example.org", "bob@example.org", "eve@example.org"])
        {
            await host.AddUserAsync(name, Role.Viewer);
        }

        using var admin = host.Admin();
        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await admin.GetFromJsonAsync<JsonElement>(
                $"/api/users?limit=2{(cursor is null ? "" : "&cursor=" + cursor)}",
                Cancel
            );
            Assert.InRange(page.GetProperty("items").GetArrayLength(), 1, 2);
            seen.AddRange(
                page.GetProperty("items").EnumerateArray().Select(static item => item.GetProperty("name").GetString())
            );
            cursor = page.GetProperty("next_cursor").GetString();
        } while (cursor is not null);

        Assert.Equal(seen.Order(StringComparer.Ordinal), seen);
        Assert.Contains("bob", seen);
        Assert.Contains("zed", seen);
        Assert.Equal(seen.Count, seen.Distinct(StringComparer.Ordinal).Count());
        Assert.DoesNotContain("Draft Studio", seen);
    }

    [Theory]
    [InlineData("limit=0", "out_of_range")]
    [InlineData("limit=201", "out_of_range")]
    [InlineData("limit=x", "out_of_range")]
    [InlineData("cursor=x", "invalid_cursor")]
    public async Task List_BadPage_IsRefused(string query, string code)
    {
        using var admin = host.Admin();

        Assert.Equal(code, await StudioHost.CodeOf(await admin.GetAsync($"/api/users?{query}", Cancel)));
    }

    [Theory]
    [InlineData("not an address", "Name", "viewer", "invalid_email")]
    [InlineData("x@example.org", "", "viewer", "required")]
    [InlineData("x@example.org", "Name", "king", "unknown_value")]
    [InlineData(StudioHost.AdminEmail, "Name", "viewer", "email_taken")]
    [InlineData("ADA@EXAMPLE.ORG", "Name", "viewer", "email_taken")]
    public async Task Add_BadInput_IsRefused(string email, string name, string role, string code)
    {
        using var admin = host.Admin();

        var answer = await admin.PostAsJsonAsync(
            "/api/users",
            new
            {
                email,
                name,
                role,
            },
            Cancel
        );

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal(code, await StudioHost.CodeOf(answer));
    }

    [Theory]
    [InlineData("short")]
    [InlineData("password123")]
    [InlineData("weak@example.org")]
    public async Task Add_WeakPassword_IsRefused(string password)
    {
        using var admin = host.Admin();

        var answer = await admin.PostAsJsonAsync(
            "/api/users",
            new
            {
                email = "weak@example.org",
                name = "Weak",
                role = "viewer",
                password,
            },
            Cancel
        );

        Assert.Equal("weak_password", await StudioHost.CodeOf(answer));
    }

    [Fact]
    public async Task LastAdministrator_StaysOne()
    {
        await using var own = await host.AnotherAsync();
        using var admin = own.Admin();
        var me = (await admin.GetFromJsonAsync<JsonElement>("/api/me", Cancel)).GetProperty("id").GetString();

        var demoted = await admin.PatchAsJsonAsync($"/api/users/{me}", new { role = "viewer" }, Cancel);
        var suspended = await admin.PatchAsJsonAsync($"/api/users/{me}", new { suspended = true }, Cancel);
        var removed = await admin.DeleteAsync($"/api/users/{me}", Cancel);

        Assert.Equal("last_administrator", await StudioHost.CodeOf(demoted));
        Assert.Equal("last_administrator", await StudioHost.CodeOf(suspended));
        Assert.Equal("last_administrator", await StudioHost.CodeOf(removed));
    }

    [Fact]
    public async Task AccountOfTwoWorkspaces_IsNoSingleAdministratorsToChange()
    {
        using var admin = await host.SignInAsync(StudioHost.AdminEmail);
        await admin.PostAsJsonAsync("/api/workspaces", new { name = "Other", slug = "other" }, Cancel);
        var shared = await host.AddUserAsync("shared@example.org", Role.Editor);
        var joined = await admin.PostAsJsonAsync(
            "/api/users?ws=other",
            new
            {
                email = "shared@example.org",
                name = "Ignored",
                role = "viewer",
                password = "another password",
            },
            Cancel
        );
        Assert.Equal(
            "shared",
            (await StudioHost.JsonOf(joined, HttpStatusCode.Created)).GetProperty("name").GetString()
        );

        var password = await admin.PatchAsJsonAsync(
            $"/api/users/{shared}?ws=other",
            new { password = "another password" },
            Cancel
        );
        var role = await admin.PatchAsJsonAsync($"/api/users/{shared}?ws=other", new { role = "reviewer" }, Cancel);

        Assert.Equal("shared_account", await StudioHost.CodeOf(password));
        Assert.Equal("reviewer", (await StudioHost.JsonOf(role, HttpStatusCode.OK)).GetProperty("role").GetString());
        using var session = await host.SignInAsync("shared@example.org");
        var me = await session.GetFromJsonAsync<JsonElement>("/api/me?ws=main", Cancel);
        Assert.Equal("editor", me.GetProperty("role").GetString());
    }

    [Fact]
    public async Task Me_ChangesItsOwnNameAndTimeZone()
    {
        using var client = await host.AsAsync(Role.Viewer);

        var changed = await StudioHost.JsonOf(
            await client.PatchAsJsonAsync("/api/me", new { name = "Vera", time_zone = "Europe/Berlin" }, Cancel),
            HttpStatusCode.OK
        );
        var cleared = await StudioHost.JsonOf(
            await client.PatchAsJsonAsync("/api/me", new { time_zone = (string?)null }, Cancel),
            HttpStatusCode.OK
        );
        var wrong = await client.PatchAsJsonAsync("/api/me", new { time_zone = "Mars/Olympus" }, Cancel);

        Assert.Equal("Europe/Berlin", changed.GetProperty("time_zone").GetString());
        Assert.Equal("Vera", cleared.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, cleared.GetProperty("time_zone").ValueKind);
        Assert.Equal("unknown_value", await StudioHost.CodeOf(wrong));
    }
}

/// <summary>On SQLite.</summary>
public sealed class SqliteUserTests(StudioHost host) : UserTests(host), IClassFixture<StudioHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresUserTests(PostgresStudioHost host)
    : UserTests(host.OrSkip()),
        IClassFixture<PostgresStudioHost>;
