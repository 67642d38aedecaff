using System.Net;
using System.Text.Json;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Api;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

public sealed class DescriptionTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Description_HasEveryRouteOfTheApi()
    {
        var paths = (await ReadAsync()).GetProperty("paths");
        var described = paths
            .EnumerateObject()
            .SelectMany(static path =>
                path.Value.EnumerateObject().Select(method => $"{method.Name.ToUpperInvariant()} {path.Name}")
            )
            .ToHashSet(StringComparer.Ordinal);
        var missing = host
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(static route =>
                route.Metadata.GetMetadata<ComponentTypeMetadata>() is null
                && (route.RoutePattern.RawText ?? "").StartsWith("/api/", StringComparison.Ordinal)
            )
            .SelectMany(static route =>
                (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(method =>
                    $"{method} {route.RoutePattern.RawText!.TrimEnd('/')}" // Filtered above.
                )
            )
            .Where(route => !described.Contains(route));

        Assert.Empty(missing);
    }

    [Fact]
    public async Task Description_SaysHowToCallAndHowItFails()
    {
        var document = await ReadAsync();

        var schemes = document.GetProperty("components").GetProperty("securitySchemes");
        Assert.Equal("bearer", schemes.GetProperty("token").GetProperty("scheme").GetString());
        var problem = document.GetProperty("components").GetProperty("schemas").GetProperty("Problem");
        Assert.Equal(
            ProblemCatalogue.All.Length,
            problem.GetProperty("properties").GetProperty("code").GetProperty("enum").GetArrayLength()
        );
        var post = document.GetProperty("paths").GetProperty("/api/users").GetProperty("post");
        Assert.Contains("users.manage", post.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Contains(
            "email_taken",
            post.GetProperty("responses").GetProperty("422").GetProperty("description").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains(
            post.GetProperty("parameters").EnumerateArray(),
            static parameter => parameter.GetProperty("name").GetString() == "Idempotency-Key"
        );
        Assert.Equal(
            "#/components/schemas/Problem",
            post.GetProperty("responses")
                .GetProperty("401")
                .GetProperty("content")
                .GetProperty("application/problem+json")
                .GetProperty("schema")
                .GetProperty("$ref")
                .GetString()
        );
    }

    [Fact]
    public async Task Description_OfAnOptionalMember_IsOfWhatItHolds()
    {
        var document = await ReadAsync();
        var patch = document.GetProperty("components").GetProperty("schemas").GetProperty("ChangeMeWire");

        var zone = patch.GetProperty("properties").GetProperty("time_zone");

        Assert.Contains("string", zone.GetProperty("type").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Description_ShowsABody_WhereverThereIsOne()
    {
        var bodies = (await ReadAsync())
            .GetProperty("paths")
            .EnumerateObject()
            .SelectMany(static path =>
                path.Value.EnumerateObject()
                    .SelectMany(static operation => BodiesOf(operation.Value))
                    .Select(body => (path.Name, body.Where, body.Json))
            )
            .ToList();

        Assert.True(bodies.Count >= 50, $"Only {bodies.Count} bodies were looked at.");
        Assert.Empty(
            bodies
                .Where(static body => !body.Json.TryGetProperty("example", out _))
                .Select(static body => $"{body.Name} {body.Where}")
        );
    }

    private static IEnumerable<(string Where, JsonElement Json)> BodiesOf(JsonElement operation)
    {
        if (
            operation.TryGetProperty("requestBody", out var request)
            && request.GetProperty("content").TryGetProperty("application/json", out var sent)
            && !sent.GetProperty("schema").ToString().Contains("NoBodyWire", StringComparison.Ordinal)
        )
        {
            yield return ("request", sent);
        }

        foreach (var answer in operation.GetProperty("responses").EnumerateObject())
        {
            if (
                answer.Value.TryGetProperty("content", out var content)
                && content.TryGetProperty("application/json", out var json)
            )
            {
                yield return (answer.Name, json);
            }
        }
    }

    private async Task<JsonElement> ReadAsync()
    {
        using var client = host.Anonymous();
        return await StudioHost.JsonOf(await client.GetAsync("/openapi/v1.json", Cancel), HttpStatusCode.OK);
    }
}
