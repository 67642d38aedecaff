using System.Net.Http.Json;
using System.Security.Claims;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace DraftStudio.Tests.Unit.Security;

/// <summary>What ends an open circuit.</summary>
public sealed class CircuitTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"suspended":true}""")]
    [InlineData("""{"password":"a quite different one"}""")]
    [InlineData("""{"reset_password":true}""")]
    public async Task Session_ThatMayNotBeHereAnyMore_EndsWithinTheInterval(string change)
    {
        await using var host = new StudioHost().With("DraftStudio:Limits:SessionCheckSeconds", "1");
        var user = await host.AddUserAsync("bea@example.org", Role.Editor);
        var account = await host.Services.GetRequiredService<IAccessStore>().FindAccountAsync(user, Cancel);
        await using var scope = host.Services.CreateAsyncScope();
        var circuit = scope.ServiceProvider.GetRequiredService<AuthenticationStateProvider>();
        ((ServerAuthenticationStateProvider)circuit).SetAuthenticationState(
            Task.FromResult(StateOf(user, account?.SecurityStamp))
        );
        var ended = new TaskCompletionSource<ClaimsPrincipal>(TaskCreationOptions.RunContinuationsAsynchronously);
        circuit.AuthenticationStateChanged += async state => ended.TrySetResult((await state).User);

        using var admin = host.Admin();
        using var body = new StringContent(change, System.Text.Encoding.UTF8, "application/json");
        (await admin.PatchAsync($"/api/users/{user}", body, Cancel)).EnsureSuccessStatusCode();

        var left = await ended.Task.WaitAsync(Patience, TimeProvider.System, Cancel);
        Assert.NotEqual(true, left.Identity?.IsAuthenticated);
    }

    [Fact]
    public async Task Session_WithAnotherRole_GoesOn()
    {
        await using var host = new StudioHost().With("DraftStudio:Limits:SessionCheckSeconds", "1");
        var user = await host.AddUserAsync("bea@example.org", Role.Editor);
        var account = await host.Services.GetRequiredService<IAccessStore>().FindAccountAsync(user, Cancel);
        using var admin = host.Admin();
        (await admin.PatchAsJsonAsync($"/api/users/{user}", new { role = "viewer" }, Cancel)).EnsureSuccessStatusCode();

        var caller = await host
            .Services.GetRequiredService<CallerResolver>()
            .OfSessionAsync(user, account?.SecurityStamp ?? "", slug: null, Cancel);

        Assert.NotNull(caller);
        Assert.False(caller.May(Permission.DraftsWrite));
    }

    [Fact]
    public async Task Circuit_ThatComesBackUnderAnotherUser_Ends()
    {
        var authentication = new Known
        {
            State = StateOf(new UserId(new Guid("0190a000-0000-7000-8000-000000000101")), "a"),
        };
        var count = new CircuitCount(Options.Create(new StudioOptions()));
        var session = new CircuitSession(authentication, count);
        await session.OnCircuitOpenedAsync(null!, Cancel); // The handler does not look at it.
        var reached = 0;
        var inbound = session.CreateInboundActivityHandler(_ =>
        {
            reached++;
            return Task.CompletedTask;
        });

        await inbound(null!);
        authentication.State = StateOf(new UserId(new Guid("0190a000-0000-7000-8000-000000000102")), "b");

        await Assert.ThrowsAsync<InvalidOperationException>(() => inbound(null!));
        Assert.Equal(1, reached);
    }

    [Fact]
    public async Task Circuits_OfOneUser_AreSoMany()
    {
        var options = new StudioOptions();
        options.Limits.CircuitsPerUser = 1;
        var count = new CircuitCount(Options.Create(options));
        var state = StateOf(new UserId(new Guid("0190a000-0000-7000-8000-000000000101")), "a");
        var first = new CircuitSession(new Known { State = state }, count);
        await first.OnCircuitOpenedAsync(null!, Cancel);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            new CircuitSession(new Known { State = state }, count).OnCircuitOpenedAsync(null!, Cancel)
        );
        await first.OnCircuitClosedAsync(null!, Cancel);
        await new CircuitSession(new Known { State = state }, count).OnCircuitOpenedAsync(null!, Cancel);
    }

    private static AuthenticationState StateOf(UserId user, string? stamp) =>
        new(
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new Claim(ClaimTypes.NameIdentifier, user.ToString()),
                        new Claim(StudioClaims.SecurityStamp, stamp ?? ""),
                    ],
                    "test"
                )
            )
        );

    private sealed class Known : AuthenticationStateProvider
    {
        public required AuthenticationState State { get; set; }

        public override Task<AuthenticationState> GetAuthenticationStateAsync() => Task.FromResult(State);
    }
}
