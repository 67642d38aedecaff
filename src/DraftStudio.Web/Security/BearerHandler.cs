using System.Security.Claims;
using System.Text.Encodings.Web;
using DraftStudio.Core.Access;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

/// <summary>Authenticates bearer tokens. The caller is made here, for the token alone decides workspace and permissions.</summary>
internal sealed class BearerHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    CallerResolver callers,
    TokenUse use
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string SchemePrefix = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var headers = Request.Headers.Authorization;
        if (headers.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        if (
            headers.Count > 1
            || headers[0] is not { } header
            || !header.StartsWith(SchemePrefix, StringComparison.OrdinalIgnoreCase)
        )
        {
            return AuthenticateResult.Fail("Not a bearer token.");
        }

        var found = await callers.OfTokenAsync(
            TokenSecret.HashOf(header[SchemePrefix.Length..].Trim()),
            Context.RequestAborted
        );
        if (found is not var (caller, token))
        {
            return AuthenticateResult.Fail("Unknown, expired or revoked.");
        }

        use.Note(token);
        Context.Features.Set(new TokenFeature(caller, token));
        var identity = new ClaimsIdentity(
            [new Claim(ClaimTypes.NameIdentifier, caller.User.ToString()), new Claim(ClaimTypes.Name, caller.UserName)],
            Scheme.Name
        );
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }
}
