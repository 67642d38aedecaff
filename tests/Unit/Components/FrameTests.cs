using System.Collections.Frozen;
using System.Collections.Immutable;
using Bunit;
using Bunit.TestDoubles;
using DraftStudio.Core.Access;
using DraftStudio.Web.Components.Controls;
using DraftStudio.Web.Components.Frame;
using DraftStudio.Web.Components.Layout;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Components;

public sealed class FrameTests : FrameTestContext
{
    [Fact]
    public void Navigation_ShowsWhatThePersonMayOpen()
    {
        var nav = Page.Render<SideNav>();
        Dispatch(new FrameAccountLoaded(AccountWith(Permission.Read)));
        Assert.Equal(["Home", "Providers", "Cohorts", "Workflows", "Templates", "Catalogue", "Activity"], Labels(nav));
        Dispatch(new FrameAccountLoaded(AccountWith(Permission.ProposalsDecide)));
        nav.WaitForAssertion(() => Assert.Contains("Review", Labels(nav)));
    }

    [Fact]
    public void Navigation_CountsWhatWaitsForReview()
    {
        var nav = Page.Render<SideNav>();
        Assert.Empty(nav.FindAll(".count"));
        Dispatch(new FrameAccountLoaded(AccountWith(Permission.ProposalsDecide)));
        Dispatch(new ReviewCounted(120));
        nav.WaitForAssertion(() => Assert.Equal("120 waiting", nav.Find(".count").GetAttribute("aria-label")));
        Dispatch(new ReviewCounted(0));
        nav.WaitForAssertion(() => Assert.Empty(nav.FindAll(".count")));
    }

    [Fact]
    public void Announcer_SpeaksTheSameWordsTwice()
    {
        var announcer = Page.Render<Announcer>();
        Dispatch(new Announced("Accepted"));
        var first = announcer.FindAll("[role=status]").Select(static region => region.TextContent).ToArray();
        Dispatch(new Announced("Accepted"));
        var second = announcer.FindAll("[role=status]").Select(static region => region.TextContent).ToArray();
        Assert.Contains("Accepted", first);
        Assert.Contains("Accepted", second);
        Assert.NotEqual(first, second);
    }

    [Fact]
    public void Palette_FindsAndGoes()
    {
        var palette = Page.Render<CommandPalette>();
        Assert.Empty(palette.Markup.Trim());
        Dispatch(new FrameAccountLoaded(AccountWith(Permission.ProposalsDecide)));
        Dispatch(new PaletteOpened());
        palette.Find("[role=combobox]").Input("rev");
        var active = palette.Find("[role=combobox]").GetAttribute("aria-activedescendant");
        Assert.Contains("Review", palette.Find($"#{active}").TextContent, StringComparison.Ordinal);
        palette.Find("[role=combobox]").KeyDown(new KeyboardEventArgs { Key = "Enter" });
        Assert.EndsWith(
            "/review",
            Page.Services.GetRequiredService<BunitNavigationManager>().Uri,
            StringComparison.Ordinal
        );
        Assert.Empty(palette.Markup.Trim());
    }

    [Fact]
    public void Palette_WithNothingFound_SaysSo()
    {
        var palette = Page.Render<CommandPalette>();
        Dispatch(new PaletteOpened());
        palette.Find("[role=combobox]").Input("zzz");
        Assert.Contains("zzz", palette.Find("[role=status]").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Palette_RunsAnAction()
    {
        var dialog = Page.Render<ShortcutsDialog>();
        Dispatch(new PaletteChosen(PaletteItem.Do("Keyboard shortcuts", "keyboard", new ShortcutsOpened())));
        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll("kbd")));
    }

    [Fact]
    public void Palette_IgnoresAnAnswerToWhatIsNoLongerAsked()
    {
        var state = new PaletteState { Open = true, Query = "new" };
        ImmutableArray<PaletteGroup> late = [new("Go to", [PaletteItem.GoTo("Old", "home", "/old")])];
        Assert.Same(state, PaletteReducers.Reduce(state, new PaletteFound("old", late)));
    }

    [Theory]
    [InlineData("Ada Byron", "AB")]
    [InlineData("ada", "A")]
    [InlineData("Ada King Lovelace", "AL")]
    [InlineData("  ", "")]
    public void Initials_AreOfTheFirstAndTheLastName(string name, string letters) =>
        Assert.Equal(letters, Initials.Of(name));

    private static string[] Labels(IRenderedComponent<SideNav> nav) =>
        [.. nav.FindAll("li a span:not(.count)").Select(static label => label.TextContent)];

    private static FrameAccount AccountWith(Permission permission) =>
        FrameAccount.None with
        {
            Permissions = FrozenSet.Create(permission),
        };
}
