using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The list of templates, and the dialog that makes one.</summary>
public sealed class TemplateListPage(IPage page)
{
    public const string Address = "/templates";

    public ILocator Grid =>
        page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Templates" }).GetByRole(AriaRole.Table);

    public ILocator Search => page.GetByRole(AriaRole.Searchbox);

    // An empty list offers it a second time.
    public ILocator New => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "New template" }).First;

    public ILocator Dialog => page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "New template" });

    public ILocator Name => Dialog.GetByLabel("Name");

    public ILocator Handler => Dialog.GetByLabel("Handler");

    public ILocator Make => Dialog.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Make template" });

    public ILocator Row(string name) =>
        Grid.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = name });

    public ILocator Link(string name) =>
        Grid.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name, Exact = true });

    public ILocator Type(string name) => Dialog.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = name });
}
