using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>One person makes a provider and brings it live.</summary>
public sealed class EditStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task ANewProvider_IsSavedWhileTyped_UndoneAcrossAReload_AndCommitted()
    {
        var browser = await OpenSignedInAsync(ProviderListPage.Address);
        var list = new ProviderListPage(browser.Page);
        var editor = new ProviderEditorPage(browser.Page);

        await list.New.ClickAsync();
        await editor.TypeAsync("Name", "Mistral");
        await editor.TypeAsync("Value", "mistral");
        await Assertions.Expect(editor.Status).ToContainTextAsync("Saving");
        var version = await editor.VersionAsync();
        Assert.True(version >= 1, $"The status says version {version}.");

        await ReloadAsync(browser);
        await Assertions.Expect(editor.Name).ToHaveValueAsync("Mistral");
        await Assertions.Expect(editor.Value).ToHaveValueAsync("mistral");

        await editor.TypeAsync("Value", "-large");
        await Assertions.Expect(editor.Undo).ToHaveAccessibleNameAsync(Pattern("^Undo: "));
        await SavedAsAsync(editor, version + 1);

        // The undo of what was typed before the reload, with the focus still in the field.
        await ReloadAsync(browser);
        await Assertions.Expect(editor.Undo).ToBeEnabledAsync();
        await editor.Value.FocusAsync();
        await browser.Page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(editor.Value).ToHaveValueAsync("mistral");
        await browser.Page.Keyboard.PressAsync("Control+Shift+z");
        await Assertions.Expect(editor.Value).ToHaveValueAsync("mistral-large");
        await editor.SavedAsync();

        await editor.Commit.ClickAsync();
        await Assertions.Expect(editor.SheetChanges).ToContainTextAsync("Mistral");
        await Assertions.Expect(editor.SheetChanges).ToContainTextAsync("mistral-large");
        await editor.SheetMessage.FillAsync("The first European one");
        await editor.SheetCommit.ClickAsync();
        await Assertions.Expect(editor.Sheet).ToBeHiddenAsync();

        await new FramePage(browser.Page).GoByNavigationAsync("Providers");
        await Assertions.Expect(list.Row("Mistral")).ToContainTextAsync("mistral-large");
        await Assertions.Expect(list.Row("Mistral")).ToContainTextAsync("Live");
    }

    [Fact]
    public async Task WithoutAPointer_AProviderIsFoundEditedAndCommitted()
    {
        using var api = new StudioApi(Server);
        await api.ProviderAsync("Cohere", "cohere", Cancellation);
        var browser = await OpenSignedInAsync();
        var keys = browser.Page.Keyboard;
        var editor = new ProviderEditorPage(browser.Page);
        var frame = new FramePage(browser.Page);

        await frame.GoByPaletteAsync("Cohere");
        await Assertions.Expect(frame.Heading).ToHaveTextAsync("Cohere");
        await keys.PressAsync("e");
        await editor.Description.WaitForAsync();
        await editor.TypeAsync("Description", "Embeddings and reranking");
        await keys.PressAsync("Control+Enter");
        await Assertions.Expect(editor.SheetMessage).ToBeFocusedAsync();
        await Assertions.Expect(editor.SheetChanges).ToContainTextAsync("Embeddings and reranking");
        await keys.PressAsync("Escape");
        await Assertions.Expect(editor.Sheet).ToBeHiddenAsync();
        await Assertions.Expect(editor.Description).ToBeFocusedAsync();
        await editor.CommitAsync("Say what it does");

        await frame.GoByNavigationAsync("Providers");
        await Assertions.Expect(new ProviderListPage(browser.Page).Row("Cohere")).ToContainTextAsync("Live");
    }

    private static async Task ReloadAsync(StudioBrowser browser)
    {
        await browser.Page.ReloadAsync();
        await browser.InteractiveAsync();
    }

    private static async Task SavedAsAsync(ProviderEditorPage editor, int version) =>
        await Assertions
            .Expect(editor.Status)
            .ToContainTextAsync(FormattableString.Invariant($"Saved, version {version}"));

    private static System.Text.RegularExpressions.Regex Pattern(string text) =>
        new(text, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
