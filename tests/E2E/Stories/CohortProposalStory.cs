using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A script proposes rows of a cohort; a person decides them one by one, then all that is left.</summary>
public sealed class CohortProposalStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task Rows_AreShownAsTheyWouldBe_AndDecidedOneByOneOrAll()
    {
        using var api = new StudioApi(Server);
        var school = new StudioSchool(api);
        var (_, draft) = await school.CohortAsync("Proposed", Cancellation);
        var simulations = await school.AddAsync("simulations", StudioSchool.Simulations, Cancellation);
        var profiles = await school.AddAsync(
            "profiles",
            [.. StudioSchool.Profiles, "Yuki Mori", "Ben Adeyemi"],
            Cancellation
        );
        var browser = await OpenSignedInAsync(CohortEditorPage.AddressOf(draft));
        var editor = new CohortEditorPage(browser.Page);
        await editor.ExpectOrderAsync([.. StudioSchool.Simulations]);

        await ProposeAsync("simulation_positions", StudioSchool.Position(simulations[0], 9));
        await ProposeAsync(
            "simulation_availability",
            StudioSchool.Window(simulations[1], "start", "2026-06-01T07:00:00Z")
        );
        await ProposeAsync("profile_ids", [.. profiles.Take(4).Select(id => (JsonNode)id)]);
        await ProposeAsync("profile_ids", [.. profiles.Take(3).Append(profiles[4]).Select(id => (JsonNode)id)]);

        var changed = editor.Proposal("position 9");
        await Assertions.Expect(changed).ToContainTextAsync("instead of position 1");
        await Assertions.Expect(editor.Proposal("start 1 Jun 2026 09:00")).ToContainTextAsync("Added");
        await Assertions.Expect(editor.Proposal("Yuki Mori")).ToContainTextAsync("Added");
        await Assertions.Expect(editor.Proposal("Ben Adeyemi")).ToContainTextAsync("Added");
        await Axe.AssertCleanAsync(browser.Page);

        await editor.AcceptAsync("position 9");
        await editor.ExpectOrderAsync("Sepsis recognition", "Night shift", "Handover", "Intro to Triage");
        await editor.RejectAsync("start 1 Jun 2026");
        await Assertions.Expect(editor.Proposal("start 1 Jun 2026")).ToHaveCountAsync(0);
        await Assertions.Expect(editor.Start("Sepsis recognition")).ToHaveValueAsync("");

        await browser
            .Page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "Proposals for Profiles" })
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Accept all" })
            .ClickAsync();
        await Assertions.Expect(editor.Profile("Yuki Mori")).ToBeVisibleAsync();
        await Assertions.Expect(editor.Profile("Ben Adeyemi")).ToBeVisibleAsync();
        await Assertions.Expect(browser.Page.Locator("[data-proposal]")).ToHaveCountAsync(0);

        Task<JsonNode> ProposeAsync(string member, params JsonNode[] rows) =>
            school.SaveAsync(
                new JsonObject
                {
                    ["draft_id"] = draft,
                    ["soft"] = true,
                    [member] = new JsonArray(rows),
                },
                Cancellation
            );
    }
}
