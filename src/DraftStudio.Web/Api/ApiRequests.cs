using Microsoft.AspNetCore.Components.Endpoints;

namespace DraftStudio.Web.Api;

/// <summary>Tells requests of programs, which get problems, from those of people, who get pages.</summary>
internal static class ApiRequests
{
    /// <summary>Endpoint metadata: a form's target or the like, whose failures are shown as pages.</summary>
    public sealed class PageMetadata
    {
        public static readonly PageMetadata Instance = new();
    }

    private static readonly string[] Prefixes =
    [
        "/api",
        "/v1",
        "/orchestration",
        "/provider",
        "/cohort",
        "/openapi",
        "/health",
        "/_blazor",
    ];

    public static bool IsApi(this HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        if (endpoint?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null)
        {
            return false;
        }

        if (endpoint?.Metadata.GetMetadata<PageMetadata>() is not null)
        {
            return false;
        }

        if (endpoint is RouteEndpoint)
        {
            return true;
        }

        var path = context.Request.Path;
        return Prefixes.Any(prefix => path.StartsWithSegments(prefix, StringComparison.OrdinalIgnoreCase))
            || !AcceptsPages(context.Request);
    }

    private static bool AcceptsPages(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
