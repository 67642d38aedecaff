using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A template's files are edited by one person, and by two.</summary>
public sealed class TemplateEditorStory(BrowserFixture browsers, RunningStudio studio) : TemplateStory(browsers, studio)
{
    [Fact]
    public async Task WhatIsTyped_IsSaved_Undone_AndTheOriginalStaysUntilTheCommit()
    {
        var (template, draft) = await DraftAsync("Typed");
        var ada = await OpenAsync("ada", draft);
        var version = await ada.Editor.VersionAsync();

        await ada.Editor.TypeAsync(2, "!");
        await Assertions.Expect(ada.Editor.Status).ToContainTextAsync($"Saved, version {version + 1}");
        await Assertions.Expect(ada.Editor.Row("report.html, primary, modified")).ToBeVisibleAsync();
        Assert.Contains("<p>One</p>!\n", await ContentsAsync(draft), StringComparison.Ordinal);
        Assert.Equal(Text, await ContentsAsync(template));

        await ada.Editor.Undo.ClickAsync();
        await ada.Editor.ReadsAsync(2, "<p>One</p>");
        await ada.Editor.Redo.ClickAsync();
        await ada.Editor.ReadsAsync(2, "<p>One</p>!");
        await ada.Browser.Page.ReloadAsync();
        await ada.Browser.InteractiveAsync();
        await ada.Editor.ReadsAsync(2, "<p>One</p>!");
        await Assertions.Expect(ada.Editor.Left).ToBeHiddenAsync();

        await ada.Editor.Commit.ClickAsync();
        await Assertions.Expect(ada.Editor.SheetChanges).ToContainTextAsync("report.html");
        await Assertions.Expect(ada.Editor.SheetChanges).ToContainTextAsync("<p>One</p>!");
        await ada.Editor.SheetCommit.ClickAsync();
        await UntilAsync(async () => (await ContentsAsync(template)).Contains("<p>One</p>!", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoInOneFile_OnDifferentLines_BothAreKept_AndNobodysCursorMoves()
    {
        var (_, draft) = await DraftAsync("Both");
        var ada = await OpenAsync("ada", draft);
        var grace = await OpenAsync("grace", draft);

        await grace.Editor.TypeAsync(5, " and five");
        await Task.WhenAll(
            ada.Editor.TypeAsync(1, "<hr>\n<p>Half</p>"),
            grace.Browser.Page.Keyboard.InsertTextAsync("!")
        );
        await grace.Editor.ReadsAsync(2, "<p>Half</p>");
        await ada.Editor.ReadsAsync(6, "<p>Four</p> and five!");
        await grace.Browser.Page.Keyboard.InsertTextAsync("?");

        foreach (var person in (Person[])[ada, grace])
        {
            await person.Editor.ReadsAsync(1, "<h1>{{ title }}</h1><hr>");
            await person.Editor.ReadsAsync(6, "<p>Four</p> and five!?");
            await Assertions.Expect(person.Editor.LineConflict).ToBeHiddenAsync();
            await person.Editor.SavedAsync();
        }

        Assert.Equal(
            Text.Replace("</h1>\n", "</h1><hr>\n<p>Half</p>\n", StringComparison.Ordinal)
                .Replace("Four</p>", "Four</p> and five!?", StringComparison.Ordinal),
            await ContentsAsync(draft)
        );
    }

    [Fact]
    public async Task AFileThatSettingsName_IsRenamedByTheKeyboard_AndTheyStillNameIt()
    {
        var (_, draft) = await DraftAsync("Renamed");
        using var api = new StudioApi(Server);
        var header = await FileAsync(api, draft, "parts/header.html");
        var settings = $"/api/templates/{draft}/settings";
        await api.PutAsync(settings, new() { ["headerFileId"] = header }, Cancellation);
        var ada = await OpenAsync("ada", draft);
        await ada.Editor.Tree.FocusAsync();
        await ada.Browser.Page.Keyboard.PressAsync("Home");
        await ada.Browser.Page.Keyboard.TypeAsync("he");
        await ada.Browser.Page.Keyboard.PressAsync("F2");
        await ada.Editor.Dialog.GetByLabel("Path").FillAsync("top/page.html");
        await ada.Browser.Page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(ada.Editor.Row("page.html, renamed")).ToBeVisibleAsync();
        Assert.Equal(header, await FileAsync(api, draft, "top/page.html"));
        Assert.Contains(header, await api.TextAsync(settings, Cancellation), StringComparison.Ordinal);
        await Assertions.Expect(ada.Editor.Problems).ToBeHiddenAsync();

        await ada.Editor.Tree.FocusAsync();
        await ada.Browser.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(ada.Editor.Dialog).ToContainTextAsync("Settings › headerFileId");
        await ada.Editor.Tool("Delete file").Last.ClickAsync();
        await Assertions.Expect(ada.Editor.Problems).ToContainTextAsync("names a file that is not there");
        await ada.Editor.Undo.ClickAsync();
        await Assertions.Expect(ada.Editor.Problems).ToBeHiddenAsync();
    }

    [Fact]
    public async Task TheEndOfALine_IsBehindItsLastBracket()
    {
        var (_, draft) = await DraftAsync("Ended");
        var ada = await OpenAsync("ada", draft);
        await ada.Editor.Lines.Nth(1).ClickAsync();
        foreach (var key in (string[])["End", "ArrowLeft", "End"])
        {
            await ada.Browser.Page.Keyboard.PressAsync(key);
        }

        await ada.Browser.Page.Keyboard.TypeAsync("!");
        await ada.Editor.ReadsAsync(2, "<p>One</p>!");
    }

    [Fact]
    public async Task AFile_IsOpenedByTheKeyboard_AndTheAddressSaysWhich()
    {
        var (_, draft) = await DraftAsync("Opened");
        var ada = await OpenAsync("ada", draft);
        var page = ada.Browser.Page;
        await ada.Editor.Tree.FocusAsync();
        await page.Keyboard.PressAsync("Home");
        await page.Keyboard.TypeAsync("he");
        await page.Keyboard.PressAsync("Enter");

        await ada.Editor.ReadsAsync(1, "<b>Head</b>");
        Assert.Contains("?file=", page.Url, StringComparison.Ordinal);
        await ada.Editor.TypeAsync(1, "ing");
        await Assertions.Expect(ada.Editor.Status).ToContainTextAsync("Saved, version 1");
        await page.ReloadAsync();
        await ada.Browser.InteractiveAsync();
        await ada.Editor.ReadsAsync(1, "<b>Head</b>ing");
        await page.GoBackAsync();
        await ada.Editor.ReadsAsync(1, "<h1>{{ title }}</h1>");
        await ada.Editor.Tool("Close header.html").ClickAsync();
        await Assertions.Expect(ada.Editor.Tool("Close header.html")).ToBeHiddenAsync();
        await ada.Editor.ReadsAsync(1, "<h1>{{ title }}</h1>");
    }

    [Fact]
    public async Task AMistake_IsSaidAtItsPlace_AndBlocksTheCommit()
    {
        var (_, draft) = await DraftAsync("Mistaken");
        var ada = await OpenAsync("ada", draft);
        await ada.Editor.TypeAsync(2, "{% include \"parts/nowhere.html\" %}");

        await Assertions.Expect(ada.Editor.Problems).ToContainTextAsync("report.html:2:");
        await Assertions.Expect(ada.Editor.Problems).ToContainTextAsync("parts/nowhere.html");
        await Assertions.Expect(ada.Editor.Code.Locator(".cm-lintRange-error")).ToHaveCountAsync(1);
        await ada.Editor.Commit.ClickAsync();
        await Assertions.Expect(ada.Editor.SheetCommit).ToBeDisabledAsync();
        await Assertions.Expect(ada.Editor.Sheet).ToContainTextAsync("parts/nowhere.html");
    }
}
