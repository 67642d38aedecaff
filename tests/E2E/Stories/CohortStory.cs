using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A cohort from nothing to live, and back one step, in the browser.</summary>
public sealed class CohortStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task ACohort_IsMadeInTheBrowser_AndCommitted()
    {
        using var api = new StudioApi(Server);
        await new StudioSchool(api).FurnishAsync(Cancellation);
        var browser = await OpenSignedInAsync("/cohorts");
        var page = browser.Page;
        var editor = new CohortEditorPage(page);

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "New cohort" }).First.ClickAsync();
        await editor.TypeAsync("Name", "Emergency nursing, spring");
        await editor.PickAsync("Departments", "Nursing");
        await editor.PickAsync("Add a simulation", "Intro to Triage");
        await editor.PickAsync("Add a simulation", "Night shift");
        await editor.ExpectOrderAsync("Intro to Triage", "Night shift");

        // Picked in the browser's zone, Berlin, in summer time: kept in UTC.
        await Assertions.Expect(page.GetByText("Times are in your time zone, Europe/Berlin.")).ToBeVisibleAsync();
        await editor.Start("Intro to Triage").FillAsync("2026-06-01T09:00");
        await editor.End("Intro to Triage").FillAsync("2026-05-01T17:00");
        await Assertions.Expect(editor.Simulation("Intro to Triage")).ToContainTextAsync("It ends before it starts.");
        await editor.End("Intro to Triage").FillAsync("2026-06-30T17:00");
        await Assertions.Expect(editor.Simulation("Intro to Triage")).Not.ToContainTextAsync("It ends before");

        await editor.PickAsync("Add a profile", "Kim Alvarez");
        await editor.Button("Paste names…").ClickAsync();
        await page.GetByLabel("Names, one a line").FillAsync("noor haddad\nJonas Weber\nNobody Atall");
        await editor.Button("Add").ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Dialog))
            .ToContainTextAsync("Not in the catalogue: Nobody Atall");
        await editor.Button("Close").Last.ClickAsync();
        await Assertions.Expect(page.GetByText("3 profiles")).ToBeVisibleAsync();

        await editor.Button("Personas of Kim Alvarez: No persona").ClickAsync();
        await editor.PickAsync("Plays", "Charge nurse");
        await editor.Button("Done").ClickAsync();
        await Assertions.Expect(editor.Profile("Kim Alvarez")).ToContainTextAsync("Charge nurse");
        await editor.SavedAsync();
        await Axe.AssertCleanAsync(page);

        await page.ReloadAsync();
        await browser.InteractiveAsync();
        await editor.ExpectOrderAsync("Intro to Triage", "Night shift");
        await Assertions.Expect(editor.Start("Intro to Triage")).ToHaveValueAsync("2026-06-01T09:00");
        await Assertions.Expect(editor.Profile("Kim Alvarez")).ToContainTextAsync("Charge nurse");

        await editor.Undo.ClickAsync();
        await Assertions.Expect(editor.Profile("Kim Alvarez")).ToContainTextAsync("No persona");
        await editor.Redo.ClickAsync();
        await Assertions.Expect(editor.Profile("Kim Alvarez")).ToContainTextAsync("Charge nurse");

        await editor.CommitAsync("Spring is planned");
        await page.GotoAsync("/cohorts");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Emergency nursing, spring" })
            .ClickAsync();
        await Assertions.Expect(page.GetByText("1 Jun 2026 09:00 to 30 Jun 2026 17:00")).ToBeVisibleAsync();
        var live = JsonNode.Parse(await api.TextAsync("/api/cohorts", Cancellation))!["items"]![0]!["id"];
        var state = JsonNode.Parse(await api.TextAsync($"/api/cohorts/{live}", Cancellation))!["form_state"]!;
        Assert.Contains(
            "2026-06-01T07:00:00Z",
            state["simulation_availability"]!.AsArray().Select(row => (string?)row!["time"])
        );
    }
}
