using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>A template as it is live.</summary>
public sealed class TemplatePage(IPage page)
{
    public ILocator Heading => page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 });

    public ILocator Values => page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Values" });

    public ILocator Files => Values.GetByRole(AriaRole.List, new LocatorGetByRoleOptions { Name = "Files" });

    public ILocator Export => page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Export" });

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });

    public ILocator File(string name) =>
        Files.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name, Exact = true });
}
