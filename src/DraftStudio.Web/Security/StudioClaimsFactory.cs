using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace DraftStudio.Web.Security;

/// <summary>Makes the principal of a session: who, and with which password.</summary>
internal sealed class StudioClaimsFactory : IUserClaimsPrincipalFactory<StudioUser>
{
    public Task<ClaimsPrincipal> CreateAsync(StudioUser user)
    {
        var identity = new ClaimsIdentity(StudioSchemes.Cookie, ClaimTypes.Name, ClaimTypes.Role);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, user.Account.Id.ToString()));
        identity.AddClaim(new Claim(ClaimTypes.Name, user.Account.Name));
        identity.AddClaim(new Claim(StudioClaims.SecurityStamp, user.Account.SecurityStamp));
        return Task.FromResult(new ClaimsPrincipal(identity));
    }
}
