using System.IO.Compression;
using System.Text.RegularExpressions;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>A template from the dialog that makes it to its page: found, downloaded, retired, brought back, duplicated.</summary>
public sealed partial class TemplateListStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    [Fact]
    public async Task ATemplate_IsMade_FoundAndOpened()
    {
        var (browser, list) = await OpenAsync();
        var page = browser.Page;
        await new FramePage(page).GoByNavigationAsync("Templates");
        await list.New.ClickAsync();
        await Assertions.Expect(list.Name).ToBeFocusedAsync();
        await list.Make.ClickAsync();
        await Assertions.Expect(list.Dialog.GetByRole(AriaRole.Alert)).ToHaveTextAsync("A template has a name.");
        await list.Name.FillAsync("Quarterly figures");
        await list.Type("Nunjucks").CheckAsync();
        await list.Handler.SelectOptionAsync("html");
        await list.Make.ClickAsync();
        await page.WaitForURLAsync(DraftAddress());

        await browser.GoToAsync(TemplateListPage.Address);
        await list.Search.FillAsync("quarterly-fig");
        await Assertions.Expect(list.Row("Quarterly figures")).ToContainTextAsync("Nunjucks, HTML");
        await list.Link("Quarterly figures").ClickAsync();
        var template = new TemplatePage(page);
        await Assertions.Expect(template.Heading).ToHaveTextAsync("Quarterly figures");
        await Assertions.Expect(template.Files).ToContainTextAsync("report.html");
        await Assertions.Expect(template.Values).ToContainTextAsync("title");
    }

    [Fact]
    public async Task ItsFiles_AreDownloaded_OneByOneAndTogether()
    {
        var (browser, _) = await OpenAsync();
        var page = browser.Page;
        await browser.GoToAsync($"/templates/{await ReportAsync("Downloaded")}");
        var template = new TemplatePage(page);

        var file = await page.RunAndWaitForDownloadAsync(() => template.File("parts/header.html").ClickAsync());
        Assert.Equal("header.html", file.SuggestedFilename);
        Assert.Equal("<b>Head</b>", await File.ReadAllTextAsync(await file.PathAsync(), Cancellation));

        var export = await page.RunAndWaitForDownloadAsync(() => template.Export.ClickAsync());
        await using var zip = await ZipFile.OpenReadAsync(await export.PathAsync(), Cancellation);
        Assert.Contains(zip.Entries, static entry => entry.FullName == "files/report.html");
        await Assertions.Expect(template.Heading).ToHaveTextAsync("Downloaded");
    }

    [Fact]
    public async Task ATemplate_IsRetired_AndBroughtBack()
    {
        var (browser, list) = await OpenAsync();
        var page = browser.Page;
        await browser.GoToAsync($"/templates/{await ReportAsync("Out of use")}");
        var template = new TemplatePage(page);
        await template.Button("Retire…").ClickAsync();
        await template.Button("Retire template").ClickAsync();
        await Assertions.Expect(template.Button("Bring back")).ToBeVisibleAsync();
        await Assertions.Expect(template.Button("Edit")).ToHaveCountAsync(0);

        await browser.GoToAsync($"{TemplateListPage.Address}?tab=retired");
        await list.Link("Out of use").ClickAsync();
        await template.Button("Bring back").ClickAsync();

        await Assertions.Expect(template.Button("Retire…")).ToBeVisibleAsync();
        await browser.GoToAsync($"{TemplateListPage.Address}?q=out-of-use");
        await Assertions.Expect(list.Row("Out of use")).ToContainTextAsync("Live");
    }

    [Fact]
    public async Task ATemplate_IsDuplicated_WithASlugOfItsOwn()
    {
        var (browser, list) = await OpenAsync();
        var page = browser.Page;
        await browser.GoToAsync($"/templates/{await ReportAsync("Twice")}");
        await new TemplatePage(page).Button("Duplicate").ClickAsync();
        await page.WaitForURLAsync(DraftAddress());

        await browser.GoToAsync($"{TemplateListPage.Address}?q=twice-copy");
        await Assertions.Expect(list.Row("Twice copy")).ToContainTextAsync("twice-copy");
        await list.Link("Twice copy").ClickAsync();
        var copy = new TemplatePage(page);
        await Assertions.Expect(copy.Files.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(4);
        await Assertions.Expect(copy.Files).ToContainTextAsync("Primary");
    }

    [GeneratedRegex("/templates/drafts/[0-9a-f-]{36}$", RegexOptions.NonBacktracking)]
    private static partial Regex DraftAddress();

    private async Task<(StudioBrowser Browser, TemplateListPage List)> OpenAsync()
    {
        var browser = await OpenBrowserAsync(BrowserOptions.Wide);
        await browser.SignInAsync();
        return (browser, new TemplateListPage(browser.Page));
    }

    private async Task<string> ReportAsync(string name)
    {
        using var api = new StudioApi(Server);
        return await new StudioTemplates(api).ReportAsync(name, Cancellation);
    }
}
