using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The administration's tabs and the sheets on them.</summary>
public sealed class AdministrationPage(IPage page)
{
    public ILocator Dialog => page.GetByRole(AriaRole.Dialog).Last;

    public ILocator Users => page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Users" });

    public ILocator Tokens => page.GetByRole(AriaRole.List, new PageGetByRoleOptions { Name = "Tokens" });

    public static string AddressOf(string tab) => $"/administration/{tab}";

    public ILocator Button(string name) =>
        page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name, Exact = true });

    public ILocator User(string name) => Users.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = name });

    /// <summary>The link or the token that is shown once.</summary>
    public Task<string> OnceAsync(string label) =>
        Dialog.GetByLabel(label, new LocatorGetByLabelOptions { Exact = true }).InputValueAsync();

    /// <summary>Adds a user; the one-time link.</summary>
    public async Task<string> AddUserAsync(string name, string email)
    {
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Add user" }).ClickAsync();
        await Dialog.GetByLabel("Name").FillAsync(name);
        await Dialog.GetByLabel("E-mail").FillAsync(email);
        await Button("Add user").ClickAsync();
        await Button("Copy One-time link").WaitForAsync();
        return await OnceAsync("One-time link");
    }

    /// <summary>Makes a token that may read; its secret.</summary>
    public async Task<string> MakeTokenAsync(string name)
    {
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "New token" }).ClickAsync();
        await Dialog.GetByLabel("Name").FillAsync(name);
        await Button("Make token").ClickAsync();
        await Button("Copy Token").WaitForAsync();
        return await OnceAsync("Token");
    }
}
