using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The editor of one provider draft.</summary>
public sealed class ProviderEditorPage(IPage page)
{
    public ILocator Name => Field("Name");

    public ILocator Description => Field("Description");

    public ILocator Value => Field("Value");

    public ILocator Active => page.GetByRole(AriaRole.Switch, new PageGetByRoleOptions { Name = "Active" });

    /// <summary>"Saving…", "Saved, version 12", "Offline, 3 changes kept", "Behind live by 2".</summary>
    public ILocator Status => page.Locator("[data-save-status]");

    public ILocator Undo => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" });

    public ILocator Redo => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Redo" });

    public ILocator Commit => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Commit" }).First;

    public ILocator CommitSheet => page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Commit" });

    /// <summary>Base, live and mine of one field side by side.</summary>
    public ILocator Conflicts => page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = "Conflict" });

    public ILocator Field(string label) => page.GetByLabel(label, new PageGetByLabelOptions { Exact = true });

    /// <summary>The proposed value beside a field.</summary>
    public ILocator Proposal(string value) =>
        page.Locator("[data-proposal]").Filter(new LocatorFilterOptions { HasText = value });

    public Task AcceptAsync(string value) => DecideAsync(value, "Accept");

    public Task RejectAsync(string value) => DecideAsync(value, "Reject");

    /// <summary>Types as a person does, key by key, at the end of what is there.</summary>
    public async Task TypeAsync(string label, string text)
    {
        await Field(label).FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Waits until the server has acknowledged everything.</summary>
    public Task SavedAsync() => Assertions.Expect(Status).ToContainTextAsync("Saved");

    /// <summary>Opens the sheet, writes the message and commits.</summary>
    public async Task CommitAsync(string message)
    {
        await Commit.ClickAsync();
        await CommitSheet.GetByLabel("Message").FillAsync(message);
        await CommitSheet.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Commit" }).ClickAsync();
        await CommitSheet.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }

    private Task DecideAsync(string value, string decision) =>
        Proposal(value).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = decision }).ClickAsync();
}
