using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A template's files are edited by somebody whose connection comes and goes.</summary>
public sealed class TemplateAwayStory(BrowserFixture browsers, RunningStudio studio) : TemplateStory(browsers, studio)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TwoOnOneLine_IsAChoice_AndNothingIsLost(bool mine)
    {
        var (_, draft) = await DraftAsync($"One line {mine}");
        var ada = await OpenAsync("ada", draft);
        var (grace, circuit) = await OpenWatchedAsync("grace", draft);

        await circuit.CutAsync();
        await grace.Editor.TypeAsync(3, " by Grace");
        await ada.Editor.TypeAsync(3, " by Ada");
        await ada.Editor.SavedAsync();
        await circuit.MendAsync();

        await Assertions.Expect(grace.Editor.LineConflict).ToContainTextAsync("<p>Two</p> by Ada");
        await Assertions.Expect(grace.Editor.LineConflict).ToContainTextAsync("<p>Two</p> by Grace");
        await grace.Editor.ReadsAsync(3, "<p>Two</p> by Ada");
        await grace.Editor.TypeAsync(5, " meanwhile");
        await grace.Editor.Choose(mine ? "Use mine" : "Use theirs").ClickAsync();

        await Assertions.Expect(grace.Editor.LineConflict).ToBeHiddenAsync();
        foreach (var person in (Person[])[ada, grace])
        {
            await person.Editor.ReadsAsync(3, mine ? "<p>Two</p> by Grace" : "<p>Two</p> by Ada");
            await person.Editor.ReadsAsync(5, "<p>Four</p> meanwhile");
        }
    }

    [Fact]
    public async Task WhatIsTypedWithoutACircuit_IsThereWhenItReturns()
    {
        var (_, draft) = await DraftAsync("Away");
        var (ada, circuit) = await OpenWatchedAsync("ada", draft);

        await ada.Editor.TypeAsync(2, " before,");
        await circuit.CutAsync();
        for (var i = 0; i < 3; i++)
        {
            await ada.Browser.Page.Keyboard.InsertTextAsync($" away {i},");
        }

        await Assertions.Expect(ada.Editor.Status).ToContainTextAsync("Offline");
        await circuit.MendAsync();
        await ada.Browser.Page.Keyboard.InsertTextAsync(" after.");

        const string whole = "<p>One</p> before, away 0, away 1, away 2, after.";
        await UntilAsync(async () => (await ContentsAsync(draft)).Contains(whole + "\n", StringComparison.Ordinal));
        await ada.Editor.ReadsAsync(2, whole);
        await ada.Editor.SavedAsync();
    }

    [Fact]
    public async Task WhatAPageCouldNotSend_TheNextOneShows_AndRestores()
    {
        var (_, draft) = await DraftAsync("Left");
        var (ada, circuit) = await OpenWatchedAsync("ada", draft);
        await circuit.CutAsync();
        await ada.Editor.TypeAsync(4, " never sent");
        await Assertions.Expect(ada.Editor.Status).ToContainTextAsync("Offline");

        ada.Browser.Page.Dialog += static (_, dialog) => _ = dialog.AcceptAsync();
        await circuit.LetGoAsync();
        await ada.Browser.Page.GotoAsync(TemplateEditorPage.AddressOf(draft));
        await ada.Browser.InteractiveAsync();

        await Assertions.Expect(ada.Editor.Left).ToContainTextAsync("never sent");
        await ada.Editor.Left.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Restore" }).ClickAsync();
        await ada.Editor.ReadsAsync(4, "<p>Three</p> never sent");
        await Assertions.Expect(ada.Editor.Left).ToBeHiddenAsync();
        await UntilAsync(async () =>
            (await ContentsAsync(draft)).Contains("<p>Three</p> never sent\n", StringComparison.Ordinal)
        );
    }
}
