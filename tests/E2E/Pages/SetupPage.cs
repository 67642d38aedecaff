using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The static page that makes the first administrator; the code stands in the server's log.</summary>
public sealed class SetupPage(IPage page)
{
    public ILocator Code => page.GetByLabel("One-time code");

    public ILocator Alert => page.Locator(".ds-alert").And(page.GetByRole(AriaRole.Alert));

    public async Task GoToAsync()
    {
        await page.GotoAsync("/");
        await Code.WaitForAsync();
    }

    public async Task SubmitAsync(string code, string email, string password)
    {
        await Code.FillAsync(code);
        await page.GetByLabel("Your name").FillAsync("Ada Lovelace");
        await page.GetByLabel("E-mail").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByLabel("Workspace").FillAsync("Analytical Engines");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Set up" }).ClickAsync();
    }
}
