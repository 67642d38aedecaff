using Bunit;
using DraftStudio.Web.Components.Controls;
using Xunit;

namespace DraftStudio.Tests.Unit.Components;

public sealed class FieldTests : FrameTestContext
{
    [Fact]
    public void TextField_TiesLabelControlAndError()
    {
        var field = Page.Render<TextField>(p =>
            p.Add(f => f.Path, "/name")
                .Add(f => f.Label, "Name")
                .Add(f => f.Required, true)
                .Add(f => f.Error, "is taken")
        );
        var input = field.Find("input");
        Assert.Equal(input.Id, field.Find("label").GetAttribute("for"));
        Assert.Equal("/name", input.GetAttribute("data-path"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal("true", input.GetAttribute("aria-required"));
        Assert.Contains(
            "is taken",
            field.Find($"#{input.GetAttribute("aria-describedby")}").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TextField_WithoutAnError_IsDescribedByItsHint()
    {
        var field = Page.Render<TextField>(p =>
            p.Add(f => f.Path, "/name").Add(f => f.Label, "Name").Add(f => f.Hint, "Shown to all")
        );
        var input = field.Find("input");
        Assert.Equal("Shown to all", field.Find($"#{input.GetAttribute("aria-describedby")}").TextContent);
        Assert.False(input.HasAttribute("aria-invalid"));
    }

    [Fact]
    public void TextField_OutsideAScope_TellsEachChange()
    {
        var told = "";
        var field = Page.Render<TextField>(p =>
            p.Add(f => f.Path, "/name").Add(f => f.Label, "Name").Add(f => f.ValueChanged, value => told = value)
        );
        field.Find("input").Input("abc");
        Assert.Equal("abc", told);
    }

    [Fact]
    public void TextField_ThatChanged_OffersToRevert()
    {
        var reverted = false;
        var field = Page.Render<TextField>(p =>
            p.Add(f => f.Path, "/name")
                .Add(f => f.Label, "Name")
                .Add(f => f.Changed, true)
                .Add(f => f.OnRevert, () => reverted = true)
        );
        field.Find("button[aria-label='Revert Name']").Click();
        Assert.True(reverted);
    }

    [Fact]
    public void TextField_ThatDidNotChange_OffersNoRevert()
    {
        var field = Page.Render<TextField>(p =>
            p.Add(f => f.Path, "/name").Add(f => f.Label, "Name").Add(f => f.OnRevert, static () => { })
        );
        Assert.Empty(field.FindAll("button"));
    }

    [Fact]
    public void TextAreaField_ShowsItsValue()
    {
        var field = Page.Render<TextAreaField>(p =>
            p.Add(f => f.Path, "/d").Add(f => f.Label, "Description").Add(f => f.Value, "two\nlines")
        );
        Assert.Equal("two\nlines", field.Find("textarea").GetAttribute("value"));
    }
}
