using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>A template's draft: what it changes, its files as a zip, and the search in them.</summary>
public sealed class TemplateChangesPage(IPage page)
{
    public ILocator List => page.GetByRole(AriaRole.Navigation, new() { Name = "Changes" });

    public ILocator Rows => List.GetByRole(AriaRole.Link);

    public ILocator Tab => page.GetByRole(AriaRole.Link, new() { Name = "Changes" });

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog);

    public ILocator Import => Dialog.GetByRole(AriaRole.Button, new() { Name = "Import", Exact = true });

    public ILocator Found => page.GetByRole(AriaRole.Region, new() { Name = "Search in files" });

    public ILocator Status => Found.GetByRole(AriaRole.Status);

    public ILocator Notice => page.Locator("[data-notice]");

    /// <summary>What the list says of one thing: its name, and what became of it.</summary>
    public ILocator Row(string name) => Rows.Filter(new() { HasText = name });

    /// <summary>The part that shows one of them.</summary>
    public ILocator Shown(string name) => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Undo => page.Locator("[data-keys='mod+z']");

    public ILocator Editor(string path) => page.GetByRole(AriaRole.Textbox, new() { Name = path, Exact = true });

    public ILocator File(string path) => page.GetByRole(AriaRole.Treeitem, new() { Name = path });

    public ILocator Part(string name) => Dialog.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public Task ChooseZipAsync(string name, byte[] zip) =>
        page.GetByLabel("Import a zip", new() { Exact = true })
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "application/zip",
                    Buffer = zip,
                }
            );

    public async Task<byte[]> ExportAsync()
    {
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Download zip" }).ClickAsync()
        );
        return await System.IO.File.ReadAllBytesAsync(await download.PathAsync());
    }

    public async Task SearchAsync(string text)
    {
        await page.Keyboard.PressAsync("Control+Shift+F");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Search in files" }).FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
    }
}
