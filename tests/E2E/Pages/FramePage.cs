using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>What stands around every page: navigation, top bar, command palette.</summary>
public sealed class FramePage(IPage page)
{
    public ILocator Navigation => page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Main" });

    public ILocator Heading => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });

    public ILocator Palette => page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Search or go to" });

    public ILocator PaletteInput => Palette.GetByRole(AriaRole.Combobox);

    public ILocator PaletteOptions => Palette.GetByRole(AriaRole.Option);

    public ILocator Theme => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Theme", Exact = true });

    public ILocator Account => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Account of" });

    public ILocator Shortcuts =>
        page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Keyboard shortcuts" });

    /// <summary>The live region that says what an action did.</summary>
    public ILocator Announcement => page.GetByRole(AriaRole.Status);

    public async Task SignOutAsync()
    {
        await Account.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
    }

    /// <summary>The theme that the page shows: <c>light</c> or <c>dark</c>.</summary>
    public Task<string?> ThemeAsync() => page.Locator("html").GetAttributeAsync("data-theme");

    public Task GoByNavigationAsync(string name) =>
        Navigation.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name }).ClickAsync();

    public async Task OpenPaletteAsync()
    {
        await page.Keyboard.PressAsync("Control+k");
        await Palette.WaitForAsync();
    }

    /// <summary>Searches in the palette and takes the first thing found.</summary>
    public async Task GoByPaletteAsync(string text)
    {
        await OpenPaletteAsync();
        await PaletteInput.FillAsync(text);
        await PaletteOptions.First.WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
    }
}
