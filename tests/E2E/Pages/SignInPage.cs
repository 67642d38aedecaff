using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The static page at <c>/sign-in</c>.</summary>
public sealed class SignInPage(IPage page)
{
    public ILocator Email => page.GetByLabel("E-mail");

    public ILocator Password => page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true });

    public ILocator Submit => page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign in" });

    /// <summary>What the page says when it refuses.</summary>
    public ILocator Alert => page.Locator(".ds-alert").And(page.GetByRole(AriaRole.Alert));

    /// <summary>Goes to a page that needs a sign-in, and waits for the sign-in page that it leads to.</summary>
    public async Task GoToAsync(string returnTo = "/")
    {
        await page.GotoAsync(returnTo);
        await Submit.WaitForAsync();
    }

    public async Task SignInAsync(string email, string password)
    {
        await Email.FillAsync(email);
        await Password.FillAsync(password);
        await Submit.ClickAsync();
    }
}
