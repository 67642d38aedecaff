using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The editor of a template's draft.</summary>
public sealed class TemplateEditorPage(IPage page) : FormEditorPage(page)
{
    /// <summary>The one stop of the Tab key among the files.</summary>
    public ILocator Tree =>
        Page.GetByRole(AriaRole.Tree, new PageGetByRoleOptions { Name = "Files of the template", Exact = true });

    /// <summary>The text of the file that is shown.</summary>
    public ILocator Code => Page.Locator("[data-code-editor]:visible .cm-content");

    public ILocator Lines => Code.Locator(".cm-line");

    public ILocator Problems => Page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Problems" });

    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public ILocator Left =>
        Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Kept by this browser", Exact = true });

    public static string AddressOf(string draft) => $"/templates/drafts/{draft}";

    /// <summary>A line of the tree, by the name that stands in it and what is said of it.</summary>
    public ILocator Row(string label) =>
        Tree.GetByRole(AriaRole.Treeitem, new LocatorGetByRoleOptions { Name = label, Exact = true });

    public ILocator Tool(string name) =>
        Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    /// <summary>The choice between two people's lines.</summary>
    public ILocator LineConflict =>
        Page.GetByRole(
            AriaRole.Group,
            new PageGetByRoleOptions
            {
                NameRegex = new Regex("^Conflict in .*line", RegexOptions.None, TimeSpan.FromSeconds(1)),
            }
        );

    public ILocator Choose(string name) =>
        LineConflict.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Types at the end of a line, which counts from 1.</summary>
    public async Task TypeAsync(int line, string text)
    {
        await Lines.Nth(line - 1).ClickAsync();
        await Page.Keyboard.PressAsync("End");
        await Page.Keyboard.InsertTextAsync(text);
    }

    /// <summary>Waits until a line of the file that is shown is this.</summary>
    public Task ReadsAsync(int line, string text) => Assertions.Expect(Lines.Nth(line - 1)).ToHaveTextAsync(text);
}
