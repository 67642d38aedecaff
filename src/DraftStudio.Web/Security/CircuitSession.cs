using DraftStudio.Core.Access;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server.Circuits;

namespace DraftStudio.Web.Security;

/// <summary>Keeps a circuit to the user it began with, and one user to so many circuits.</summary>
internal sealed class CircuitSession(AuthenticationStateProvider authentication, CircuitCount count) : CircuitHandler
{
    private UserId? owner;
    private bool counted;

    public override async Task OnCircuitOpenedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        owner = await UserAsync();
        if (owner is { } user)
        {
            counted = count.TryAdd(user);
            if (!counted)
            {
                throw new InvalidOperationException("The user has too many circuits open.");
            }
        }
    }

    public override Func<CircuitInboundActivityContext, Task> CreateInboundActivityHandler(
        Func<CircuitInboundActivityContext, Task> next
    ) =>
        async context =>
        {
            // A cookie may be another user's by the time a browser reconnects: what is on the page is not theirs.
            if (owner is not null && await UserAsync() is { } user && user != owner)
            {
                throw new InvalidOperationException("The circuit belongs to another user.");
            }

            await next(context);
        };

    public override Task OnCircuitClosedAsync(Circuit circuit, CancellationToken cancellationToken)
    {
        if (counted && owner is { } user)
        {
            count.Remove(user);
            counted = false;
        }

        return Task.CompletedTask;
    }

    private async Task<UserId?> UserAsync() =>
        StudioClaims.UserOf((await authentication.GetAuthenticationStateAsync()).User);
}
