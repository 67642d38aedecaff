using Microsoft.Playwright;

namespace DraftStudio.Tests.E2E.Pages;

/// <summary>The static page that makes the first administrator; the code stands in the server's log.</summary>
public sealed class SetupPage(IPage page)
{
    public ILocator Code => page.GetByLabel("Code");

    public ILocator Email => page.GetByLabel("Email");

    public ILocator Password => page.GetByLabel("Password", new PageGetByLabelOptions { Exact = true });

    public ILocator Workspace => page.GetByLabel("Workspace");

    public ILocator Submit => page.GetByRole(AriaRole.Button);

    public ILocator Alert => page.GetByRole(AriaRole.Alert);

    public async Task GoToAsync()
    {
        await page.GotoAsync("/");
        await Code.WaitForAsync();
    }

    public async Task SubmitAsync(string code, string email, string password, string? workspace = null)
    {
        await Code.FillAsync(code);
        await Email.FillAsync(email);
        await Password.FillAsync(password);
        if (workspace is not null)
        {
            await Workspace.FillAsync(workspace);
        }

        await Submit.ClickAsync();
    }
}
