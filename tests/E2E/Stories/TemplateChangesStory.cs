using System.IO.Compression;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Somebody looks at what a template's draft changes, takes it out and in as a zip, and searches it.</summary>
public sealed class TemplateChangesStory(BrowserFixture browsers, RunningStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<RunningStudio>
{
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["report.html"] = "<h1>{{ title }}</h1>\n<p>Total</p>\n",
        ["parts/head.html"] = "<b>Head</b>\n",
        ["notes.html"] = "first\n  a Zebra here\n",
    };

    [Fact]
    public async Task TheChanges_AreShown_OneIsReverted_AndUndoBringsItBack()
    {
        var (browser, page, draft) = await OpenAsync("Changed report");
        await page.Editor("report.html").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Control+End");
        await browser.Page.Keyboard.TypeAsync("typed");
        await Assertions.Expect(page.Tab).ToContainTextAsync("1");
        using (var api = new StudioApi(Server))
        {
            await api.PostAsync(
                $"/api/templates/{draft.Id}/inputs",
                new JsonObject { ["name"] = "month", ["driver"] = "date" },
                Cancellation
            );
        }

        await RenameAsync(draft, "parts/head.html", "parts/top.html");
        await Assertions.Expect(page.Tab).ToContainTextAsync("3");
        await page.Tab.ClickAsync();
        await Assertions
            .Expect(page.Rows)
            .ToHaveTextAsync(["parts/top.html RRenamed", "report.html MModified", "Input month AAdded"]);
        await Assertions.Expect(page.Shown("parts/top.html")).ToContainTextAsync("parts/head.html");

        await browser.Page.Keyboard.PressAsync("n");
        var text = page.Shown("report.html").GetByRole(AriaRole.Table);
        await Assertions.Expect(text).ToContainTextAsync("Added: typed");
        await Assertions.Expect(text.Locator("tr.head")).ToHaveTextAsync("Lines 1 to 3");
        await page.Button("Side by side").ClickAsync();
        await browser.Page.WaitForURLAsync(static address =>
            address.EndsWith("&lines=split", StringComparison.Ordinal)
        );
        await Assertions.Expect(text.Locator("tr").Nth(4).Locator("td.come")).ToHaveTextAsync("Added: typed");
        await browser.Page.ReloadAsync();
        await Assertions.Expect(text.Locator("td.come")).ToHaveTextAsync("Added: typed");
        await browser.InteractiveAsync();

        await browser.Page.Keyboard.PressAsync("p");
        await Assertions.Expect(page.Shown("parts/top.html")).ToBeVisibleAsync();
        await page.Button("Revert").ClickAsync();
        await Assertions.Expect(page.Rows).ToHaveCountAsync(2);
        await Assertions.Expect(page.File("head.html")).ToBeVisibleAsync();
        await page.Undo.ClickAsync();
        await Assertions.Expect(page.Row("parts/top.html")).ToBeVisibleAsync();
        await Axe.AssertCleanAsync(browser.Page);
    }

    [Fact]
    public async Task AZip_GoesOut_ComesIn_WithItsDifferenceFirst_AndOneUndoTakesItBackWhole()
    {
        var (browser, page, draft) = await OpenAsync("Packed report");
        var zip = Change(
            await page.ExportAsync(),
            archive =>
            {
                Write(archive, "report.html", "<h1>Imported</h1>\n");
                Write(archive, "fresh.html", "new\n");
            }
        );

        await page.ChooseZipAsync("packed.zip", zip);
        await Assertions.Expect(page.Part("Added")).ToContainTextAsync("fresh.html");
        await Assertions.Expect(page.Part("Changed")).ToContainTextAsync("report.html");
        await Assertions.Expect(page.Part("Removed")).ToHaveCountAsync(0);
        Assert.Equal(Files["report.html"], await TextAsync(draft, "report.html"));
        await Axe.AssertCleanAsync(browser.Page);
        await page.Import.ClickAsync();
        await Assertions.Expect(page.Dialog).ToHaveCountAsync(0);
        await Assertions.Expect(page.Notice).ToContainTextAsync("1 added, 1 changed");
        await Assertions.Expect(page.File("fresh.html")).ToBeVisibleAsync();
        await Assertions.Expect(page.Editor("report.html")).ToContainTextAsync("Imported");

        await page.Undo.ClickAsync();
        await Assertions.Expect(page.File("fresh.html")).ToHaveCountAsync(0);
        await Assertions.Expect(page.Editor("report.html")).ToContainTextAsync("Total");
        await Assertions.Expect(page.Tab).ToContainTextAsync("0");

        // What the zip does not have goes where that is asked for.
        await page.ChooseZipAsync(
            "whole.zip",
            Change([], static archive => Write(archive, "report.html", "<h1>Alone</h1>\n"))
        );
        await Assertions.Expect(page.Part("Changed")).ToBeVisibleAsync();
        await page.Dialog.GetByText("Replace").ClickAsync();
        await Assertions.Expect(page.Part("Removed")).ToContainTextAsync("parts/head.html");
        await browser.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Dialog).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task AZipThatLeavesItsFolder_IsRefusedByName_AndNothingChanges()
    {
        var (browser, page, draft) = await OpenAsync("Attacked report");
        // A refused request is a complaint of the browser's.
        browser.Expect("the server responded with a status of");
        using var api = new StudioApi(Server);
        var before = await api.TextAsync($"/api/templates/{draft.Id}/files?count=100", Cancellation);

        await page.ChooseZipAsync(
            "evil.zip",
            Change(
                [],
                static archive =>
                {
                    Write(archive, "fine.html", "fine");
                    Write(archive, "../evil", "evil");
                }
            )
        );

        await Assertions.Expect(page.Dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("../evil");
        await Assertions.Expect(page.Import).ToBeDisabledAsync();
        await page.Button("Cancel").ClickAsync();
        Assert.Equal(before, await api.TextAsync($"/api/templates/{draft.Id}/files?count=100", Cancellation));
    }

    [Fact]
    public async Task ASearch_FindsAWordInTwoFiles_AndGoesThere()
    {
        var (browser, page, _) = await OpenAsync("Searched report");
        await page.Editor("report.html").FocusAsync();
        await browser.Page.Keyboard.PressAsync("Control+End");
        await browser.Page.Keyboard.TypeAsync("zebra");
        await Assertions.Expect(page.Tab).ToContainTextAsync("1");

        await page.SearchAsync("zebra");
        await Assertions.Expect(page.Status).ToHaveTextAsync("2 places in 2 files");
        await Axe.AssertCleanAsync(browser.Page);
        await page.Found.GetByRole(AriaRole.Button, new() { Name = "2:5 a Zebra here" }).ClickAsync();
        await Assertions.Expect(page.Editor("notes.html")).ToBeVisibleAsync();
        await Assertions.Expect(page.Editor("notes.html")).ToBeFocusedAsync();
        await browser.Page.Keyboard.TypeAsync("x");
        await Assertions.Expect(page.Editor("notes.html")).ToContainTextAsync("a xZebra");
    }

    private async Task<(StudioBrowser Browser, TemplateChangesPage Page, TemplateDraft Draft)> OpenAsync(string name)
    {
        var draft = await new StudioTemplateDrafts(Server).DraftAsync(
            name,
            Files,
            [],
            new JsonObject { ["type"] = "nunjucks", ["handler"] = "html" },
            Cancellation
        );
        var browser = await OpenSignedInAsync();
        // The script that the harness puts into every frame is the one that a frame without scripts refuses.
        browser.Expect("Blocked script execution");
        await browser.GoToAsync(draft.AddressOf("report.html"));
        var page = new TemplateChangesPage(browser.Page);
        await page.Editor("report.html").WaitForAsync();
        return (browser, page, draft);
    }

    private async Task RenameAsync(TemplateDraft draft, string path, string name)
    {
        using var http = Server.CreateClient();
        using var body = JsonContent.Create(new JsonObject { ["filename"] = name });
        using var answer = await http.PatchAsync(
            new Uri($"/api/templates/{draft.Id}/files/{draft.Files[path]}", UriKind.Relative),
            body,
            Cancellation
        );
        answer.EnsureSuccessStatusCode();
    }

    private async Task<string> TextAsync(TemplateDraft draft, string path)
    {
        using var api = new StudioApi(Server);
        return await api.TextAsync($"/api/templates/{draft.Id}/files/{draft.Files[path]}/contents", Cancellation);
    }

    private static byte[] Change(byte[] zip, Action<ZipArchive> change)
    {
        using var stream = new MemoryStream();
        stream.Write(zip);
        using (
            var archive = new ZipArchive(
                stream,
                zip.Length == 0 ? ZipArchiveMode.Create : ZipArchiveMode.Update,
                leaveOpen: true
            )
        )
        {
            change(archive);
        }

        return stream.ToArray();
    }

    /// <summary>Exported files stand in a folder beside what the zip says of the template.</summary>
    private static void Write(ZipArchive archive, string path, string text)
    {
        var known =
            archive.Mode == ZipArchiveMode.Update
                ? archive.Entries.FirstOrDefault(entry =>
                    entry.FullName.EndsWith("report.html", StringComparison.Ordinal)
                )
                : null;
        var name = known is null ? path : known.FullName[..^"report.html".Length] + path;
        if (archive.Mode == ZipArchiveMode.Update)
        {
            archive.GetEntry(name)?.Delete();
        }

        using var writer = new StreamWriter(archive.CreateEntry(name).Open());
        writer.Write(text);
    }
}
