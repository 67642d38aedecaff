using System.Net;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

/// <summary>What holds for every route there is, those to come included.</summary>
public sealed class RouteMatrixTests(StudioHost host) : IClassFixture<StudioHost>
{
    /// <summary>The routes that anybody may ask; a new one is added here knowingly.</summary>
    private static readonly string[] OpenToAll =
    [
        "/health/live",
        "/health/ready",
        "/openapi/{documentName}.json",
        "/sign-in",
        "/setup",
        "/choose-password",
        "/access-denied",
        "/fault",
        "/not-found",
        "/docs/api",
        // The page that renders previews: it has no origin, and so no cookies.
        "/templates/preview",
        "/templates/preview.js",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task EveryRoute_WithoutCredentials_Is401OrTheSignInPage()
    {
        using var client = host.Anonymous();
        var tried = 0;
        foreach (var endpoint in Routes().Where(static route => !IsOpen(route)))
        {
            foreach (var method in MethodsOf(endpoint))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), AddressOf(endpoint));
                using var answer = await client.SendAsync(request, Cancel);
                if (endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
                {
                    Assert.True(
                        answer.StatusCode is HttpStatusCode.Redirect or HttpStatusCode.NotFound,
                        $"{method} {endpoint.RoutePattern.RawText}: {answer.StatusCode}"
                    );
                }
                else if (!(endpoint.RoutePattern.RawText ?? "").StartsWith("/account", StringComparison.Ordinal))
                {
                    Assert.True(
                        answer.StatusCode == HttpStatusCode.Unauthorized,
                        $"{method} {endpoint.RoutePattern.RawText}: {answer.StatusCode}"
                    );
                    Assert.Equal("unauthorized", await StudioHost.CodeOf(answer));
                }

                tried++;
            }
        }

        Assert.True(tried > 15, $"Only {tried} routes were tried.");
    }

    [Fact]
    public async Task EveryRoute_WithoutThePermission_Is403NamingIt()
    {
        var user = await host.AddUserAsync("nothing@example.org", Role.Administrator);
        using var client = host.WithToken(await host.AddTokenAsync(user, "patches.confirm"));
        var tried = 0;
        foreach (var endpoint in Routes())
        {
            if (
                endpoint.Metadata.GetMetadata<RequiredPermission>() is not { } required
                || required.Permission == Permission.PatchesConfirm
            )
            {
                continue;
            }

            foreach (var method in MethodsOf(endpoint))
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), AddressOf(endpoint));
                var problem = await StudioHost.JsonOf(
                    await client.SendAsync(request, Cancel),
                    HttpStatusCode.Forbidden
                );
                Assert.Equal(required.Permission.Name, problem.GetProperty("permission").GetString());
                tried++;
            }
        }

        Assert.True(tried > 10, $"Only {tried} routes were tried.");
    }

    [Fact]
    public void OpenRoutes_AreThoseThatWereDecidedUpon()
    {
        host.Anonymous().Dispose();
        var open = Routes()
            .Where(static route => IsOpen(route) && !IsAsset(route))
            .Select(static route => "/" + route.RoutePattern.RawText?.TrimStart('/'))
            .Distinct(StringComparer.Ordinal)
            .Except([.. OpenToAll, "/_gallery"], StringComparer.Ordinal);

        Assert.Empty(open);
    }

    private static bool IsOpen(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;

    private static bool IsAsset(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null
        || (endpoint.DisplayName ?? "").StartsWith("Route: ", StringComparison.Ordinal);

    private static IEnumerable<string> MethodsOf(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    private static string AddressOf(RouteEndpoint endpoint) =>
        "/"
        + string.Join(
            '/',
            endpoint.RoutePattern.PathSegments.Select(static segment =>
                string.Concat(
                    segment.Parts.Select(static part =>
                        part is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal
                            ? literal.Content
                            : "0190a3c4-0000-7000-8000-000000000009"
                    )
                )
            )
        );

    private IEnumerable<RouteEndpoint> Routes() =>
        host
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(static endpoint =>
                !(endpoint.RoutePattern.RawText ?? "").Contains("_blazor", StringComparison.Ordinal)
                && !(endpoint.RoutePattern.RawText ?? "").Contains("_framework", StringComparison.Ordinal)
            );
}
