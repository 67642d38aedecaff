using System.Net;
using System.Net.Http.Json;
using DraftStudio.Tests.Unit.Support;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Security;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("10.1.0.0/16", "10.1.2.3", "https://studio.example/")]
    [InlineData("192.168.0.1, 10.1.2.3", "10.1.2.3", "https://studio.example/")]
    [InlineData("10.1.0.0/16", "10.2.2.3", "http://localhost/")]
    [InlineData(null, "10.1.2.3", "http://localhost/")]
    [InlineData(null, "127.0.0.1", "http://localhost/")]
    public async Task ForwardedHeaders_AreBelievedFromTrustedProxiesAlone(string? trusted, string from, string link)
    {
        await using var host = new StudioHost()
            .With("DraftStudio:TrustedProxies", trusted)
            .With(services => services.AddSingleton<IStartupFilter>(new From(IPAddress.Parse(from))));
        using var admin = host.Admin();
        admin.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        admin.DefaultRequestHeaders.Add("X-Forwarded-Host", "studio.example");
        admin.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        var added = await StudioHost.JsonOf(
            await admin.PostAsJsonAsync(
                "/api/users",
                new
                {
                    email = "x@example.org",
                    name = "X",
                    role = "viewer",
                },
                TestContext.Current.CancellationToken
            ),
            HttpStatusCode.Created
        );

        Assert.StartsWith(link, added.GetProperty("password_link").GetString(), StringComparison.Ordinal);
    }

    /// <summary>Lets requests come from an address, which the test server has none of.</summary>
    private sealed class From(IPAddress address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
            app =>
            {
                app.Use(
                    (context, following) =>
                    {
                        context.Connection.RemoteIpAddress = address;
                        return following(context);
                    }
                );
                next(app);
            };
    }
}
