using System.Security.Claims;
using DraftStudio.Core.Access;

namespace DraftStudio.Web.Security;

/// <summary>What a principal of ours says.</summary>
internal static class StudioClaims
{
    public const string SecurityStamp = "studio.stamp";

    public static UserId? UserOf(ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? new UserId(id) : null;

    /// <summary>The session that a cookie's principal is of; null for anonymous ones and tokens.</summary>
    public static (UserId User, string Stamp)? SessionOf(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true
        && UserOf(principal) is { } user
        && principal.FindFirstValue(SecurityStamp) is { } stamp
            ? (user, stamp)
            : null;
}
