using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A script proposes; a person decides.</summary>
public sealed class ProposalStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task AProposal_AppearsBesideItsField_AndIsAcceptedOrRejectedThere()
    {
        using var api = new StudioApi(Server);
        var draft = await api.DraftAsync("OpenAI", "openai", Cancellation);
        var browser = await OpenSignedInAsync(ProviderEditorPage.AddressOf(draft));
        var editor = new ProviderEditorPage(browser.Page);
        await editor.SavedAsync();

        await api.ProposeAsync(draft, new JsonObject { ["name"] = "OpenAI Europe" }, Cancellation);
        await api.ProposeAsync(draft, new JsonObject { ["value"] = "openai-eu" }, Cancellation);
        await Assertions.Expect(editor.Proposal("OpenAI Europe")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Proposal("openai-eu")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Name).ToHaveValueAsync("OpenAI");
        await Axe.AssertCleanAsync(browser.Page);

        await editor.AcceptAsync("OpenAI Europe");
        await Assertions.Expect(editor.Name).ToHaveValueAsync("OpenAI Europe");
        await Assertions.Expect(editor.Proposal("OpenAI Europe")).ToBeHiddenAsync();

        await editor.RejectAsync("openai-eu");
        await Assertions.Expect(editor.Proposal("openai-eu")).ToBeHiddenAsync();
        await Assertions.Expect(editor.Value).ToHaveValueAsync("openai");

        var state = await api.StateAsync(draft, Cancellation);
        Assert.Equal("OpenAI Europe", (string?)state["name"]);
        Assert.Equal("openai", (string?)state["value"]);
    }

    [Fact]
    public async Task TheReviewPage_IsDecidedFromTheKeyboard()
    {
        using var api = new StudioApi(Server);
        var draft = await api.DraftAsync("Perplexity", "perplexity", Cancellation);
        var browser = await OpenSignedInAsync("/review");
        var page = browser.Page;

        // It arrives while the page is open.
        await api.ProposeAsync(draft, new JsonObject { ["description"] = "Answers with sources" }, Cancellation);
        await api.ProposeAsync(draft, new JsonObject { ["value"] = "pplx" }, Cancellation);
        var list = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Listitem);
        await Assertions.Expect(list.Filter(new LocatorFilterOptions { HasText = "Perplexity" })).ToHaveCountAsync(2);

        var panel = page.GetByRole(
            AriaRole.Region,
            new PageGetByRoleOptions { Name = "Proposal on Perplexity", Exact = true }
        );
        var wanted = panel.GetByText("Answers with sources");
        await panel.GetByText("Description").Or(panel.GetByText("Value")).First.WaitForAsync();
        if (!await wanted.IsVisibleAsync())
        {
            await page.Keyboard.PressAsync("j");
        }

        await wanted.WaitForAsync();
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(list.Filter(new LocatorFilterOptions { HasText = "Perplexity" })).ToHaveCountAsync(1);

        await panel.GetByText("pplx").WaitForAsync();
        await page.Keyboard.PressAsync("r");
        var reason = page.GetByRole(AriaRole.Dialog).GetByLabel("Comment");
        await Assertions.Expect(reason).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("The long name is the one that calls use");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(list.Filter(new LocatorFilterOptions { HasText = "Perplexity" })).ToHaveCountAsync(0);

        var state = await api.StateAsync(draft, Cancellation);
        Assert.Equal("Answers with sources", (string?)state["description"]);
        Assert.Equal("perplexity", (string?)state["value"]);
    }
}
