using System.Net;
using DraftStudio.Tests.Unit.Support;
using Microsoft.Extensions.Options;
using Xunit;

namespace DraftStudio.Tests.Unit.Access;

public sealed class BootstrapTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WithBootstrap_HasAnAdministratorAndAToken()
    {
        await using var host = new StudioHost();
        using var admin = host.Admin();

        var me = await StudioHost.JsonOf(await admin.GetAsync("/api/me", Cancel), HttpStatusCode.OK);

        Assert.Equal(StudioHost.AdminEmail, me.GetProperty("email").GetString());
        Assert.Equal("administrator", me.GetProperty("role").GetString());
        Assert.Equal("main", me.GetProperty("workspace").GetProperty("slug").GetString());
        Assert.Equal(15, me.GetProperty("permissions").GetArrayLength());
        Assert.DoesNotContain(StudioHost.AdminToken, host.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(StudioHost.Password, host.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_Again_KeepsTheFirstAdministrator()
    {
        var directory = Directory.CreateTempSubdirectory("draft-studio-test-").FullName;
        await using (var first = StudioHost.Keeping(directory))
        {
            using var admin = first.Admin();
            Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/api/me", Cancel)).StatusCode);
        }

        await using var second = StudioHost
            .On(directory)
            .With("DraftStudio:Bootstrap:AdminEmail", "other@example.org")
            .With("DraftStudio:Bootstrap:AdminToken", "another-token-that-is-long-enough-to-be-one");
        using var still = second.Admin();
        using var other = second.WithToken("another-token-that-is-long-enough-to-be-one");

        Assert.Equal(HttpStatusCode.OK, (await still.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await other.GetAsync("/api/me", Cancel)).StatusCode);
    }

    [Theory]
    [InlineData("DraftStudio:Bootstrap:AdminPassword", null)]
    [InlineData("DraftStudio:Bootstrap:AdminToken", "too-short")]
    [InlineData("DraftStudio:PublicUrl", "not an address")]
    [InlineData("DraftStudio:TrustedProxies", "10.0.0.0/8, nonsense")]
    [InlineData("DraftStudio:Storage:Provider", "Oracle")]
    public async Task Start_WithSettingsThatCannotWork_IsRefused(string name, string? value)
    {
        await using var host = new StudioHost().With(name, value);

        Assert.Throws<OptionsValidationException>(host.Anonymous);
    }

    [Fact]
    public async Task Start_WithoutAdministrator_LeadsPeopleToSetUpAndTellsPrograms()
    {
        await using var host = new StudioHost().WithoutAdministrator();
        using var browser = host.Browser();
        using var program = host.Anonymous();

        var page = await browser.GetAsync("/providers", Cancel);
        var api = await program.GetAsync("/api/me", Cancel);

        Assert.Equal("/setup", page.Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
        Assert.Equal("setup_required", await StudioHost.CodeOf(api));
        Assert.Equal("setup_required", await StudioHost.CodeOf(await program.GetAsync("/health/ready", Cancel)));
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/health/live", Cancel)).StatusCode);
    }

    [Fact]
    public async Task SetUp_WithTheCodeOfTheLog_MakesTheAdministratorOnce()
    {
        await using var host = new StudioHost().WithoutAdministrator();
        using var browser = host.Browser();
        var wrong = await PostAsync(browser, "AAAA-BBBB-CCCC");
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);

        var code = host
            .Log.Lines.Single(static line => line.Contains("not set up", StringComparison.Ordinal))
            .Split(' ')[^2];
        var right = await PostAsync(browser, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));

        Assert.Equal("/", right.Headers.Location?.OriginalString);
        var me = await StudioHost.JsonOf(await browser.GetAsync("/api/me", Cancel), HttpStatusCode.OK);
        Assert.Equal("grace@example.org", me.GetProperty("email").GetString());
        Assert.Equal("the-lab", me.GetProperty("workspace").GetProperty("slug").GetString());
        using var other = host.Browser();
        Assert.Equal("/", (await other.GetAsync("/setup", Cancel)).Headers.Location?.OriginalString);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/health/ready", Cancel)).StatusCode);
    }

    [Fact]
    public async Task SetUp_GuessingTheCode_IsLimited()
    {
        await using var host = new StudioHost().WithoutAdministrator().WithLimits();
        using var browser = host.Browser();
        HttpResponseMessage? answer = null;
        for (var attempt = 0; attempt < 11; attempt++)
        {
            answer = await PostAsync(browser, "AAAA-BBBB-CCCC");
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, answer!.StatusCode); // There were eleven.
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient browser, string code) =>
        StudioHost.PostFormAsync(
            browser,
            "/setup",
            new()
            {
                ["Form.Code"] = code,
                ["Form.Name"] = "Grace",
                ["Form.Email"] = "grace@example.org",
                ["Form.Password"] = StudioHost.Password,
                ["Form.Workspace"] = "The Lab!",
            }
        );
}
