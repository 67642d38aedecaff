using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Storage;
using DraftStudio.Tests.Unit.Features.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Providers;

/// <summary>Keys: new ones each time, shown by their masks, read back only by who may, wiped with what brought them.</summary>
public abstract class ProviderKeyTests(FormStudio studio)
{
    [Fact]
    public async Task AKey_IsAlwaysANewOne_AndShownByItsMask()
    {
        var secret = Secret();
        var first = (
            await SaveAsync(
                new JsonObject
                {
                    ["key"] = secret,
                    ["key_name"] = "Main",
                    ["key_description"] = "For all.",
                }
            )
        ).Good();
        var second = (await SaveAsync(new JsonObject { ["draft_id"] = first.DraftId, ["key"] = secret })).Good();

        Assert.Equal($"sk-…{secret[^4..]}", first.Text1("key"));
        Assert.Equal(("Main", "For all."), (first.Text1("key_name"), first.Text1("key_description")));
        Assert.Equal("secret", first.Field("key").GetProperty("kind").GetString());
        Assert.NotEqual(first.Text1("key_id"), second.Text1("key_id"));
        Assert.Single(second.Texts("key_ids"));
    }

    [Fact]
    public async Task AShortSecret_ShowsNothing() =>
        Assert.Equal("…", (await SaveAsync(new JsonObject { ["key"] = "sk-123456789012" })).Good().Text1("key"));

    [Fact]
    public async Task AMaskSentBack_MeansTheKeyThatWasShown()
    {
        var draft = (await SaveAsync(new JsonObject { ["key"] = Secret() })).Good();

        var echoed = await SaveAsync(new JsonObject { ["draft_id"] = draft.DraftId, ["key"] = draft.Text1("key") });
        var other = await SaveAsync(new JsonObject { ["draft_id"] = draft.DraftId, ["key"] = "sk-…none" });

        Assert.Equal((draft.Version, draft.Text1("key_id")), (echoed.Good().Version, echoed.Text1("key_id")));
        other.Bad(422, "masked_key").Error("/key");
    }

    [Fact]
    public async Task AKeysName_Alone_SelectsTheOneThatHasIt()
    {
        var name = studio.Fresh("Shared key");
        var published = await PublishedAsync(Secret(), name);

        var byName = (await SaveAsync(new JsonObject { ["key_name"] = name.ToUpperInvariant() })).Good();
        var nothing = await SaveAsync(new JsonObject { ["key_name"] = "No such key" });
        var described = await SaveAsync(new JsonObject { ["key_name"] = name, ["key_description"] = "New." });
        await PublishedAsync(Secret(), name);
        var several = await SaveAsync(new JsonObject { ["key_name"] = name });

        Assert.Equal(published.Text1("key_id"), byName.Text1("key_id"));
        nothing.Bad(422, "unknown_name").Error("/key_name");
        described.Bad(422, "key_required").Error("/key_description");
        several.Bad(422, "ambiguous_name").Error("/key_name");
    }

    [Fact]
    public async Task Ids_WinOverKeysAndEndpoints()
    {
        var published = await PublishedAsync(Secret(), studio.Fresh("Chosen"));
        var request = new JsonObject
        {
            ["key"] = Secret(),
            ["key_id"] = FormStudio.NewKey(),
            ["key_ids"] = new JsonArray(published.Text1("key_id")),
        };
        var unknown = await SaveAsync(request);
        request["key_id"] = null;

        var draft = (await SaveAsync(request)).Good();
        var endpoints = (
            await SaveAsync(new JsonObject { ["draft_id"] = draft.DraftId, ["endpoint"] = "https://one.example/v1" })
        ).Good();
        var one = endpoints.Text1("endpoint_id");
        var two = (
            await SaveAsync(new JsonObject { ["draft_id"] = draft.DraftId, ["endpoint"] = "https://two.example/v1" })
        ).Good();
        var both = (
            await SaveAsync(
                new JsonObject
                {
                    ["draft_id"] = draft.DraftId,
                    ["endpoint_id"] = two.Text1("endpoint_id"),
                    ["endpoint_ids"] = new JsonArray(one, two.Text1("endpoint_id")),
                    ["endpoint"] = "https://three.example/v1",
                }
            )
        ).Good();

        unknown.Bad(422, "unknown_id").Error("/key_id");
        Assert.Equal(published.Text1("key_id"), draft.Text1("key_id"));
        Assert.Equal(("https://one.example/v1", 2), (both.Text1("endpoint"), both.Texts("endpoint_ids").Count));
    }

    [Fact]
    public async Task AKeyThatNoCommitHasListed_BelongsToItsDraft()
    {
        var draft = (await SaveAsync(new JsonObject { ["key"] = Secret() })).Good();
        var elsewhere = await SaveAsync(new JsonObject { ["key_id"] = draft.Text1("key_id") });
        var here = await SaveAsync(new JsonObject { ["draft_id"] = draft.DraftId, ["key_id"] = draft.Text1("key_id") });

        elsewhere.Bad(422, "unknown_id").Error("/key_id");
        here.Good();
    }

    [Fact]
    public async Task Reveal_NeedsThePermission_AndIsWrittenDown()
    {
        var secret = Secret();
        var published = await PublishedAsync(secret, studio.Fresh("Revealed"));
        var id = published.Text1("key_id");
        var address = $"/api/providers/keys/{id}/reveal";

        var refused = await FormStudio.PostAsync(studio.Editor, address);
        var revealed = await FormStudio.PostAsync(studio.Admin, address);

        Assert.Equal("keys.reveal", refused.Bad(403, "forbidden").Body.GetProperty("permission").GetString());
        Assert.Equal(secret, revealed.Good().Body.GetProperty("key").GetString());
        (await FormStudio.PostAsync(studio.Admin, $"/api/providers/keys/{FormStudio.NewKey()}/reveal")).Bad(
            404,
            "key_not_found"
        );
        (await FormStudio.PostAsync(studio.Admin, "/api/providers/keys/x/reveal")).Bad(404, "key_not_found");
        Assert.Equal(1, await RevealsAsync(id));
    }

    [Fact]
    public async Task TheKeyOfADiscardedDraft_IsWiped_AndThatOfAPublishedOneIsNot()
    {
        var discarded = (await SaveAsync(new JsonObject { ["key"] = Secret() })).Good();
        (await FormStudio.DeleteAsync(studio.Editor, $"{studio.Drafts}/{discarded.DraftId}")).Good();
        var published = await PublishedAsync(Secret(), studio.Fresh("Kept"));
        var opened = (
            await FormStudio.PostAsync(
                studio.Editor,
                $"{studio.Live}/{published.Body.GetProperty("id").GetString()}/edit"
            )
        ).Good();
        (await FormStudio.DeleteAsync(studio.Editor, $"{studio.Drafts}/{opened.DraftId}")).Good();

        await WipedAsync(discarded.Text1("key_id"), wiped: true);
        await WipedAsync(published.Text1("key_id"), wiped: false);
    }

    [Fact]
    public async Task TheKeyThatADraftReplacedBeforeItWasPublished_IsWiped()
    {
        var draft = (
            await SaveAsync(
                new JsonObject
                {
                    ["name"] = "Replaced",
                    ["value"] = "openai",
                    ["key"] = Secret(),
                }
            )
        ).Good();
        var kept = (await SaveAsync(new JsonObject { ["draft_id"] = draft.DraftId, ["key"] = Secret() })).Good();
        (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish")).Good();

        await WipedAsync(draft.Text1("key_id"), wiped: true);
        await WipedAsync(kept.Text1("key_id"), wiped: false);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheKeyOfARejectedProposal_IsWiped(bool dormant)
    {
        var request = new JsonObject { ["key"] = Secret(), ["soft"] = true };
        if (!dormant)
        {
            request["draft_id"] = (await studio.NewAsync()).DraftId;
        }

        var proposed = (await SaveAsync(request)).Good();
        var chip = Assert.Single(proposed.Field("key").GetProperty("pending").EnumerateArray());
        var id = chip.GetProperty("id").GetString();
        await WipedAsync(id, wiped: false);
        (await studio.DecideAsync(studio.Reviewer, proposed.Key, false)).Good();

        Assert.StartsWith("sk-…", chip.GetProperty("value").GetString(), StringComparison.Ordinal);
        await WipedAsync(id, wiped: true);
    }

    [Fact]
    public async Task AWipedKey_BlocksPublishing()
    {
        var draft = (await SaveAsync(new JsonObject { ["name"] = "Wiped", ["value"] = "openai" })).Good();
        var proposed = (
            await SaveAsync(
                new JsonObject
                {
                    ["draft_id"] = draft.DraftId,
                    ["key"] = Secret(),
                    ["soft"] = true,
                }
            )
        ).Good();
        var id = proposed.Field("key").GetProperty("pending")[0].GetProperty("id").GetString();
        (await studio.DecideAsync(studio.Reviewer, proposed.Key, false)).Good();
        (await SaveAsync(new JsonObject { ["draft_id"] = draft.DraftId, ["key_id"] = id })).Good();

        var refused = await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish");

        refused.Bad(422, "not_publishable");
        Assert.Equal("key_wiped", refused.Error($"/keys/{id}").GetProperty("code").GetString());
    }

    [Fact]
    public async Task TheSecret_IsNowhere()
    {
        var (secret, key, proposedKey) = (Secret(), FormStudio.NewKey(), FormStudio.NewKey());
        var name = studio.Fresh("Secretive");
        var answers = new List<FormAnswer>();

        async Task<FormAnswer> Note(Task<FormAnswer> call)
        {
            var answer = await call;
            answers.Add(answer);
            return answer;
        }

        var request = new JsonObject
        {
            ["name"] = name,
            ["value"] = "openai",
            ["key"] = secret,
            ["idempotency_key"] = key,
        };
        var draft = (await Note(SaveAsync(request))).Good();
        await Note(SaveAsync(request));
        await Note(SaveAsync(new JsonObject { ["idempotency_key"] = key, ["key"] = secret }));
        await Note(SaveAsync(new JsonObject { ["key"] = secret, ["departments"] = new JsonArray("Nowhere") }));
        await Note(
            SaveAsync(
                new JsonObject
                {
                    ["key"] = secret,
                    ["draft_id"] = draft.DraftId,
                    ["expected_version"] = 9,
                }
            )
        );
        await Note(studio.SaveAsync(studio.Editor, $$"""{"key":"{{secret}}","nmae":1}"""));
        await Note(studio.SaveAsync(studio.Editor, $$"""{"key":"{{secret}}" """));
        await Note(
            SaveAsync(
                new JsonObject
                {
                    ["draft_id"] = draft.DraftId,
                    ["key"] = secret,
                    ["soft"] = true,
                    ["idempotency_key"] = proposedKey,
                }
            )
        );
        await Note(studio.DecideAsync(studio.Reviewer, proposedKey, true));
        await Note(studio.ReadAsync(studio.Editor, draft.DraftId));
        await Note(FormStudio.GetAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/diff"));
        var published = await Note(FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish"));
        await Note(FormStudio.GetAsync(studio.Editor, "/api/catalog/keys?limit=200"));
        await Note(FormStudio.GetAsync(studio.Editor, studio.Live));
        await Note(FormStudio.GetAsync(studio.Editor, "/openapi/v1.json"));
        (
            await FormStudio.PostAsync(studio.Admin, $"/api/providers/keys/{published.Good().Text1("key_id")}/reveal")
        ).Good();

        Assert.All(answers, answer => Assert.DoesNotContain(secret, answer.Text, StringComparison.Ordinal));
        Assert.DoesNotContain(secret, studio.Host.Log.Text, StringComparison.Ordinal);
        Assert.False(await studio.Host.StoresAsync(secret));
    }

    private Task<FormAnswer> SaveAsync(JsonObject request) => studio.SaveAsync(studio.Editor, request);

    private async Task<FormAnswer> PublishedAsync(string secret, string keyName)
    {
        var draft = (
            await SaveAsync(
                new JsonObject
                {
                    ["name"] = studio.Fresh("With key"),
                    ["value"] = "openai",
                    ["key"] = secret,
                    ["key_name"] = keyName,
                }
            )
        ).Good();
        return (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish")).Good();
    }

    private async Task WipedAsync(string? key, bool wiped)
    {
        var store = studio.Host.Services.GetRequiredService<IDraftStore>();
        using var me = JsonDocument.Parse((await FormStudio.GetAsync(studio.Admin, "/api/me")).Text);
        var workspace = new Core.Access.WorkspaceId(
            me.RootElement.GetProperty("workspace").GetProperty("id").GetGuid()
        );
        var secret = await store.Catalog.ReadSecretAsync(
            workspace,
            new Core.Catalog.ResourceId(Guid.Parse(key ?? "")),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(wiped, secret is null);
    }

    private async Task<int> RevealsAsync(string? key)
    {
        await using var db = await studio
            .Host.Services.GetRequiredService<IDbContextFactory<StudioDbContext>>()
            .CreateDbContextAsync(TestContext.Current.CancellationToken);
        return await db
            .Database.SqlQuery<int>(
                $"select cast(count(*) as integer) as \"Value\" from journal where event = 'key.revealed' and cast(details as text) like {$"%{key}%"}"
            )
            .SingleAsync(TestContext.Current.CancellationToken);
    }

    private static string Secret() => $"sk-test-{FormStudio.NewKey()}";
}

/// <summary>On SQLite.</summary>
[Collection(ProviderCollection.Name)]
public sealed class SqliteProviderKeyTests(ProviderStudio studio) : ProviderKeyTests(studio);

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresProviderCollection.Name)]
public sealed class PostgresProviderKeyTests(PostgresProviderStudio studio) : ProviderKeyTests(studio.OrSkip());
