using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Somebody keeps the catalogue in order.</summary>
public sealed class CatalogStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task ASimulation_IsAdded_Renamed_AndRetiredOnceItsUsesAreTold()
    {
        using var api = new StudioApi(Server);
        await new StudioSchool(api).CohortAsync("Emergency nursing", Cancellation);
        var browser = await OpenSignedInAsync("/catalog/simulations");
        var page = browser.Page;
        var list = page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Simulations" });

        await page.GetByLabel("Name of a new simulation").FillAsync("Code blue");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(list).ToContainTextAsync("Code blue");
        await Assertions.Expect(page.GetByLabel("Name of a new simulation")).ToHaveValueAsync("");

        await Button("Rename Code blue").ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByLabel("Name").FillAsync("Code red");
        await Button("Rename").ClickAsync();
        await Assertions.Expect(list).ToContainTextAsync("Code red");
        await Assertions.Expect(list).Not.ToContainTextAsync("Code blue");

        await Button("Retire Intro to Triage").ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(dialog).ToContainTextAsync("2 things use it");
        await Assertions.Expect(dialog).ToContainTextAsync("Draft of cohort Emergency nursing");
        await Axe.AssertCleanAsync(page);
        await Button("Retire simulation").ClickAsync();
        await Assertions.Expect(list).Not.ToContainTextAsync("Intro to Triage");

        await page.GetByLabel("Retired").CheckAsync();
        await Assertions
            .Expect(page)
            .ToHaveURLAsync(
                new System.Text.RegularExpressions.Regex(
                    "retired=True",
                    System.Text.RegularExpressions.RegexOptions.IgnoreCase,
                    TimeSpan.FromSeconds(1)
                )
            );
        await Button("Bring Intro to Triage back").ClickAsync();
        await Assertions.Expect(page.GetByText("No simulation is retired.")).ToBeVisibleAsync();

        ILocator Button(string name) =>
            page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });
    }
}
