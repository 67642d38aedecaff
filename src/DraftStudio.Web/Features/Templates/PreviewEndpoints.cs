using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace DraftStudio.Web.Features.Templates;

/// <summary>
/// The page that a template is rendered in, in the browser. It is the same for everybody and knows nothing of anybody, and
/// its script is asked for by a page without an origin, so without cookies: nobody has to have signed in.
/// </summary>
internal static class PreviewEndpoints
{
    public const string Path = "/templates/preview";

    private const string Script = Path + ".js";

    private const string Page = $$"""
        <!DOCTYPE html>
        <html lang="en">
          <head>
            <meta charset="utf-8" />
            <title>Preview</title>
            <style>
              html, body { margin: 0; height: 100%; overflow: hidden; background: #fff; }
              iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; visibility: hidden; transform-origin: 0 0; }
              iframe.shown { visibility: visible; }
              @media print { html, body { height: auto; overflow: visible; } }
            </style>
            <script src="{{Script}}" defer></script>
          </head>
          <body></body>
        </html>
        """;

    public static IEndpointRouteBuilder MapPreview(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(Path, GetPage).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet(Script, GetScript).AllowAnonymous().ExcludeFromDescription();
        return routes;
    }

    private static ContentHttpResult GetPage(HttpResponse response)
    {
        Guard(response);
        return TypedResults.Content(Page, "text/html; charset=utf-8");
    }

    private static VirtualFileHttpResult GetScript(HttpResponse response)
    {
        Guard(response);
        // The page that asks for it has no origin, so it counts as another site's.
        response.Headers["Cross-Origin-Resource-Policy"] = "cross-origin";
        response.Headers.CacheControl = "no-cache";
        return TypedResults.VirtualFile("/assets/preview-host.js", "text/javascript; charset=utf-8");
    }

    private static void Guard(HttpResponse response)
    {
        response.Headers.ContentSecurityPolicy = ContentPolicy.OfPreview;
        response.Headers["X-DNS-Prefetch-Control"] = "off";
        response.Headers["Referrer-Policy"] = "no-referrer";
    }
}
