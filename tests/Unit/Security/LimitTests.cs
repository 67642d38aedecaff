using System.Net;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web;
using DraftStudio.Web.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Xunit;

namespace DraftStudio.Tests.Unit.Security;

public sealed class LimitTests
{
    [Fact]
    public void Attempts_AreCountedByAccountAndByAddress()
    {
        using var limiter = new AttemptLimiter(Options.Create(new StudioOptions()));
        var here = new DefaultHttpContext();
        here.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.1");
        var there = new DefaultHttpContext();
        there.Connection.RemoteIpAddress = IPAddress.Parse("192.0.2.2");

        for (var i = 0; i < 10; i++)
        {
            Assert.Null(limiter.Attempt(here, "ada"));
        }

        Assert.InRange(limiter.Attempt(there, "ADA ") ?? 0, 1, 60);
        for (var i = 10; i < 60; i++)
        {
            Assert.Null(limiter.Attempt(here, $"account-{i}"));
        }

        Assert.InRange(limiter.Attempt(here, "fresh") ?? 0, 1, 60);
        Assert.Null(limiter.Attempt(there, "fresh"));
    }

    [Fact]
    public async Task RequestsInFlight_OverTheLimit_Are429()
    {
        await using var host = new StudioHost().With("DraftStudio:Limits:RequestsInFlight", "1");
        using var admin = host.Admin();
        using var open = await admin.GetAsync(
            "/api/events",
            HttpCompletionOption.ResponseHeadersRead,
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);

        var answer = await admin.GetAsync("/api/me", TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("too_many_requests", await StudioHost.CodeOf(answer));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public void Circuits_OfOneUser_AreCapped()
    {
        var count = new CircuitCount(
            Options.Create(new StudioOptions { Limits = new StudioOptions.LimitSettings { CircuitsPerUser = 2 } })
        );
        var user = new UserId(new Guid("0190a3c4-0000-7000-8000-000000000002"));

        Assert.True(count.TryAdd(user));
        Assert.True(count.TryAdd(user));
        Assert.False(count.TryAdd(user));
        count.Remove(user);
        Assert.True(count.TryAdd(user));
    }
}
