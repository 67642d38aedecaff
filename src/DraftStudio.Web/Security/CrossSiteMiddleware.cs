using DraftStudio.Web.Api;

namespace DraftStudio.Web.Security;

/// <summary>
/// Refuses what another site's page makes a browser send with our cookie: a write of the API without an Origin of ours,
/// and any connection to the circuits' socket without one. Forms of pages have antiforgery tokens instead.
/// </summary>
internal sealed class CrossSiteMiddleware(RequestDelegate next, Origins origins)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if ((IsCircuit(request) || IsCookieWrite(context)) && !origins.IsOurs(request))
        {
            return Problems
                .Of("cross_site", "A write with a cookie needs an Origin that is the studio's own.")
                .ExecuteAsync(context);
        }

        return next(context);
    }

    private static bool IsCircuit(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase, out var rest)
        // Browsers send no Origin with a script's own GET; this one answers with a constant.
        && !(HttpMethods.IsGet(request.Method) && rest.Equals("/initializers", StringComparison.OrdinalIgnoreCase));

    private static bool IsCookieWrite(HttpContext context) =>
        !HttpMethods.IsGet(context.Request.Method)
        && !HttpMethods.IsHead(context.Request.Method)
        && !HttpMethods.IsOptions(context.Request.Method)
        && context.Features.Get<SessionFeature>() is not null
        && context.IsApi();
}
