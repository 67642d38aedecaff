using System.Security.Cryptography;

namespace DraftStudio.Web.Security;

/// <summary>The headers that tell a browser what a page of ours may do.</summary>
internal static class ContentPolicy
{
    /// <summary>
    /// Everything from here alone. <c>style-src-attr</c> is open for the component library's style attributes, which carry
    /// no code.
    /// </summary>
    public static string Of(string nonce) =>
        "default-src 'none'; script-src 'self'; "
        + $"style-src 'self' 'nonce-{nonce}'; style-src-attr 'unsafe-inline'; "
        + "img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-src 'self'; manifest-src 'self'; "
        + "worker-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /// <summary>
    /// Of the page that renders templates, which may run scripts that somebody else wrote: it has no origin, so no cookies,
    /// no storage and no way to the page around it, and asks nobody for anything but its own script.
    /// </summary>
    public const string OfPreview =
        "default-src 'none'; script-src 'self' 'unsafe-eval'; worker-src blob:; connect-src 'none'; "
        + "style-src 'unsafe-inline' data:; img-src data:; font-src data:; media-src data:; frame-src 'none'; "
        + "base-uri 'none'; form-action 'none'; object-src 'none'; frame-ancestors 'self'; sandbox allow-scripts allow-modals";

    public static string NewNonce() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(18));
}
