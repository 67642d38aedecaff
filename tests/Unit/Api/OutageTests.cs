using System.Net;
using System.Text.Json.Nodes;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Features.Forms;
using DraftStudio.Tests.Unit.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Api;

/// <summary>What callers see while SQLite's file cannot be written, and that it passes without a restart.</summary>
public sealed class OutageTests(StudioHost host) : IClassFixture<StudioHost>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DiskThatIsFull_Is507_WhileReadsGoOn_AndPassesByItself()
    {
        using var client = host.Admin();
        List<FormAnswer> saved = [(await SaveAsync(client, "full-first")).Good()];
        // No more than there is: the database then answers a need of another page as a full disk does.
        await RunAsync("pragma max_page_count = 1");

        FormAnswer refused;
        var tries = 0;
        do
        {
            refused = await SaveAsync(client, $"full-{tries}");
            if (refused.Status == HttpStatusCode.OK)
            {
                saved.Add(refused);
            }
        } while (refused.Status == HttpStatusCode.OK && ++tries < 200);
        var key = $"full-{tries}";

        refused.Bad(507, "storage_full");
        await AllThereAsync(client, saved);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/health/live", Cancel)).StatusCode);

        await RunAsync("pragma max_page_count = 1000000");
        var again = (await SaveAsync(client, key)).Good();

        Assert.False(again.Replayed);
        await AllThereAsync(client, [.. saved, again]);
    }

    [Fact]
    public async Task DatabaseLockedFromOutside_Is503WithRetryAfter_AndNothingIsLost()
    {
        using var client = host.Admin();
        var before = (await SaveAsync(client, "lock-before")).Good();
        var file = Path.Combine(host.DataDirectory, "studio.db");
        await using (var outsider = new SqliteConnection($"Data Source={file};Pooling=False"))
        {
            await outsider.OpenAsync(Cancel);
            await using var transaction = outsider.BeginTransaction(deferred: false);

            var refused = await SaveAsync(client, "lock-after");

            refused.Bad(503, "busy");
            Assert.NotNull(refused.RetryAfter);
            await AllThereAsync(client, [before]);
            using var ready = await client.GetAsync("/health/ready", Cancel);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        }

        var again = (await SaveAsync(client, "lock-after")).Good();

        Assert.False(again.Replayed);
        await AllThereAsync(client, [before, again]);
    }

    private static Task<FormAnswer> SaveAsync(HttpClient client, string key) =>
        FormStudio.PostAsync(
            client,
            "/provider/draft",
            new JsonObject
            {
                ["idempotency_key"] = key,
                ["name"] = key,
                ["description"] = key + new string('x', 9_000),
            }
        );

    private static async Task AllThereAsync(HttpClient client, IEnumerable<FormAnswer> saved)
    {
        foreach (var answer in saved)
        {
            var read = (await FormStudio.GetAsync(client, $"/api/providers/drafts/{answer.DraftId}")).Good();
            Assert.Equal(answer.Text1("description"), read.Text1("description"));
        }
    }

    private Task RunAsync(string sql) =>
        host
            .Services.GetRequiredService<WriteQueue>()
            .RunAsync((unit, token) => unit.Connection.Sql(sql).ExecuteAsync(token), Cancel);
}
