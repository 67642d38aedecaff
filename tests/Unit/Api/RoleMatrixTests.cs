using System.Collections.Frozen;
using System.Net;
using System.Text;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

/// <summary>
/// Every route of the API × every role and a token of one scope × one's own and another workspace. What is expected comes
/// from the one table below: a route that is not in it fails, and so does a line that no route has.
/// </summary>
public sealed class RoleMatrixTests(StudioHost host) : IClassFixture<StudioHost>
{
    /// <summary>Any one of these lets a caller in; none at all: whoever has signed in.</summary>
    private static readonly FrozenDictionary<string, Permission[]> Needed = Table();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public void EveryRoute_IsInTheTable_AndNoOther()
    {
        host.Anonymous().Dispose();
        var routes = Routes().Select(static route => route.Name).ToHashSet(StringComparer.Ordinal);

        Assert.Empty(routes.Except(Needed.Keys, StringComparer.Ordinal));
        Assert.Empty(Needed.Keys.Except(routes, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Editor)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Administrator)]
    public async Task EachRole_ComesInWhereItMay_AndNowhereElse(Role role)
    {
        using var client = await host.AsAsync(role);

        await TryAllAsync(client, RolePermissions.Of(role));
    }

    [Theory]
    [InlineData("read")]
    [InlineData("drafts.write")]
    [InlineData("proposals.decide")]
    [InlineData("catalog.write")]
    [InlineData("users.manage")]
    public async Task ATokenOfOneScope_ComesInWhereThatLetsIt(string scope)
    {
        var user = await host.AddUserAsync($"{scope}@example.org", Role.Administrator);
        using var client = host.WithToken(await host.AddTokenAsync(user, scope));

        await TryAllAsync(client, Permission.All.Where(held => held.Name == scope).ToFrozenSet());
    }

    [Fact]
    public async Task WhoIsNoMember_ComesNowhereInAnotherWorkspace()
    {
        var slug = await AddWorkspaceAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var email = $"outsider-{role}@example.org";
            await host.AddUserAsync(email, role);
            using var browser = await host.SignInAsync(email);
            foreach (
                var (name, method, address) in Routes().Where(static route => route.Name != "POST /api/workspaces")
            )
            {
                var (status, _) = await AskAsync(browser, method, $"{address}?ws={slug}");
                Assert.True(
                    status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden || IsPersonal(name),
                    $"{role}, {name}: {status}"
                );
            }
        }
    }

    private async Task TryAllAsync(HttpClient client, IReadOnlySet<Permission> held)
    {
        var wrong = new List<string>();
        foreach (var (name, method, address) in Routes())
        {
            var needed = Needed[name];
            var expected = needed.Length == 0 || needed.Any(held.Contains);
            var (status, code) = await AskAsync(client, method, address);
            if (status == HttpStatusCode.Unauthorized || expected == (code == "forbidden"))
            {
                wrong.Add($"{name}: {status} {code}");
            }
        }

        Assert.Empty(wrong);
    }

    /// <summary>Asks for a thing that there is not, with a body that nothing takes: whoever may come in gets no further.</summary>
    private static async Task<(HttpStatusCode Status, string? Code)> AskAsync(
        HttpClient client,
        string method,
        string address
    )
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (method is not "GET" and not "DELETE")
        {
            request.Content = new StringContent("""{"no such member":1}""", Encoding.UTF8, "application/json");
        }

        request.Headers.Add("Origin", "http://localhost");
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancel);
        return (
            answer.StatusCode,
            answer.StatusCode == HttpStatusCode.Forbidden ? await StudioHost.CodeOf(answer) : null
        );
    }

    /// <summary>About the person, whatever the workspace.</summary>
    private static bool IsPersonal(string name) =>
        Needed[name].Length == 0 || name.Contains(" /api/me", StringComparison.Ordinal);

    private async Task<string> AddWorkspaceAsync()
    {
        const string slug = "elsewhere";
        using var admin = await host.SignInAsync(StudioHost.AdminEmail);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/workspaces");
        request.Headers.Add("Origin", "http://localhost");
        request.Content = new StringContent(
            """{"name":"Elsewhere","slug":"elsewhere"}""",
            Encoding.UTF8,
            "application/json"
        );
        using var made = await admin.SendAsync(request, Cancel);
        Assert.True(made.IsSuccessStatusCode, await made.Content.ReadAsStringAsync(Cancel));
        return slug;
    }

    private IEnumerable<(string Name, string Method, string Address)> Routes() =>
        host
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(static route =>
                route.Metadata.GetMetadata<IAllowAnonymous>() is null
                && route.Metadata.GetMetadata<ComponentTypeMetadata>() is null
                && (
                    NameOf(route).StartsWith("/api/", StringComparison.Ordinal)
                    || NameOf(route).Contains("/orchestration/", StringComparison.Ordinal)
                    || NameOf(route).EndsWith("/draft", StringComparison.Ordinal)
                )
            )
            .SelectMany(static route =>
                (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method =>
                    ($"{method} {NameOf(route)}", method, AddressOf(route))
                )
            );

    private static string NameOf(RouteEndpoint route) => "/" + (route.RoutePattern.RawText ?? "").Trim('/');

    private static string AddressOf(RouteEndpoint route) =>
        "/"
        + string.Join(
            '/',
            route.RoutePattern.PathSegments.Select(static segment =>
                string.Concat(
                    segment.Parts.Select(static part =>
                        part switch
                        {
                            RoutePatternLiteralPart literal => literal.Content,
                            RoutePatternParameterPart { Name: "type" } => "departments",
                            _ => "0190a3c4-0000-7000-8000-000000000009",
                        }
                    )
                )
            )
        );

    private static FrozenDictionary<string, Permission[]> Table()
    {
        var table = new Dictionary<string, Permission[]>(StringComparer.Ordinal);
        foreach (var (name, plural) in ((string, string)[])[("provider", "providers"), ("cohort", "cohorts")])
        {
            Allow(
                $"POST /{name}/draft",
                Permission.DraftsWrite,
                Permission.ProposalsCreate,
                Permission.ProposalsDecide
            );
            Allow($"GET /api/{plural}", Permission.Read);
            Allow($"GET /api/{plural}/{{id}}", Permission.Read);
            Allow($"GET /api/{plural}/{{id}}/revisions", Permission.Read);
            Allow($"POST /api/{plural}/{{id}}/edit", Permission.DraftsWrite);
            Allow($"POST /api/{plural}/{{id}}/duplicate", Permission.DraftsWrite);
            Allow($"POST /api/{plural}/{{id}}/revisions/{{number}}/restore", Permission.DraftsWrite);
            Allow($"DELETE /api/{plural}/{{id}}", Permission.DraftsCommit);
            Allow($"POST /api/{plural}/{{id}}/unretire", Permission.DraftsCommit);
            Allow($"GET /api/{plural}/drafts", Permission.Read);
            Allow($"GET /api/{plural}/drafts/{{id}}", Permission.Read);
            Allow($"GET /api/{plural}/drafts/{{id}}/diff", Permission.Read);
            Allow($"DELETE /api/{plural}/drafts/{{id}}", Permission.DraftsWrite);
            Allow($"POST /api/{plural}/drafts/{{id}}/rebase", Permission.DraftsWrite);
            Allow($"POST /api/{plural}/drafts/{{id}}/undo", Permission.DraftsWrite);
            Allow($"POST /api/{plural}/drafts/{{id}}/redo", Permission.DraftsWrite);
            Allow($"POST /api/{plural}/drafts/{{id}}/publish", Permission.DraftsCommit);
        }

        foreach (var prefix in (string[])["/v1/orchestration", "/orchestration"])
        {
            Allow($"PUT {prefix}/releases/updateDraft", Permission.DraftsWrite);
            Allow($"GET {prefix}/releases/getDraft", Permission.Read);
            Allow($"POST {prefix}/releases/deployDraft", Permission.DraftsCommit);
            Allow($"DELETE {prefix}/releases/draft", Permission.DraftsWrite);
            Allow($"GET {prefix}/releases/{{uuid}}", Permission.Read);
            Allow($"GET {prefix}/releases/list", Permission.Read);
            Allow($"GET {prefix}/releases/deployed", Permission.Read);
            Allow($"GET {prefix}/releases/diff", Permission.Read);
            Allow($"POST {prefix}/releases/{{uuid}}/restore", Permission.DraftsWrite);
            Allow($"POST {prefix}/nodes/validate", Permission.Read);
            Allow($"GET {prefix}/workflows", Permission.Read);
            Allow($"POST {prefix}/workflows", Permission.DraftsWrite);
            Allow($"GET {prefix}/workflows/{{uuid}}", Permission.Read);
            Allow($"PATCH {prefix}/workflows/{{uuid}}", Permission.DraftsWrite);
            Allow($"DELETE {prefix}/workflows/{{uuid}}", Permission.DraftsCommit);
            Allow($"POST {prefix}/workflows/{{uuid}}/unretire", Permission.DraftsCommit);
            Allow($"POST {prefix}/workflows/{{uuid}}/duplicate", Permission.DraftsWrite);
        }

        foreach (
            var read in (string[])
                [
                    "",
                    "/{id}",
                    "/{id}/draft",
                    "/{id}/draft/_diff",
                    "/{id}/_export",
                    "/{id}/files",
                    "/{id}/files/{fileId}",
                    "/{id}/files/{fileId}/contents",
                    "/{id}/settings",
                ]
        )
        {
            Allow("GET /api/templates" + read, Permission.Read);
        }

        foreach (
            var write in (string[])
                [
                    "POST ",
                    "PATCH /{id}",
                    "DELETE /{id}",
                    "POST /_import",
                    "POST /{id}/_import",
                    "POST /{id}/_unretire",
                    "POST /{id}/_edit",
                    "POST /{id}/draft/_commit",
                    "DELETE /{id}/draft",
                    "POST /{id}/files",
                    "POST /{id}/files/_upload",
                    "PATCH /{id}/files/{fileId}",
                    "DELETE /{id}/files/{fileId}",
                    "PUT /{id}/files/{fileId}/contents",
                    "PUT /{id}/settings",
                    "PATCH /{id}/settings",
                ]
        )
        {
            Allow(write.Replace(" ", " /api/templates", StringComparison.Ordinal), Permission.TemplateWrite);
        }

        foreach (var items in (string[])["processors", "inputs"])
        {
            Allow($"GET /api/templates/{{id}}/{items}", Permission.Read);
            Allow($"GET /api/templates/{{id}}/{items}/{{itemId}}", Permission.Read);
            Allow($"POST /api/templates/{{id}}/{items}", Permission.TemplateWrite);
            Allow($"PUT /api/templates/{{id}}/{items}/{{itemId}}", Permission.TemplateWrite);
            Allow($"DELETE /api/templates/{{id}}/{items}/{{itemId}}", Permission.TemplateWrite);
            Allow($"POST /api/templates/{{id}}/{items}/_reorder", Permission.TemplateWrite);
        }

        Allow("GET /api/actions", Permission.Read);
        Allow("POST /api/providers/keys/{key_id}/reveal", Permission.KeysReveal);
        Allow("GET /api/catalog/{type}", Permission.Read);
        Allow("GET /api/catalog/{type}/{id}", Permission.Read);
        Allow("POST /api/catalog/{type}", Permission.CatalogWrite);
        Allow("PATCH /api/catalog/{type}/{id}", Permission.CatalogWrite);
        Allow("DELETE /api/catalog/{type}/{id}", Permission.CatalogWrite);
        Allow("POST /api/catalog/{type}/{id}/unretire", Permission.CatalogWrite);
        Allow("GET /api/events", Permission.Read);
        Allow("GET /api/me");
        Allow("PATCH /api/me");
        Allow("POST /api/me/password");
        Allow("GET /api/users", Permission.UsersManage);
        Allow("GET /api/users/{id}", Permission.UsersManage);
        Allow("POST /api/users", Permission.UsersManage);
        Allow("PATCH /api/users/{id}", Permission.UsersManage);
        Allow("DELETE /api/users/{id}", Permission.UsersManage);
        Allow("GET /api/tokens", Permission.TokensManage);
        Allow("POST /api/tokens", Permission.TokensManage);
        Allow("DELETE /api/tokens/{id}", Permission.TokensManage);
        Allow("GET /api/workspace", Permission.Read);
        Allow("PATCH /api/workspace", Permission.WorkspaceManage);
        Allow("GET /api/storage/backups/{name}", Permission.WorkspaceManage);
        Allow("GET /api/workspaces", Permission.Read);
        Allow("POST /api/workspaces", Permission.WorkspaceManage);
        return table.ToFrozenDictionary(StringComparer.Ordinal);

        void Allow(string route, params Permission[] any) => table.Add(route, any);
    }
}
