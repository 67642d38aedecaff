using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Api;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

public abstract class IdempotencyTests(StudioHost host)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SameRequestAgain_GetsTheSameAnswerAndWritesNothing()
    {
        using var client = host.Admin();

        var first = await PostAsync(client, "same", """{"name":"Lab","slug":"same-lab"}""");
        var second = await PostAsync(client, "same", """{ "slug": "same-lab", "name": "Lab" }""");

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, second.StatusCode);
        Assert.False(first.Headers.Contains("Idempotency-Replayed"));
        Assert.Equal("true", second.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(await first.Content.ReadAsStringAsync(Cancel), await second.Content.ReadAsStringAsync(Cancel));
    }

    [Fact]
    public async Task SameKey_OtherRequest_Is422()
    {
        using var client = host.Admin();
        await PostAsync(client, "reused", """{"name":"Lab","slug":"reused-lab"}""");

        var answer = await PostAsync(client, "reused", """{"name":"Lab","slug":"reused-lab-2"}""");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Equal("idempotency_key_reused", await StudioHost.CodeOf(answer));
    }

    [Fact]
    public async Task SameKey_OtherCallerOrOperation_IsAnotherKey()
    {
        using var client = host.Admin();
        using var other = await host.AsAsync(Role.Administrator);
        await PostAsync(client, "mine", """{"name":"Lab","slug":"mine-lab"}""");

        var others = await PostAsync(other, "mine", """{"name":"Lab","slug":"others-lab"}""");
        using var request = new HttpRequestMessage(HttpMethod.Patch, "/api/me")
        {
            Content = JsonContent.Create(new { }),
        };
        request.Headers.Add("Idempotency-Key", "mine");
        var elsewhere = await client.SendAsync(request, Cancel);

        Assert.Equal(HttpStatusCode.Created, others.StatusCode);
        Assert.Equal(HttpStatusCode.OK, elsewhere.StatusCode);
    }

    [Fact]
    public async Task AFailure_LeavesNoReceipt()
    {
        using var client = host.Admin();
        await PostAsync(client, "first", """{"name":"Lab","slug":"taken-lab"}""");
        var failed = await PostAsync(client, "failing", """{"name":"Lab","slug":"taken-lab"}""");
        Assert.Equal("slug_taken", await StudioHost.CodeOf(failed));

        var other = await PostAsync(client, "failing", """{"name":"Lab","slug":"free-lab"}""");

        Assert.Equal(HttpStatusCode.Created, other.StatusCode);
    }

    [Theory]
    [InlineData("tab\there")]
    [InlineData("   \u0001")]
    public async Task BadKey_Is422(string key)
    {
        using var client = host.Admin();

        var answer = await PostAsync(client, key, """{"name":"Lab","slug":"bad-lab"}""");

        Assert.Equal("invalid_idempotency_key", await StudioHost.CodeOf(answer));
    }

    [Fact]
    public async Task AHundredAtOnce_HaveOneEffect()
    {
        using var client = host.Admin();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => PostAsync(client, "rush", """{"name":"Lab","slug":"rush-lab"}"""))
        );

        Assert.All(answers, static answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(answers, static answer => !answer.Headers.Contains("Idempotency-Replayed"));
        var bodies = await Task.WhenAll(answers.Select(static answer => answer.Content.ReadAsStringAsync(Cancel)));
        Assert.Single(bodies.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task FirstStillAtWork_Is409AfterAWhile()
    {
        using var client = host.Admin();
        var gate = host.Services.GetRequiredService<RequestGate>();
        var me = await client.GetFromJsonAsync<JsonElement>("/api/me", Cancel);
        var slot = new RequestGate.Slot(
            new WorkspaceId(me.GetProperty("workspace").GetProperty("id").GetGuid()),
            "workspace.create",
            new UserId(me.GetProperty("id").GetGuid()),
            "slow"
        );
        Assert.True(gate.TryEnter(slot));

        var answer = await PostAsync(client, "slow", """{"name":"Lab","slug":"slow-lab"}""");
        gate.Leave(slot);

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("request_in_progress", await StudioHost.CodeOf(answer));
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(
            HttpStatusCode.Created,
            (await PostAsync(client, "slow", """{"name":"Lab","slug":"slow-lab"}""")).StatusCode
        );
    }

    [Fact]
    public async Task WorkThatWroteNothing_LeavesNoReceipt()
    {
        host.Anonymous().Dispose();
        var idempotency = host.Services.GetRequiredService<Idempotency>();
        Assert.True(IdempotencyKey.FromMember("idle").TryGet(out var key, out _));
        var request = new IdempotentRequest(await CallerAsync(), "test.idle", key, default);
        var runs = 0;
        for (var i = 0; i < 2; i++)
        {
            var result = await idempotency.RunAsync(
                request,
                (_, _) =>
                {
                    runs++;
                    return Task.FromResult<Result<StoredAnswer>>(StoredAnswer.Empty(written: false));
                },
                Cancel
            );
            Assert.Null(result.Error);
        }

        Assert.Equal(2, runs);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/workspaces?ws=ignored")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        return await client.SendAsync(request, Cancel);
    }

    private async Task<Caller> CallerAsync() =>
        (
            await host
                .Services.GetRequiredService<CallerResolver>()
                .OfTokenAsync(TokenSecret.HashOf(StudioHost.AdminToken), Cancel)
        )!
            .Value
            .Caller; // The fixture has it.
}

/// <summary>On SQLite.</summary>
public sealed class SqliteIdempotencyTests(StudioHost host) : IdempotencyTests(host), IClassFixture<StudioHost>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresIdempotencyTests(PostgresStudioHost host)
    : IdempotencyTests(host.OrSkip()),
        IClassFixture<PostgresStudioHost>;
