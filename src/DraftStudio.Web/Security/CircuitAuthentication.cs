using DraftStudio.Core.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.Options;

namespace DraftStudio.Web.Security;

/// <summary>Ends the session of an open circuit when its account is suspended or has another password.</summary>
internal sealed class CircuitAuthentication(
    ILoggerFactory loggers,
    IServiceScopeFactory scopes,
    IOptions<StudioOptions> options
) : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => TimeSpan.FromSeconds(options.Value.Limits.SessionCheckSeconds);

    protected override async Task<bool> ValidateAuthenticationStateAsync(
        AuthenticationState authenticationState,
        CancellationToken cancellationToken
    )
    {
        if (StudioClaims.SessionOf(authenticationState.User) is not var (user, stamp))
        {
            return false;
        }

        await using var scope = scopes.CreateAsyncScope();
        var callers = scope.ServiceProvider.GetRequiredService<CallerResolver>();
        return await callers.OfSessionAsync(user, stamp, cancellationToken) is not null;
    }
}
