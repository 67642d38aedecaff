using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Live moved on in the same field while a draft was open.</summary>
public sealed class ConflictOnCommitStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task TheSheet_AsksForEachConflict_BeforeItCommits()
    {
        using var api = new StudioApi(Server);
        var provider = await api.ProviderAsync("Replicate", "replicate", Cancellation);
        var mine = await api.EditAsync(provider, Cancellation);
        var browser = await OpenSignedInAsync(ProviderEditorPage.AddressOf(mine));
        var editor = new ProviderEditorPage(browser.Page);
        await editor.TypeAsync("Value", "-mine");
        await editor.SavedAsync();

        var theirs = await OpenAsAnotherAsync(api, provider);
        Assert.NotEqual(mine, theirs);
        await api.SaveAsync(
            new JsonObject
            {
                ["draft_id"] = theirs,
                ["value"] = "replicate-live",
                ["description"] = "Came live meanwhile",
            },
            Cancellation
        );
        await api.PublishAsync(theirs, Cancellation);
        await Assertions.Expect(editor.Status).ToContainTextAsync("Behind live by 1");

        await editor.Commit.ClickAsync();
        var card = editor.SheetConflict("Value");
        await Assertions.Expect(card).ToContainTextAsync("replicate-live");
        await Assertions.Expect(card).ToContainTextAsync("replicate-mine");
        await Assertions.Expect(editor.SheetCommit).ToBeDisabledAsync();
        await Axe.AssertCleanAsync(browser.Page);

        await card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Use mine" }).ClickAsync();
        await Assertions.Expect(editor.SheetCommit).ToBeEnabledAsync();
        await editor.SheetCommit.ClickAsync();
        await Assertions.Expect(editor.Sheet).ToBeHiddenAsync();

        var live = await api.TextAsync($"/api/providers/{provider}", Cancellation);
        var state = JsonNode.Parse(live)!["form_state"]!;
        Assert.Equal("replicate-mine", (string?)state["value"]);
        Assert.Equal("Came live meanwhile", (string?)state["description"]);
    }

    /// <summary>Another person opens a draft of their own: one person has one draft of a provider.</summary>
    private async Task<string> OpenAsAnotherAsync(StudioApi api, string provider)
    {
        const string email = "grace@studio.test";
        const string password = "a nanosecond of wire, 30 cm!";
        await api.PostAsync(
            "/api/users",
            new JsonObject
            {
                ["email"] = email,
                ["name"] = "Grace Hopper",
                ["password"] = password,
                ["role"] = "editor",
            },
            Cancellation
        );
        var grace = await OpenBrowserAsync(BrowserOptions.Wide with { Person = "grace" });
        await grace.SignInAsync(email, password);
        var answer = await grace.Context.APIRequest.PostAsync(
            $"/api/providers/{provider}/edit",
            new APIRequestContextOptions
            {
                DataObject = new { own = true },
                Headers = [new("Origin", Server.Address.GetLeftPart(UriPartial.Authority))],
            }
        );
        Assert.True(answer.Ok, await answer.TextAsync());
        return (string)JsonNode.Parse(await answer.TextAsync())!["draft_id"]!;
    }
}
