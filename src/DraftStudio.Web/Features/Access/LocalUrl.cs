namespace DraftStudio.Web.Features.Access;

/// <summary>Where to go after signing in: never to another site.</summary>
internal static class LocalUrl
{
    public static string Of(string? url) => IsLocal(url) ? url! : "/"; // IsLocal is false for null.

    /// <summary>A path of ours: browsers take <c>//x</c>, <c>/\x</c> and control characters for other things.</summary>
    public static bool IsLocal(string? url) =>
        url is ['/', ..]
        && !url.StartsWith("//", StringComparison.Ordinal)
        && !url.Any(char.IsControl)
        && !url.Contains('\\', StringComparison.Ordinal);
}
