using Microsoft.AspNetCore.Identity;

namespace DraftStudio.Web.Security;

/// <summary>The ways to say who one is.</summary>
internal static class StudioSchemes
{
    /// <summary>Chooses by the request: a bearer token when there is an Authorization header, else the cookie.</summary>
    public const string Default = "Studio";

    public const string Bearer = "Bearer";

    public static readonly string Cookie = IdentityConstants.ApplicationScheme;

    public static string Choose(HttpContext context) =>
        context.Request.Headers.Authorization.Count > 0 ? Bearer : Cookie;
}
