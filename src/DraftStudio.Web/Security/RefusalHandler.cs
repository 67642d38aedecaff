using DraftStudio.Web.Api;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;

namespace DraftStudio.Web.Security;

/// <summary>Answers who may not come in: programs with a problem, people with the sign-in page.</summary>
internal sealed class RefusalHandler : IAuthorizationMiddlewareResultHandler
{
    public Task HandleAsync(
        RequestDelegate next,
        HttpContext context,
        AuthorizationPolicy policy,
        PolicyAuthorizationResult authorizeResult
    )
    {
        if (authorizeResult.Succeeded)
        {
            return next(context);
        }

        if (authorizeResult.Forbidden)
        {
            return context.IsApi()
                ? Problems.Of("forbidden", "The caller may not do this.").ExecuteAsync(context)
                : context.ForbidAsync(StudioSchemes.Cookie);
        }

        return context.IsApi() || context.Request.Headers.Authorization.Count > 0
            ? Problems
                .Of("unauthorized", "Sign in, or send a token that is known, not expired and not revoked.")
                .ExecuteAsync(context)
            : context.ChallengeAsync(StudioSchemes.Cookie);
    }
}
