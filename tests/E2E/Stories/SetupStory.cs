using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>From an empty data directory to the first sign-in, sign-out and return.</summary>
public sealed class SetupStory(BrowserFixture browsers, SetupStory.EmptyStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<SetupStory.EmptyStudio>
{
    private const string Printed = "Set-up code: ";
    private const string Email = "ada@studio.test";
    private const string Password = "an engine that weaves 1 Pattern!";

    [Fact]
    public async Task TheFirstPerson_SetsUp_SignsOut_AndSignsInAgain()
    {
        var browser = await OpenBrowserAsync();
        var setup = new SetupPage(browser.Page);
        await setup.GoToAsync();
        await Axe.AssertCleanAsync(browser.Page);

        browser.Expect("status of 403"); // the page that refuses says so in its status as well
        await setup.SubmitAsync("AAAA-AAAA-AAAA", Email, Password);
        await Assertions.Expect(setup.Alert).ToContainTextAsync("not the code");
        await setup.SubmitAsync(Code(), Email, Password);
        var frame = new FramePage(browser.Page);
        await Assertions.Expect(frame.Heading).ToHaveTextAsync("Home");
        await browser.InteractiveAsync();

        await frame.SignOutAsync();
        var signIn = new SignInPage(browser.Page);
        browser.Expect("status of 401");
        await signIn.SignInAsync(Email, "not what was chosen");
        await Assertions.Expect(signIn.Alert).ToBeVisibleAsync();
        await Assertions.Expect(signIn.Email).ToHaveValueAsync(Email);

        await signIn.SignInAsync(Email, Password);
        await Assertions.Expect(frame.Heading).ToHaveTextAsync("Home");
        await browser.InteractiveAsync();
        await Assertions.Expect(frame.Account).ToHaveAccessibleNameAsync("Account of Ada Lovelace");

        // The code worked once: whoever comes later finds no set-up page.
        var later = await OpenBrowserAsync(BrowserOptions.Wide with { Person = "later" });
        await later.Page.GotoAsync("/setup");
        await new SignInPage(later.Page).Submit.WaitForAsync();
    }

    private string Code() =>
        Server
            .Output.ToString()
            .Split('\n')
            .Single(line => line.Contains(Printed, StringComparison.Ordinal))
            .Split(Printed)[1]
            .Trim();

    /// <summary>A studio that nobody has set up.</summary>
    public sealed class EmptyStudio() : RunningStudio(new StudioServerOptions { Bootstrap = false });
}
