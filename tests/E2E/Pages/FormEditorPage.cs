using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The editor of one draft, whatever its kind.</summary>
public class FormEditorPage(IPage page)
{
    private static readonly TimeSpan PatternLimit = TimeSpan.FromSeconds(1);

    protected IPage Page => page;

    public ILocator Name => Field("Name");

    public ILocator Description => Field("Description");

    /// <summary>"Saving…", "Saved, version 12", "Behind live by 2".</summary>
    public ILocator Status => page.Locator("[data-standing]");

    /// <summary>"Offline, 3 changes kept": what the browser says there while the circuit is away.</summary>
    public ILocator Away(string text) => Status.GetByText(text, new LocatorGetByTextOptions { Exact = true });

    /// <summary>What the server says there, hidden while it cannot.</summary>
    public ILocator ServersWord =>
        Status.GetByText(new Regex("^Saving…|^Saved, version", RegexOptions.None, PatternLimit));

    public ILocator Undo => page.GetByRole(AriaRole.Button, Named("^(Undo|Nothing to undo)"));

    public ILocator Redo => page.GetByRole(AriaRole.Button, Named("^(Redo|Nothing to redo)"));

    /// <summary>Opens the sheet.</summary>
    public ILocator Commit =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Commit…", Exact = true });

    public ILocator Sheet =>
        page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Commit", Exact = true });

    public ILocator SheetMessage => Sheet.GetByLabel("Message");

    public ILocator SheetChanges => Sheet.GetByRole(AriaRole.Region, new LocatorGetByRoleOptions { Name = "Changes" });

    public ILocator SheetCommit =>
        Sheet.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Commit", Exact = true });

    public ILocator Field(string label) =>
        page.GetByRole(AriaRole.Textbox, new PageGetByRoleOptions { Name = label, Exact = true });

    /// <summary>The choice beside a field that two have changed at once.</summary>
    public ILocator ConflictOf(string label) =>
        page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = $"Conflict in {label}", Exact = true });

    public ILocator UseMine(string label) => ButtonOf(ConflictOf(label), "Use mine");

    public ILocator UseTheirs(string label) => ButtonOf(ConflictOf(label), "Use theirs");

    /// <summary>Base, live and mine of one field, in the sheet.</summary>
    public ILocator SheetConflict(string label) =>
        Sheet.GetByRole(AriaRole.Group, new LocatorGetByRoleOptions { Name = label, Exact = true });

    /// <summary>The proposed value beside a field.</summary>
    public ILocator Proposal(string value) =>
        page.Locator("[data-proposal]").Filter(new LocatorFilterOptions { HasText = value });

    public Task AcceptAsync(string value) => Decision(value, "^Accept").ClickAsync();

    public Task RejectAsync(string value) => Decision(value, "^Reject").ClickAsync();

    /// <summary>Types as a person does, key by key, at the end of what is there.</summary>
    public async Task TypeAsync(string label, string text)
    {
        await Field(label).FocusAsync();
        await page.Keyboard.PressAsync("End");
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>Waits until the server has acknowledged everything.</summary>
    public Task SavedAsync() => Assertions.Expect(Status).ToContainTextAsync("Saved, version");

    /// <summary>The version that the status says is saved.</summary>
    public async Task<int> VersionAsync()
    {
        await SavedAsync();
        var text = await Status.InnerTextAsync();
        var number = Regex.Match(text, "(?<=version )[0-9]+", RegexOptions.None, PatternLimit).Value;
        return int.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Opens the sheet, writes the message and commits.</summary>
    public async Task CommitAsync(string message)
    {
        await Commit.ClickAsync();
        await SheetMessage.FillAsync(message);
        await SheetCommit.ClickAsync();
        await Assertions.Expect(Sheet).ToBeHiddenAsync();
    }

    private static PageGetByRoleOptions Named(string pattern) =>
        new() { NameRegex = new Regex(pattern, RegexOptions.None, PatternLimit) };

    private static ILocator ButtonOf(ILocator group, string name) =>
        group.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    private ILocator Decision(string value, string pattern) =>
        Proposal(value)
            .GetByRole(
                AriaRole.Button,
                new LocatorGetByRoleOptions { NameRegex = new Regex(pattern, RegexOptions.None, PatternLimit) }
            );
}
