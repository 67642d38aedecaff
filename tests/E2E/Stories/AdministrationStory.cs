using System.Collections.Immutable;
using System.IO.Compression;
using System.Net;
using System.Text.RegularExpressions;
using DraftStudio.Tests.E2E.Pages;
using DraftStudio.Tests.E2E.Support;
using Microsoft.Playwright;
using Xunit;

namespace DraftStudio.Tests.E2E.Stories;

/// <summary>Who may do what, given and taken away at the pages.</summary>
public sealed partial class AdministrationStory(BrowserFixture browsers, AdministrationStory.WatchfulStudio studio)
    : StudioStory(browsers, studio.Server),
        IClassFixture<AdministrationStory.WatchfulStudio>
{
    private const string Password = "a password of my own";

    [Fact]
    public async Task AUser_ComesByAOneTimeLink_AndGoesWhenSuspended_WithoutTouchingThePage()
    {
        var ada = await OpenSignedInAsync(
            AdministrationPage.AddressOf("users"),
            BrowserOptions.Wide with
            {
                Person = "ada",
            }
        );
        var users = new AdministrationPage(ada.Page);
        var link = await users.AddUserAsync("Bea Okafor", "bea@studio.test");
        await users.Button("Done").ClickAsync();
        await Assertions.Expect(users.User("Bea Okafor")).ToContainTextAsync("Has not chosen a password");

        var bea = await OpenBrowserAsync(BrowserOptions.Wide with { Person = "bea" });
        await bea.Page.GotoAsync(link);
        await bea.Page.GetByLabel("New password").FillAsync(Password);
        await bea.Page.GetByRole(AriaRole.Button, new() { Name = "Choose and sign in" }).ClickAsync();
        await bea.InteractiveAsync();
        await Assertions.Expect(new FramePage(bea.Page).Account).ToHaveAccessibleNameAsync("Account of Bea Okafor");
        await Assertions.Expect(new FramePage(bea.Page).Navigation.GetByText("Administration")).ToHaveCountAsync(0);
        await bea.GoToAsync("/providers");

        // By the keyboard, and the focus comes back to where it was.
        await users.User("Bea Okafor").FocusAsync();
        await ada.Page.Keyboard.PressAsync("Enter");
        await users.Button("Suspend…").FocusAsync();
        await ada.Page.Keyboard.PressAsync("Enter");
        await users.Button("Cancel").ClickAsync();
        await Assertions.Expect(users.Button("Suspend…")).ToBeFocusedAsync();
        await ada.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(users.Dialog).ToContainTextAsync("Every session of theirs");
        await users.Button("Suspend user").ClickAsync();

        // Bea touches nothing.
        await new SignInPage(bea.Page).Submit.WaitForAsync();
        await Assertions.Expect(users.Button("Resume")).ToBeVisibleAsync();
        await ada.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(users.User("Bea Okafor")).ToContainTextAsync("Suspended");
        await Assertions.Expect(users.User("Bea Okafor")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task AToken_WorksUntilItIsRevoked()
    {
        var ada = await OpenSignedInAsync(AdministrationPage.AddressOf("tokens"));
        var tokens = new AdministrationPage(ada.Page);
        var secret = await tokens.MakeTokenAsync("Nightly import");
        await tokens.Button("Done").ClickAsync();
        Assert.DoesNotContain(secret, await ada.Page.ContentAsync(), StringComparison.Ordinal);

        using var script = Server.CreateClient(secret);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(script, "/api/me"));
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(script, "/api/users"));

        await tokens.Button("Revoke Nightly import").ClickAsync();
        await tokens.Button("Revoke token").ClickAsync();
        await Assertions.Expect(tokens.Button("Revoke Nightly import")).ToHaveCountAsync(0);
        Assert.Equal(HttpStatusCode.Unauthorized, await StatusAsync(script, "/api/me"));
    }

    [Fact]
    public async Task OnesOwnAccount_PasswordAndTimeZone()
    {
        var link = await NewcomerAsync("Cleo", "cleo@studio.test");
        var cleo = await OpenBrowserAsync(BrowserOptions.Wide with { Person = "cleo" });
        await ChooseAsync(cleo, link);
        var elsewhere = await OpenBrowserAsync(BrowserOptions.Wide with { Person = "elsewhere" });
        await elsewhere.SignInAsync("cleo@studio.test", Password, "/activity");

        await cleo.GoToAsync("/");
        await new FramePage(cleo.Page).Account.ClickAsync();
        await cleo.Page.GetByRole(AriaRole.Link, new() { Name = "Your account" }).ClickAsync();
        await Assertions.Expect(new FramePage(cleo.Page).Heading).ToBeFocusedAsync();
        await cleo.Page.GetByRole(AriaRole.Combobox, new() { Name = "Time zone" }).FillAsync("kolkata");
        await cleo.Page.GetByRole(AriaRole.Option, new() { Name = "Asia/Kolkata" }).ClickAsync();
        await cleo.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(cleo.Page.Locator("html")).ToHaveAttributeAsync("data-time-zone", "Asia/Kolkata");

        await cleo.GoToAsync("/activity");
        await Assertions.Expect(cleo.Page.Locator("ds-time time").First).ToHaveAttributeAsync("title", IndianTime());

        await cleo.GoToAsync("/account");
        await cleo.Page.GetByLabel("Current password").FillAsync("not this one");
        await cleo.Page.GetByLabel("New password").FillAsync("quite another one");
        await cleo.Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Assertions.Expect(cleo.Page.GetByText("not your current password")).ToBeVisibleAsync();
        await cleo.InteractiveAsync();
        await cleo.Page.GetByLabel("Current password").FillAsync(Password);
        await cleo.Page.GetByLabel("New password").FillAsync("quite another one");
        await cleo.Page.GetByRole(AriaRole.Button, new() { Name = "Change password" }).ClickAsync();
        await Assertions.Expect(cleo.Page.GetByText("Your password is changed")).ToBeVisibleAsync();
        await cleo.GoToAsync("/providers");
        await Assertions.Expect(new FramePage(cleo.Page).Heading).ToHaveTextAsync("Providers");

        // The other browser's session has ended, and its page with it.
        await new SignInPage(elsewhere.Page).Submit.WaitForAsync();
    }

    [Fact]
    public async Task ABackup_IsMadeAndDownloaded()
    {
        var ada = await OpenSignedInAsync(AdministrationPage.AddressOf("storage"));
        var storage = new AdministrationPage(ada.Page);
        await storage.Button("Check integrity").ClickAsync();
        await Assertions.Expect(ada.Page.GetByText("Intact", new() { Exact = true })).ToBeVisibleAsync();
        await ada.Page.GetByRole(AriaRole.Button, new() { Name = "Back up now" }).First.ClickAsync();
        var link = ada.Page.GetByRole(AriaRole.Link, new() { Name = "Download studio-" }).First;
        await link.WaitForAsync();

        var download = await ada.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());

        using var zip = await ZipFile.OpenReadAsync(await download.PathAsync(), Cancellation);
        Assert.NotNull(zip.GetEntry("manifest.json"));
        Assert.NotNull(zip.GetEntry("studio.db"));
        Assert.DoesNotContain(zip.Entries, static entry => entry.Name.Contains("key", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"GMT\+5:30|IST", RegexOptions.None, 1000)]
    private static partial Regex IndianTime();

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), Cancellation);
        return answer.StatusCode;
    }

    private static async Task ChooseAsync(StudioBrowser browser, string link)
    {
        await browser.Page.GotoAsync(link);
        await browser.Page.GetByLabel("New password").FillAsync(Password);
        await browser.Page.GetByRole(AriaRole.Button, new() { Name = "Choose and sign in" }).ClickAsync();
        await browser.InteractiveAsync();
    }

    private async Task<string> NewcomerAsync(string name, string email)
    {
        var ada = await OpenSignedInAsync(
            AdministrationPage.AddressOf("users"),
            BrowserOptions.Wide with
            {
                Person = $"ada for {name}",
            }
        );
        var users = new AdministrationPage(ada.Page);
        var link = await users.AddUserAsync(name, email);
        await users.Button("Done").ClickAsync();
        return link;
    }

    /// <summary>A studio whose open pages ask often whether their person may still be there.</summary>
    public sealed class WatchfulStudio()
        : RunningStudio(
            new StudioServerOptions
            {
                Variables = ImmutableDictionary<string, string>.Empty.Add(
                    "DraftStudio__Limits__SessionCheckSeconds",
                    "1"
                ),
            }
        );
}
