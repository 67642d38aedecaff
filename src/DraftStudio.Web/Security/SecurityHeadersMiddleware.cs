namespace DraftStudio.Web.Security;

/// <summary>Sets the security headers of every answer before anything can be written.</summary>
internal sealed class SecurityHeadersMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        Apply(context);
        return next(context);
    }

    /// <summary>Again, for an answer that was begun anew.</summary>
    public static void Apply(HttpContext context)
    {
        var nonce = context.RequestServices.GetRequiredService<ICspNonce>();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = ContentPolicy.Of(nonce.Value);
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
