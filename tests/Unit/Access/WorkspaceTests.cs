using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using Xunit;

namespace DraftStudio.Tests.Unit.Access;

public abstract class WorkspaceTests(StudioHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Session_GoesWhereTheQuerySays_ElseTheHeader_ElseTheLastUsed()
    {
        await MakeAsync("first-lab");
        await MakeAsync("second-lab");
        using var browser = await host.SignInAsync(StudioHost.AdminEmail);

        Assert.Equal("second-lab", await SlugAsync(browser, "/api/me?ws=second-lab"));
        using var withHeader = new HttpRequestMessage(HttpMethod.Get, "/api/me");
        withHeader.Headers.Add("X-Workspace", "first-lab");
        Assert.Equal("first-lab", await SlugAsync(await browser.SendAsync(withHeader, Cancel)));

        // Noted beside the request: soon, not at once.
        for (var patience = 0; patience < 200 && await SlugAsync(browser, "/api/me") != "first-lab"; patience++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Cancel);
        }

        Assert.Equal("first-lab", await SlugAsync(browser, "/api/me"));
        Assert.Equal("main", await SlugAsync(browser, "/api/me?ws=main"));
    }

    [Fact]
    public async Task Session_InAWorkspaceThatItIsNoMemberOf_Is404()
    {
        await MakeAsync("closed-lab");
        await host.AddUserAsync("outsider@example.org", Role.Administrator);
        using var browser = await host.SignInAsync("outsider@example.org");

        var others = await browser.GetAsync("/api/users?ws=closed-lab", Cancel);
        var none = await browser.GetAsync("/api/users?ws=no-such-lab", Cancel);
        var page = await browser.GetAsync("/?ws=closed-lab", Cancel);

        Assert.Equal("workspace_not_found", await StudioHost.CodeOf(others));
        Assert.Equal("workspace_not_found", await StudioHost.CodeOf(none));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Fact]
    public async Task Token_StaysInItsOwnWorkspace()
    {
        await MakeAsync("third-lab");
        using var admin = host.Admin();

        Assert.Equal("main", await SlugAsync(admin, "/api/me?ws=third-lab"));
        var me = await admin.GetFromJsonAsync<JsonElement>("/api/me", Cancel);
        Assert.Equal(1, me.GetProperty("workspaces").GetArrayLength());
    }

    [Fact]
    public async Task Users_OfAnotherWorkspace_DoNotExist()
    {
        await MakeAsync("fourth-lab");
        var here = await host.AddUserAsync("here@example.org", Role.Viewer);
        using var browser = await host.SignInAsync(StudioHost.AdminEmail);

        foreach (var method in (string[])["GET", "PATCH", "DELETE"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), $"/api/users/{here}?ws=fourth-lab");
            request.Content = method == "PATCH" ? JsonContent.Create(new { role = "editor" }) : null;
            var answer = await browser.SendAsync(request, Cancel);
            Assert.Equal("user_not_found", await StudioHost.CodeOf(answer));
        }
    }

    [Fact]
    public async Task Change_Rules_KeepsWhatIsNotSent()
    {
        using var admin = await FreshAsync();

        var first = await PatchAsync(admin, new { rules = new { required_approvals = 2 } });
        var second = await PatchAsync(admin, new { name = " Renamed ", rules = new { forbid_own_decisions = true } });

        Assert.Equal(2, first.GetProperty("rules").GetProperty("required_approvals").GetInt32());
        Assert.Equal("Renamed", second.GetProperty("name").GetString());
        Assert.Equal(2, second.GetProperty("rules").GetProperty("required_approvals").GetInt32());
        Assert.True(second.GetProperty("rules").GetProperty("forbid_own_decisions").GetBoolean());
        var answer = await admin.PatchAsJsonAsync(
            "/api/workspace",
            new { rules = new { required_approvals = 0 } },
            Cancel
        );
        Assert.Equal("out_of_range", await StudioHost.CodeOf(answer));
    }

    [Theory]
    [InlineData("main", "slug_taken")]
    [InlineData("Main", "invalid_slug")]
    [InlineData("a", "invalid_slug")]
    [InlineData("a--b", "invalid_slug")]
    [InlineData("1lab", "invalid_slug")]
    public async Task Create_BadSlug_IsRefused(string slug, string code)
    {
        using var admin = host.Admin();

        var answer = await admin.PostAsJsonAsync("/api/workspaces", new { name = "Lab", slug }, Cancel);

        Assert.Equal(code, await StudioHost.CodeOf(answer));
    }

    private static async Task<JsonElement> PatchAsync(HttpClient client, object body) =>
        await StudioHost.JsonOf(await client.PatchAsJsonAsync("/api/workspace", body, Cancel), HttpStatusCode.OK);

    private static async Task<string?> SlugAsync(HttpClient client, string address) =>
        await SlugAsync(await client.GetAsync(address, Cancel));

    private static async Task<string?> SlugAsync(HttpResponseMessage answer) =>
        (await StudioHost.JsonOf(answer, HttpStatusCode.OK)).GetProperty("workspace").GetProperty("slug").GetString();

    private async Task MakeAsync(string slug)
    {
        using var admin = host.Admin();
        var made = await admin.PostAsJsonAsync("/api/workspaces", new { name = slug, slug }, Cancel);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
    }

    private async Task<HttpClient> FreshAsync() => await host.AsAsync(Role.Administrator);
}

/// <summary>On SQLite.</summary>
public sealed class SqliteWorkspaceTests(StudioHost host) : WorkspaceTests(host), IClassFixture<StudioHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresWorkspaceTests(PostgresStudioHost host)
    : WorkspaceTests(host.OrSkip()),
        IClassFixture<PostgresStudioHost>;
