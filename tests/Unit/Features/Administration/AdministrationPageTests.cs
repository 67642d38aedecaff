using System.IO.Compression;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Tests.Unit.Support.Databases;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Components.Layout;
using DraftStudio.Web.Features.Administration;
using DraftStudio.Web.Features.OwnAccount;
using Microsoft.AspNetCore.Components;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Administration;

/// <summary>The administration's pages and one's own account, over a real database.</summary>
public sealed class AdministrationPageTests(TestDatabases databases)
{
    [Fact]
    public async Task Users_AddedByAOneTimeLink_ThatGoesWithTheSheet()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var page = story.Open("users", "?add=true");
        page.WaitForElement("form");

        Fill(page, "Name", "Bea");
        Fill(page, "E-mail", "bea@example.org");
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() =>
            Assert.Contains(
                "/choose-password?code=",
                page.Find("input[readonly]").GetAttribute("value"),
                StringComparison.Ordinal
            )
        );
        page.WaitForAssertion(() => Assert.Contains("bea@example.org", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => Button(page, "Done").ClickAsync());

        Assert.Equal("/administration/users", story.Address);
        Assert.Null(story.State<UserListState>().Link);
        Assert.Equal(["Ann (you)", "Bea"], page.FindAll(".ds-keyset__title").Select(static title => title.TextContent));
    }

    [Fact]
    public async Task Users_WhatIsWrong_StandsAtItsField()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var page = story.Open("users", "?add=true");
        page.WaitForElement("form");

        Fill(page, "Name", "Bea");
        Fill(page, "E-mail", "ann@example.org");
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() =>
            Assert.Contains(
                "has this e-mail address",
                page.Find(".ds-field__error").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task Users_SuspensionNamesWhatGoes_AndIsTakenBack()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var bea = await story.AddAsync("Bea", Role.Editor);
        var page = story.Open("users", $"?user={bea.Account.Id}");
        page.WaitForAssertion(() => Assert.Contains("Suspend…", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => Button(page, "Suspend…").ClickAsync());
        Assert.Contains("Every session of theirs", page.Find(".goes").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => Button(page, "Suspend user").ClickAsync());

        page.WaitForAssertion(() => Assert.Contains("Resume", page.Markup, StringComparison.Ordinal));
        Assert.NotNull((await story.FindAsync(bea.Account.Id))?.Account.SuspendedAt);
        await page.InvokeAsync(() => Button(page, "Resume").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("Suspend…", page.Markup, StringComparison.Ordinal));
        Assert.Null((await story.FindAsync(bea.Account.Id))?.Account.SuspendedAt);
    }

    [Fact]
    public async Task Users_TheLastAdministrator_StaysOne_AndThePageSaysWhy()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var page = story.Open("users", $"?user={story.Ann}");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("input[type=radio]")));

        await page.InvokeAsync(() =>
            page.FindAll("input[type=radio]")[0].ChangeAsync(new ChangeEventArgs { Value = "Viewer" })
        );
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() =>
            Assert.Contains(
                "at least one administrator",
                page.Find("[role=alert]").TextContent,
                StringComparison.Ordinal
            )
        );
    }

    [Fact]
    public async Task Users_OnesOwnSheet_OffersNoLinkThatWouldEndTheSessionShowingIt()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var bea = await story.AddAsync("Bea", Role.Editor);

        var own = story.Open("users", $"?user={story.Ann}");
        own.WaitForAssertion(() => Assert.NotEmpty(own.FindAll("a[href='/account']")));
        Assert.DoesNotContain("New one-time link", own.Markup, StringComparison.Ordinal);
        var hers = story.Open("users", $"?user={bea.Account.Id}");
        hers.WaitForAssertion(() => Assert.Contains("New one-time link", hers.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Users_Removed_LeaveTheList()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var bea = await story.AddAsync("Bea", Role.Editor);
        var page = story.Open("users", $"?user={bea.Account.Id}");
        page.WaitForAssertion(() => Assert.Contains("Remove…", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => Button(page, "Remove…").ClickAsync());
        await page.InvokeAsync(() => Button(page, "Remove user").ClickAsync());

        page.WaitForAssertion(() => Assert.Equal("/administration/users", story.Address));
        page.WaitForAssertion(() => Assert.Single(page.FindAll(".ds-keyset__title")));
        Assert.Null(await story.FindAsync(bea.Account.Id));
    }

    [Fact]
    public async Task Tokens_ShowTheirSecretOnce_AndAreRevoked()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var page = story.Open("tokens", "?new=true");
        page.WaitForAssertion(() => Assert.Equal(15, page.FindAll("input[type=checkbox]").Count));

        Fill(page, "Name", "Nightly");
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("input[readonly]")));
        var secret = page.Find("input[readonly]").GetAttribute("value") ?? "";
        Assert.StartsWith("ds_", secret, StringComparison.Ordinal);
        await page.InvokeAsync(() => Button(page, "Done").ClickAsync());
        Assert.DoesNotContain(secret, page.Markup, StringComparison.Ordinal);
        Assert.Contains("Ann · read", page.Markup, StringComparison.Ordinal);

        await page.InvokeAsync(() => page.Find("[aria-label='Revoke Nightly']").ClickAsync());
        await page.InvokeAsync(() => Button(page, "Revoke token").ClickAsync());
        page.WaitForAssertion(() => Assert.Contains("No script has a token", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Tokens_WithoutScopeOrDate_AreRefusedAtTheField()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var page = story.Open("tokens", "?new=true");
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("input[type=checkbox]")));

        Fill(page, "Name", "Nightly");
        await page.InvokeAsync(() =>
            page.Find("input[type=checkbox]").ChangeAsync(new ChangeEventArgs { Value = false })
        );
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("needs a scope", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => page.Find("select").ChangeAsync(new ChangeEventArgs { Value = "date" }));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("Choose the last day", page.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Workspace_RulesAreSaved_AndAnotherIsMade()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var page = story.Open("workspace");
        page.WaitForElement("input[type=number]");

        await page.InvokeAsync(() => page.Find("input[type=number]").ChangeAsync(new ChangeEventArgs { Value = "0" }));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("Between 1 and 100", page.Markup, StringComparison.Ordinal));
        await page.InvokeAsync(() => page.Find("input[type=number]").ChangeAsync(new ChangeEventArgs { Value = "2" }));
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());
        page.WaitForAssertion(() =>
            Assert.Equal(2, story.State<WorkspaceViewState>().View?.Workspace.Rules.RequiredApprovals)
        );

        await page.InvokeAsync(() => Button(page, "New workspace…").ClickAsync());
        var dialog = page.Find("dialog");
        dialog.QuerySelectorAll("input")[0].Change("Other");
        page.Find("dialog").QuerySelectorAll("input")[1].Change("main");
        await page.InvokeAsync(() => page.Find("dialog form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Contains("has this slug", page.Markup, StringComparison.Ordinal));
        page.Find("dialog").QuerySelectorAll("input")[1].Change("other");
        await page.InvokeAsync(() => page.Find("dialog form").SubmitAsync());
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("dialog")));
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[aria-label='Go to Other']")));
    }

    [Fact]
    public async Task Storage_IsCheckedAndBackedUp()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var page = story.Open("storage");
        page.WaitForAssertion(() => Assert.Contains("synchronous=full", page.Markup, StringComparison.Ordinal));

        await page.InvokeAsync(() => Button(page, "Check integrity").ClickAsync());
        page.WaitForAssertion(() =>
            Assert.Contains("Intact", page.Find(".check").TextContent, StringComparison.Ordinal)
        );
        await page.InvokeAsync(() => Button(page, "Back up now").ClickAsync());

        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("a[download]")), TimeSpan.FromSeconds(5));
        var link = page.Find("a[download]");
        Assert.EndsWith("?ws=main", link.GetAttribute("href"), StringComparison.Ordinal);
        using var zip = ZipFile.OpenRead(Path.Combine(story.Folder, "backups", link.GetAttribute("download") ?? ""));
        Assert.Equal(2, zip.Entries.Count);
    }

    [Fact]
    public async Task Storage_OfAStudioWithOthersWorkspaces_GivesNoBackup()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var bea = await story.AddAsync("Bea", Role.Administrator);
        var beas = story.Caller() with { User = bea.Account.Id };
        await story
            .Get<IDraftStore>()
            .WriteAsync(
                (unit, token) =>
                    story
                        .Get<AccessEngine>()
                        .CreateWorkspaceAsync(unit, beas, new CreateWorkspace("Hers", "hers"), token),
                CancellationToken.None
            );

        var page = story.Open("storage");

        page.WaitForAssertion(() =>
            Assert.Contains("do not administer all of them", page.Markup, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Back up now", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATab_ThatTheRoleDoesNotOpen_IsNotThere_AtOnceWhenTheRoleGoes()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var bea = await story.AddAsync("Bea", Role.Administrator);
        var page = story.Open("users");
        page.WaitForAssertion(() => Assert.Equal(4, page.FindAll(".tab").Count));
        var navigation = story.Page.Render<SideNav>();
        Assert.Contains("Administration", navigation.Markup, StringComparison.Ordinal);

        var changed = await story
            .Get<IDraftStore>()
            .WriteAsync(
                (unit, token) =>
                    story
                        .Get<AccessEngine>()
                        .ChangeMemberAsync(
                            unit,
                            story.Caller() with
                            {
                                User = bea.Account.Id,
                            },
                            new ChangeMember { User = story.Ann, Role = Role.Editor },
                            token
                        ),
                CancellationToken.None
            );

        Assert.Null(changed.Error);
        page.WaitForAssertion(
            () => Assert.Contains("does not open this page", page.Markup, StringComparison.Ordinal),
            TimeSpan.FromSeconds(5)
        );
        navigation.WaitForAssertion(() =>
            Assert.DoesNotContain("Administration", navigation.Markup, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task WhoeverIsSuspended_IsSentAway_WithoutTouchingThePage()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var bea = await story.AddAsync("Bea", Role.Administrator);
        var gate = story.Page.Render<SessionGate>(parameters => parameters.AddChildContent("<p>the page</p>"));
        Assert.Contains("the page", gate.Markup, StringComparison.Ordinal);

        await story
            .Get<IDraftStore>()
            .WriteAsync(
                (unit, token) =>
                    story
                        .Get<AccessEngine>()
                        .ChangeMemberAsync(
                            unit,
                            story.Caller() with
                            {
                                User = bea.Account.Id,
                            },
                            new ChangeMember { User = story.Ann, Suspended = true },
                            token
                        ),
                CancellationToken.None
            );

        gate.WaitForAssertion(
            () => Assert.Contains("Your session has ended", gate.Markup, StringComparison.Ordinal),
            TimeSpan.FromSeconds(5)
        );
        Assert.True(story.State<FrameState>().IsGone);
    }

    [Fact]
    public async Task Account_NameAndTimeZone_ReachTheFrame()
    {
        await using var story = await AdministrationStory.BeginAsync(databases);
        var mark = story.Page.Render<InteractiveMark>();
        var page = story.Page.Render<AccountPage>();
        page.WaitForElement("[role=combobox]");

        Fill(page, "Name", "Ann Lee");
        await page.InvokeAsync(() => page.Find("[role=combobox]").ClickAsync());
        page.Find("[role=combobox]").Input("kolkata");
        await page.InvokeAsync(() => page.Find("[role=option]").ClickAsync());
        await page.InvokeAsync(() => page.Find("form").SubmitAsync());

        mark.WaitForAssertion(() =>
            Assert.Equal("Asia/Kolkata", mark.Find("ds-interactive").GetAttribute("data-time-zone"))
        );
        Assert.Equal("Ann Lee", story.State<FrameState>().Account.Name);
        Assert.Equal("Asia/Kolkata", (await story.FindAsync(story.Ann))?.Account.TimeZone);
    }

    [Theory]
    [InlineData(7, null, "2026-01-22T09:00:00Z")]
    [InlineData(null, "2026-02-01", "2026-02-01T18:30:00Z")]
    [InlineData(null, null, null)]
    public void Expiry_IsOfDaysOrOfADayInOnesZone(int? days, string? date, string? at)
    {
        var now = new HandDate().GetUtcNow();
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");
        var expiry = new TokenExpiry(
            days,
            date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture)
        );

        Assert.Equal(
            at is null ? null : DateTimeOffset.Parse(at, System.Globalization.CultureInfo.InvariantCulture),
            expiry.At(now, zone)
        );
    }

    private static AngleSharp.Dom.IElement Button<T>(IRenderedComponent<T> page, string text)
        where T : IComponent => page.FindAll("button").First(button => button.TextContent.Trim() == text);

    private static void Fill<T>(IRenderedComponent<T> page, string label, string value)
        where T : IComponent
    {
        var id = page.FindAll("label")
            .First(found => found.TextContent.StartsWith(label, StringComparison.Ordinal))
            .GetAttribute("for");
        page.Find($"#{id}").Change(value);
    }
}
