using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The list of providers and of their drafts.</summary>
public sealed class ProviderListPage(IPage page)
{
    public const string Address = "/providers";

    public ILocator Grid =>
        page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Providers" }).GetByRole(AriaRole.Table);

    public ILocator Search => page.GetByRole(AriaRole.Searchbox);

    // An empty list offers it a second time.
    public ILocator New => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "New provider" }).First;

    /// <summary>The bar that stands over the list while rows are selected.</summary>
    public ILocator SelectionBar => page.GetByRole(AriaRole.Toolbar, new PageGetByRoleOptions { Name = "Selection" });

    public ILocator Rows => Grid.GetByRole(AriaRole.Row);

    public ILocator Row(string name) => Rows.Filter(new LocatorFilterOptions { HasText = name });

    public ILocator Link(string name) =>
        Grid.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name, Exact = true });

    public Task OpenAsync(string name) => Link(name).ClickAsync();
}
