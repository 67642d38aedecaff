using Bunit;
using DraftStudio.Web.Components.Controls;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Components;

public sealed class ControlTests : FrameTestContext
{
    [Theory]
    [InlineData(0, null, "Saved, version 12")]
    [InlineData(2, null, "Saving…")]
    [InlineData(1, "the disk is full", "Not saved: the disk is full")]
    public void SaveStatus_SaysHowTheDraftStands(int unsaved, string? failure, string words)
    {
        var status = Page.Render<SaveStatus>(p =>
            p.Add(s => s.Version, 12).Add(s => s.Unsaved, unsaved).Add(s => s.Failure, failure)
        );
        Assert.Equal(words, status.Find("[role=status]").TextContent);
    }

    /// <summary>What the typing script wrote there, and the mark it set, must not be what a rendering takes away.</summary>
    [Fact]
    public void SaveStatus_LeavesTheWordsOfTheScriptAlone()
    {
        var status = Page.Render<SaveStatus>(p => p.Add(s => s.Version, 12));
        status.Render(p => p.Add(s => s.Version, 13).Add(s => s.Unsaved, 1).Add(s => s.Behind, 2));
        Assert.False(status.Find("[data-save-status]").HasAttribute("data-away"));
        Assert.False(status.Find("[role=status] > [data-away-text]").HasChildNodes);
    }

    [Fact]
    public void SaveStatus_SaysHowFarBehindLiveTheDraftIs()
    {
        var status = Page.Render<SaveStatus>(p => p.Add(s => s.Version, 1).Add(s => s.Behind, 2));
        Assert.Contains("Behind live by 2", status.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void ConfirmDialog_NamesWhatGoes_AndDoesWhatWasPressed()
    {
        var did = "";
        var dialog = Page.Render<ConfirmDialog>(p =>
            p.Add(d => d.Open, true)
                .Add(d => d.Title, "Discard this draft?")
                .Add(d => d.ConfirmLabel, "Discard draft")
                .Add(d => d.Goes, ["4 changes by you"])
                .Add(d => d.OnConfirm, () => did = "confirm")
                .Add(d => d.OnCancel, () => did = "cancel")
        );
        Assert.Equal("4 changes by you", dialog.Find("li").TextContent);
        Assert.Equal(
            "Discard this draft?",
            dialog.Find($"#{dialog.Find("dialog").GetAttribute("aria-labelledby")}").TextContent
        );
        dialog.Find(".ds-button--danger").Click();
        Assert.Equal("confirm", did);
        dialog.Find("[data-dismiss]").Click();
        Assert.Equal("cancel", did);
    }

    [Fact]
    public void Modal_ThatIsClosed_RendersNothing()
    {
        var dialog = Page.Render<Modal>(p =>
            p.Add(d => d.Open, false).Add(d => d.Title, "x").Add(d => d.OnDismiss, static () => { })
        );
        Assert.Empty(dialog.Markup.Trim());
    }

    [Fact]
    public void Chip_NamesItsButtonsByWhatTheyDecide()
    {
        var did = "";
        var chip = Page.Render<Chip>(p =>
            p.Add(c => c.Description, "Name: Night line")
                .Add(c => c.OnAccept, () => did = "accept")
                .Add(c => c.OnReject, () => did = "reject")
        );
        chip.Find("button[aria-label='Accept Name: Night line']").Click();
        Assert.Equal("accept", did);
        chip.Find("button[aria-label='Reject Name: Night line']").Click();
        Assert.Equal("reject", did);
    }

    [Fact]
    public void Chip_ThatMayNotBeDecided_SaysWhy()
    {
        var chip = Page.Render<Chip>(p =>
            p.Add(c => c.Description, "Name")
                .Add(c => c.OnAccept, static () => { })
                .Add(c => c.Reason, "It is your own.")
        );
        Assert.All(chip.FindAll("button"), static button => Assert.True(button.HasAttribute("disabled")));
        Assert.Contains("It is your own.", chip.Find(".why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void DiffValue_ShowsBothSides()
    {
        var diff = Page.Render<DiffValue>(p => p.Add(d => d.Before, "a").Add(d => d.After, "b"));
        Assert.Equal("Removed: a", diff.Find("del").TextContent);
        Assert.Equal("Added: b", diff.Find("ins").TextContent);
        Assert.Empty(Page.Render<DiffValue>(p => p.Add(d => d.Before, null).Add(d => d.After, "b")).FindAll("del"));
    }

    [Fact]
    public void ConflictBanner_LeavesTheChoice()
    {
        var did = "";
        var banner = Page.Render<ConflictBanner>(p =>
            p.Add(b => b.Label, "Name")
                .Add(b => b.By, "Grace")
                .Add(b => b.Theirs, null)
                .Add(b => b.Mine, "mine")
                .Add(b => b.TheirsLabel, "Live")
                .Add(b => b.OnUseMine, () => did = "mine")
                .Add(b => b.OnUseTheirs, () => did = "live")
        );
        Assert.Equal(["removed", "mine"], banner.FindAll("dd").Select(static side => side.TextContent));
        banner.FindAll("button")[0].Click();
        Assert.Equal("live", did);
        banner.FindAll("button")[1].Click();
        Assert.Equal("mine", did);
    }

    [Fact]
    public void Tabs_MarkTheCurrentOne()
    {
        var tabs = Page.Render<Tabs>(p =>
            p.Add(t => t.Label, "Provider")
                .Add(t => t.Current, "b")
                .Add(t => t.Items, [new TabItem("a", "A", "/a"), new TabItem("b", "B", "/b", 4)])
        );
        Assert.Equal("/b", tabs.Find("[aria-current=page]").GetAttribute("href"));
    }

    [Fact]
    public void RelativeTime_CarriesTheExactTime()
    {
        var at = Page.Services.GetRequiredService<TimeProvider>().GetUtcNow().AddMinutes(-5.5);
        var time = Page.Render<RelativeTime>(p => p.Add(t => t.At, at)).Find("time");
        Assert.Equal("5 min. ago", time.TextContent);
        Assert.Equal(
            at,
            DateTimeOffset.Parse(time.GetAttribute("datetime") ?? "", System.Globalization.CultureInfo.InvariantCulture)
        );
    }

    [Fact]
    public void Icons_AreAllDrawn() =>
        Assert.All(
            IconPaths.Names,
            static name => Assert.StartsWith("M", IconPaths.Of(name), StringComparison.Ordinal)
        );

    [Fact]
    public void Icon_ThatDoesNotExist_IsABug() =>
        Assert.Throws<ArgumentOutOfRangeException>(static () => IconPaths.Of("unicorn"));
}
