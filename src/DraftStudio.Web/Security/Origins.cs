using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

/// <summary>Tells our own pages from others'.</summary>
internal sealed class Origins(IOptions<StudioOptions> options)
{
    private readonly string? publicOrigin = OriginOf(options.Value.PublicUrl);

    /// <summary>True when <c>Origin</c> is there once and is the public URL's, or the address that was asked.</summary>
    public bool IsOurs(HttpRequest request)
    {
        var values = request.Headers.Origin;
        if (values.Count != 1 || OriginOf(values[0]) is not { } origin)
        {
            return false;
        }

        return string.Equals(origin, publicOrigin, StringComparison.Ordinal)
            || string.Equals(origin, OriginOf($"{request.Scheme}://{request.Host}"), StringComparison.Ordinal);
    }

    private static string? OriginOf(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https")
            ? uri.GetLeftPart(UriPartial.Authority).ToLowerInvariant()
            : null;
}
