using System.Collections.Immutable;
using Bunit;
using DraftStudio.Web.Components.Controls;
using Microsoft.AspNetCore.Components.Web;
using Xunit;

namespace DraftStudio.Tests.Unit.Components;

public sealed class PickerTests : FrameTestContext
{
    private static readonly ImmutableArray<PickerOption> Options = [new("1", "Cardiology"), new("2", "Neurology", "B")];
    private ImmutableArray<PickerOption>? picked;
    private string? created;

    [Fact]
    public void Picker_ThatIsClosed_SaysSoAndShowsWhatIsPicked()
    {
        var input = Render([Options[1]]).Find("[role=combobox]");
        Assert.Equal("false", input.GetAttribute("aria-expanded"));
        Assert.Equal("Neurology", input.GetAttribute("value"));
        Assert.False(input.HasAttribute("aria-activedescendant"));
    }

    [Fact]
    public void Arrows_OpenAndMove_AndEnterPicks()
    {
        var picker = Render([]);
        Press(picker, "ArrowDown");
        Assert.Equal("true", picker.Find("[role=combobox]").GetAttribute("aria-expanded"));
        Press(picker, "ArrowDown");
        var active = picker.Find("[role=combobox]").GetAttribute("aria-activedescendant");
        Assert.Contains("Neurology", picker.Find($"#{active}").TextContent, StringComparison.Ordinal);
        Press(picker, "Enter");
        Assert.Equal([Options[1]], picked);
        Assert.Equal("false", picker.Find("[role=combobox]").GetAttribute("aria-expanded"));
    }

    [Fact]
    public void Arrows_GoRound()
    {
        var picker = Render([]);
        Press(picker, "ArrowUp");
        Press(picker, "ArrowUp");
        var active = picker.Find("[role=combobox]").GetAttribute("aria-activedescendant");
        Assert.Contains("Neurology", picker.Find($"#{active}").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Escape_ClosesAndPicksNothing()
    {
        var picker = Render([]);
        Press(picker, "ArrowDown");
        Press(picker, "Escape");
        Assert.Null(picked);
        Assert.Empty(picker.FindAll("[role=option]"));
    }

    [Fact]
    public void SeveralPicked_AreTokensThatCanBeRemoved()
    {
        var picker = Render(Options, multiple: true);
        picker.Find("button[aria-label='Remove Cardiology']").Click();
        Assert.Equal([Options[1]], picked);
        Press(picker, "Backspace");
        Assert.Equal([Options[0]], picked);
    }

    [Fact]
    public void Option_ThatIsPickedAlready_IsDroppedAgain()
    {
        var picker = Render([Options[0]], multiple: true);
        picker.Find("[role=combobox]").Click();
        var option = picker.Find("[role=option][aria-selected=true]");
        option.Click();
        Assert.Empty(Assert.NotNull(picked));
    }

    [Fact]
    public void Text_ThatIsNoOption_CanBeCreated()
    {
        var picker = Render([]);
        picker.Find("[role=combobox]").Input(" Radiology ");
        picker.FindAll("[role=option]")[^1].Click();
        Assert.Equal("Radiology", created);
        Assert.Null(picked);
    }

    [Fact]
    public void Text_ThatIsAnOption_IsNotOfferedForCreation()
    {
        var picker = Render([]);
        picker.Find("[role=combobox]").Input("cardiology");
        Assert.DoesNotContain("Create", picker.Markup, StringComparison.Ordinal);
    }

    private static void Press(IRenderedComponent<Picker> picker, string key) =>
        picker.Find("[role=combobox]").KeyDown(new KeyboardEventArgs { Key = key });

    private IRenderedComponent<Picker> Render(ImmutableArray<PickerOption> selected, bool multiple = false) =>
        Page.Render<Picker>(p =>
            p.Add(x => x.Label, "Departments")
                .Add(x => x.Options, Options)
                .Add(x => x.Selected, selected)
                .Add(x => x.Multiple, multiple)
                .Add(x => x.SelectedChanged, value => picked = value)
                .Add(x => x.OnCreate, text => created = text)
        );
}
