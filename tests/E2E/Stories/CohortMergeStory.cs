using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Live moved on while a draft was open: elsewhere in the cohort, and in the same window.</summary>
public sealed class CohortMergeStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task ChangesOfOtherRows_MergeByThemselves_AndTheSameWindow_IsChosen()
    {
        using var api = new StudioApi(Server);
        var school = new StudioSchool(api);
        var (cohort, mine) = await school.CohortAsync("Merged", Cancellation);
        var simulations = await school.AddAsync("simulations", StudioSchool.Simulations, Cancellation);
        var browser = await OpenSignedInAsync(CohortEditorPage.AddressOf(mine));
        var editor = new CohortEditorPage(browser.Page);
        await editor.ExpectOrderAsync([.. StudioSchool.Simulations]);

        // Live gets another profile; the draft moves a simulation: nobody is asked.
        var yuki = await school.AddAsync("profiles", ["Yuki Mori"], Cancellation);
        var profiles = await school.AddAsync("profiles", StudioSchool.Profiles, Cancellation);
        await GoLiveAsync(new JsonObject { ["profile_ids"] = StudioSchool.ListOf(profiles.Concat(yuki)) });
        await editor.Button("Move Handover up").ClickAsync();
        await Assertions.Expect(editor.Status).ToContainTextAsync("Behind live by 1");
        await editor.CommitAsync("Handover earlier");

        // Both move the same window.
        mine = await school.EditAsync(cohort, Cancellation);
        await browser.GoToAsync(CohortEditorPage.AddressOf(mine));
        await Assertions.Expect(editor.Profile("Yuki Mori")).ToBeVisibleAsync();
        await GoLiveAsync(
            new JsonObject
            {
                ["simulation_availability"] = new JsonArray(
                    StudioSchool.Window(simulations[0], "start", "2026-06-01T07:00:00Z")
                ),
            }
        );
        await editor.Start("Intro to Triage").FillAsync("2026-06-08T09:00");
        await Assertions.Expect(editor.Status).ToContainTextAsync("Behind live by 1");
        await editor.Commit.ClickAsync();
        var card = editor.SheetConflict("Availability of \"Intro to Triage\", start");
        await Assertions.Expect(card).ToContainTextAsync("2026-06-01 07:00 UTC");
        await Assertions.Expect(card).ToContainTextAsync("2026-06-08 07:00 UTC");
        await Assertions.Expect(editor.SheetCommit).ToBeDisabledAsync();
        await Axe.AssertCleanAsync(browser.Page);
        await card.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Use mine" }).ClickAsync();
        await editor.SheetCommit.ClickAsync();
        await Assertions.Expect(editor.Sheet).ToBeHiddenAsync();

        var state = JsonNode.Parse(await api.TextAsync($"/api/cohorts/{cohort}", Cancellation))!["form_state"]!;
        Assert.Equal("2026-06-08T07:00:00Z", (string?)state["simulation_availability"]![0]!["time"]);
        Assert.Contains("Yuki Mori", state["profiles"]!.AsArray().Select(name => (string?)name));

        async Task GoLiveAsync(JsonObject members)
        {
            var theirs = await OthersDraftAsync(cohort);
            members["draft_id"] = theirs;
            await school.SaveAsync(members, Cancellation);
            await api.PostAsync($"/api/cohorts/drafts/{theirs}/publish", new JsonObject(), Cancellation);
        }
    }

    /// <summary>Another person opens a draft of their own: one person has one draft of a cohort.</summary>
    private async Task<string> OthersDraftAsync(string cohort)
    {
        const string email = "grace@studio.test";
        const string password = "a nanosecond of wire, 30 cm!";
        if (grace is null)
        {
            using var api = new StudioApi(Server);
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
            grace = await OpenBrowserAsync(BrowserOptions.Wide with { Person = "grace" });
            await grace.SignInAsync(email, password);
        }

        var answer = await grace.Context.APIRequest.PostAsync(
            $"/api/cohorts/{cohort}/edit",
            new APIRequestContextOptions
            {
                DataObject = new { own = true },
                Headers = [new("Origin", Server.Address.GetLeftPart(UriPartial.Authority))],
            }
        );
        Assert.True(answer.Ok, await answer.TextAsync());
        return (string)JsonNode.Parse(await answer.TextAsync())!["draft_id"]!;
    }

    private StudioBrowser? grace;
}
