using DraftStudio.Core.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace DraftStudio.Web.Security;

/// <summary>Ends a session whose password has changed, or whose account is gone, with its very next request.</summary>
internal sealed class SessionEvents(CallerResolver callers) : CookieAuthenticationEvents
{
    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        var cancellationToken = context.HttpContext.RequestAborted;
        if (
            context.Principal is { } principal
            && StudioClaims.SessionOf(principal) is var (user, stamp)
            && await callers.OfSessionAsync(user, stamp, cancellationToken) is { } access
        )
        {
            context.HttpContext.Features.Set(new SessionFeature(access));
            return;
        }

        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(StudioSchemes.Cookie);
    }
}
