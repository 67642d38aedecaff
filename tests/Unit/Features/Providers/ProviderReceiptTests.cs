using System.Text.Json.Nodes;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Features.Forms;
using DraftStudio.Tests.Unit.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Providers;

/// <summary>How long a key is remembered.</summary>
public sealed class ProviderReceiptTests
{
    [Fact]
    public async Task TheKeyThatMadeADraft_NeverExpires_WhileAnUpdatesDoes()
    {
        var time = new HandTime();
        await using var host = new StudioHost().With(services => services.AddSingleton<TimeProvider>(time));
        using var admin = host.Admin();
        var creation = new JsonObject { ["idempotency_key"] = "made-once", ["name"] = "Kept" };
        var made = (await SaveAsync(admin, creation)).Good();
        var update = new JsonObject
        {
            ["idempotency_key"] = "changed-once",
            ["draft_id"] = made.DraftId,
            ["name"] = "Changed",
        };
        var changed = (await SaveAsync(admin, update)).Good();

        time.Advance(TimeSpan.FromDays(30));
        await host.Services.GetRequiredService<StorageSweep>().RunOnceAsync(TestContext.Current.CancellationToken);
        var madeAgain = (await SaveAsync(admin, creation)).Good();
        var changedAgain = (await SaveAsync(admin, update)).Good();

        Assert.Equal(made.Text, madeAgain.Text);
        Assert.True(madeAgain.Replayed);
        Assert.False(changedAgain.Replayed);
        Assert.Equal(changed.Version, changedAgain.Version);
    }

    private static Task<FormAnswer> SaveAsync(HttpClient client, JsonObject request) =>
        FormStudio.PostAsync(client, "/provider/draft", request);
}
