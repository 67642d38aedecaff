using System.Text.RegularExpressions;
using DraftStudio.Tests.Unit.Support;
using Xunit;

namespace DraftStudio.Tests.Unit.Security;

public sealed partial class HeaderTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/api/me")]
    [InlineData("/health/live")]
    public async Task EveryAnswer_HasTheSecurityHeaders(string address)
    {
        using var client = host.Anonymous();

        var answer = await client.GetAsync(address, Cancel);

        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("form-action 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.Matches(StyleSource(), policy);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(answer.Headers.Contains("Permissions-Policy"));
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Fact]
    public async Task Page_HasTheNonceOfItsPolicy_AndNoScriptOfItsOwn()
    {
        using var client = host.Anonymous();

        var answer = await client.GetAsync("/sign-in", Cancel);
        var page = await answer.Content.ReadAsStringAsync(Cancel);

        var nonce = StyleSource()
            .Match(answer.Headers.GetValues("Content-Security-Policy").Single())
            .Groups["nonce"]
            .Value;
        Assert.Contains(
            $"data-csp-nonce=\"{nonce}\"",
            System.Net.WebUtility.HtmlDecode(page),
            StringComparison.Ordinal
        );
        Assert.All(
            Script().Matches(page),
            static script => Assert.Contains("src=", script.Value, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("<style", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("onclick=", page, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/templates/preview", "text/html")]
    [InlineData("/templates/preview.js", "text/javascript")]
    public async Task ThePreview_HasAPolicyOfItsOwn_ThatLetsNothingOut(string address, string type)
    {
        using var client = host.Anonymous();

        var answer = await client.GetAsync(address, Cancel);

        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        foreach (
            var rule in (string[])
                [
                    "default-src 'none'",
                    "script-src 'self' 'unsafe-eval'",
                    "worker-src blob:",
                    "connect-src 'none'",
                    "frame-ancestors 'self'",
                    "sandbox allow-scripts allow-modals",
                ]
        )
        {
            Assert.Contains(rule, policy, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("allow-same-origin", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
    }

    [GeneratedRegex("style-src 'self' 'nonce-(?<nonce>[A-Za-z0-9+/=]{24})'", RegexOptions.NonBacktracking)]
    private static partial Regex StyleSource();

    [GeneratedRegex("<script[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Script();
}
