using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>What a template asks for and what its pages are, entered in forms: by keys alone, and by two at once.</summary>
public sealed class TemplateFormsStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    private const int MostSteps = 40;

    // The browser's word on the preview beside the forms, which runs no scripts of a report.
    private const string PreviewsComplaint = "Blocked script execution";

    [Fact]
    public async Task AnInput_IsMadeByKeysAlone_IsThereAfterAReload_AndUndone()
    {
        var draft = await DraftAsync("Keys");
        var browser = await OpenSignedInAsync(TemplateFormsPage.AddressOf(draft.Id, "inputs"));
        browser.Expect(PreviewsComplaint);
        var (page, forms) = (browser.Page, new TemplateFormsPage(browser.Page));
        await forms.MovableAsync();

        await forms.Entry("Driver of the new input").FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(forms.Toggle("input1")).ToBeFocusedAsync();
        await forms.Name.FocusAsync();
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync("region");
        await Assertions.Expect(forms.Names).ToHaveTextAsync(["title", "region"]);
        await forms.Entry("Driver").FocusAsync();
        await page.Keyboard.TypeAsync("Choice");
        await forms.Entry("Options").FocusAsync();
        await page.Keyboard.TypeAsync("n = The north");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("s = The south");
        await forms.Entry("Required").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await forms.SavedAsync();
        await forms.Handle("region").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(forms.Names).ToHaveTextAsync(["region", "title"]);
        await Assertions.Expect(forms.Handle("region")).ToBeFocusedAsync();
        await forms.SavedAsync();

        await page.ReloadAsync();
        await forms.MovableAsync();
        await Assertions.Expect(forms.Names).ToHaveTextAsync(["region", "title"]);
        await forms.Toggle("region").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(forms.Entry("Driver")).ToHaveValueAsync("select");
        await Assertions.Expect(forms.Entry("Options")).ToHaveValueAsync("n = The north\ns = The south");
        await Assertions.Expect(forms.Entry("Required")).ToBeCheckedAsync();
        await Assertions
            .Expect(forms.Entry("Default value").GetByRole(AriaRole.Option))
            .ToHaveTextAsync(["None", "The north", "The south"]);

        for (var step = 0; step < MostSteps && await forms.Undo.IsEnabledAsync(); step++)
        {
            var version = await forms.VersionAsync();
            await forms.Undo.FocusAsync();
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(forms.Status).ToContainTextAsync($"Saved, version {version + 1}");
        }

        // The first was made in this draft too, by a script of the same person.
        await Assertions.Expect(forms.Names).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Pages_AreSetUp_AndAMemberIsAdded()
    {
        var draft = await DraftAsync("Pages");
        var browser = await OpenSignedInAsync(TemplateFormsPage.AddressOf(draft.Id, "settings"));
        browser.Expect(PreviewsComplaint);
        var forms = new TemplateFormsPage(browser.Page);
        await forms.SavedAsync();

        await forms.Entry("Page size").SelectOptionAsync("legal");
        await forms.Entry("Header").SelectOptionAsync(new SelectOptionValue { Label = "parts/header.html" });
        await forms.SavedAsync();
        await forms.Button("Add member to Settings").ClickAsync();
        await Assertions.Expect(forms.Field("Name of the new member of Settings")).ToBeFocusedAsync();
        await browser.Page.Keyboard.TypeAsync("copies");
        await browser.Page.Keyboard.PressAsync("Enter");
        await forms.Entry("copies").FillAsync("2");
        await forms.Button("Remove currency").ClickAsync();
        await Assertions.Expect(forms.Entry("currency")).ToBeHiddenAsync();
        await forms.SavedAsync();

        using var api = new StudioApi(Server);
        var settings = JsonNode.Parse(await api.TextAsync($"/api/templates/{draft.Id}/settings", Cancellation))!; // It is JSON.
        Assert.Equal("legal", (string?)settings["pdf"]?["pageSize"]);
        Assert.Equal(2, (int?)settings["copies"]);
        Assert.Null(settings["currency"]);
        await browser.Page.ReloadAsync();
        await Assertions.Expect(forms.Entry("Page size")).ToHaveValueAsync("legal");
        await Assertions.Expect(forms.Entry("Header")).ToHaveValueAsync(draft.Files["parts/header.html"]);
    }

    [Fact]
    public async Task DifferentMembersOfTwo_AreBothKept_TheSameIsAChoice()
    {
        var draft = await DraftAsync("Two");
        var ada = await OpenAsync("ada", draft.Id);
        var grace = await OpenAsync("grace", draft.Id);

        await Task.WhenAll(
            ada.Forms.Entry("locale").FillAsync("de-DE"),
            grace.Forms.Entry("currency").FillAsync("EUR")
        );
        await ada.Forms.SavedAsync();
        await grace.Forms.SavedAsync();
        await ada.Forms.Name.FocusAsync();
        await grace.Forms.Name.FocusAsync();
        foreach (var person in (Person[])[ada, grace])
        {
            await Assertions.Expect(person.Forms.Entry("locale")).ToHaveValueAsync("de-DE");
            await Assertions.Expect(person.Forms.Entry("currency")).ToHaveValueAsync("EUR");
        }

        await grace.Forms.Entry("Margin").FocusAsync();
        await ada.Forms.Entry("Margin").FillAsync("1in");
        await ada.Forms.SavedAsync();
        await grace.Browser.Page.Keyboard.TypeAsync("20mm");
        var conflict = grace.Forms.ConflictOf("Margin");
        await Assertions.Expect(conflict).ToContainTextAsync("1in");
        await Assertions.Expect(conflict).ToContainTextAsync("20mm");
        await grace.Forms.UseMine("Margin").ClickAsync();
        await Assertions.Expect(conflict).ToBeHiddenAsync();
        await ada.Forms.Name.FocusAsync();
        await Assertions.Expect(ada.Forms.Entry("Margin")).ToHaveValueAsync("20mm");
    }

    private async Task<Person> OpenAsync(string name, string draft)
    {
        var browser = await OpenSignedInAsync(
            TemplateFormsPage.AddressOf(draft, "settings"),
            BrowserOptions.Wide with
            {
                Person = name,
            }
        );
        browser.Expect(PreviewsComplaint);
        var forms = new TemplateFormsPage(browser.Page);
        await forms.SavedAsync();
        return new Person(browser, forms);
    }

    private Task<TemplateDraft> DraftAsync(string name) =>
        new StudioTemplateDrafts(Server).DraftAsync(
            name,
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["report.html"] = "<h1>{{ title }}</h1>",
                ["parts/header.html"] = "<b>Head</b>",
            },
            ["""{"name":"title","label":"Title","driver":"text"}"""],
            new JsonObject
            {
                ["settings"] = new JsonObject { ["locale"] = "en-US", ["currency"] = "USD" },
            },
            Cancellation
        );

    private sealed record Person(StudioBrowser Browser, TemplateFormsPage Forms);
}
