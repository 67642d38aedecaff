using System.Net;
using System.Reflection;
using System.Text;
using System.Text.RegularExpressions;
using DraftStudio.Core.Access;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Api;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

public sealed partial class ProblemTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Problem_HasEveryMember()
    {
        using var client = host.Admin();

        var answer = await client.GetAsync("/api/users/none", Cancel);
        var problem = await StudioHost.JsonOf(answer, HttpStatusCode.NotFound);

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.ToString());
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
        Assert.Equal("urn:draft-studio:problem:user_not_found", problem.GetProperty("type").GetString());
        Assert.Equal("No such user", problem.GetProperty("title").GetString());
        Assert.Equal(404, problem.GetProperty("status").GetInt32());
        Assert.Equal("/api/users/none", problem.GetProperty("instance").GetString());
        Assert.Equal("user_not_found", problem.GetProperty("code").GetString());
        Assert.Equal(0, problem.GetProperty("errors").GetArrayLength());
        Assert.NotEqual("", problem.GetProperty("detail").GetString());
        Assert.NotEqual("", problem.GetProperty("traceId").GetString());
    }

    [Theory]
    [InlineData("GET", "/api/nothing", null, HttpStatusCode.NotFound, "not_found")]
    [InlineData("PUT", "/api/users", null, HttpStatusCode.MethodNotAllowed, "method_not_allowed")]
    [InlineData("POST", "/api/users", "text/plain", HttpStatusCode.UnsupportedMediaType, "unsupported_media_type")]
    [InlineData("POST", "/api/users", "application/json", HttpStatusCode.BadRequest, "malformed_json")]
    public async Task ServerAnswers_AreProblemsToo(
        string method,
        string address,
        string? contentType,
        HttpStatusCode status,
        string code
    )
    {
        using var client = host.Admin();
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (contentType is not null)
        {
            request.Content = new StringContent("{", Encoding.UTF8, contentType);
        }

        var answer = await client.SendAsync(request, Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, await StudioHost.CodeOf(answer));
    }

    [Fact]
    public async Task BodyOverTheLimit_Is413NamingIt()
    {
        using var client = host.Admin();
        using var content = new StringContent(
            "{\"name\":\"" + new string('x', 1_000_000) + "\"}",
            Encoding.UTF8,
            "application/json"
        );

        var problem = await StudioHost.JsonOf(
            await client.PostAsync("/api/users", content, Cancel),
            HttpStatusCode.RequestEntityTooLarge
        );

        Assert.Equal("body_too_large", problem.GetProperty("code").GetString());
        Assert.Contains("1,000,000", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(StorageFullException), HttpStatusCode.InsufficientStorage, "storage_full")]
    [InlineData(typeof(StorageBusyException), HttpStatusCode.ServiceUnavailable, "busy")]
    [InlineData(typeof(InvalidOperationException), HttpStatusCode.InternalServerError, "internal_error")]
    public async Task Outages_AreProblemsThatTellNothing(Type thrown, HttpStatusCode status, string code)
    {
        var exception = (Exception)Activator.CreateInstance(thrown, "the secret of the exception", null)!; // Each has it.
        await using var own = new StudioHost().With(services => FailingStore.Replace(services, exception));
        using var client = own.Admin();

        var answer = await client.GetAsync("/api/users", Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal(code, await StudioHost.CodeOf(answer));
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        Assert.Equal(status == HttpStatusCode.ServiceUnavailable, answer.Headers.RetryAfter is not null);
        Assert.Contains(
            "frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Catalogue_HasEachCodeOnce()
    {
        Assert.Equal(
            ProblemCatalogue.All.Length,
            ProblemCatalogue.All.Select(static code => code.Code).Distinct(StringComparer.Ordinal).Count()
        );
        Assert.All(
            ProblemCatalogue.All,
            static code =>
            {
                Assert.Matches("^[a-z0-9]+(_[a-z0-9]+)*$", code.Code);
                Assert.True(code.Status is 0 or (>= 400 and <= 599), code.Code);
                Assert.NotEmpty(code.Title);
                Assert.NotEmpty(code.Meaning);
            }
        );
    }

    [Fact]
    public void Catalogue_HasEveryCodeThatTheSourcesName()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "DraftStudio.sln")))
        {
            root = root.Parent;
        }

        Assert.NotNull(root);
        var unknown = Directory
            .EnumerateFiles(Path.Combine(root.FullName, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => !file.Contains("/obj/", StringComparison.Ordinal))
            .SelectMany(static file =>
                CodeInSource().Matches(File.ReadAllText(file)).Select(match => match.Groups["code"].Value)
            )
            .Distinct(StringComparer.Ordinal)
            .Where(static code => ProblemCatalogue.Find(code) is null);

        Assert.Empty(unknown);
    }

    /// <summary>Where a code is given to an error: as the first argument of whatever makes one.</summary>
    [GeneratedRegex(
        @"(DraftError\.Of|DraftError\.Invalid|DraftError\.NotFound|DraftError\.Refused|DraftError\.Conflicting|Problems\.Of|AccessRules\.Error|\bError|Plain|Make|Listed)\(\s*""(?<code>[a-z]+(_[a-z]+)*)""",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture
    )]
    private static partial Regex CodeInSource();

    /// <summary>The store of access, but that lists of members fail.</summary>
    public class FailingStore : DispatchProxy
    {
        private IAccessStore inner = null!; // Set before the proxy is handed out.
        private Exception thrown = null!; // Set before the proxy is handed out.

        internal static void Replace(IServiceCollection services, Exception exception)
        {
            var original = services.Last(static service => service.ServiceType == typeof(IAccessStore));
            services.AddSingleton(provider =>
            {
                var proxy = Create<IAccessStore, FailingStore>();
                var failing = (FailingStore)(object)proxy;
                failing.inner = (IAccessStore)ActivatorUtilities.CreateInstance(provider, original.ImplementationType!); // Registered by type.
                failing.thrown = exception;
                return proxy;
            });
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
            targetMethod?.Name == nameof(IAccessStore.ListMembersAsync)
                ? throw thrown
                : targetMethod?.Invoke(inner, args);
    }
}
