using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Templates.TemplateFormsStage;

namespace DraftStudio.Tests.Unit.Features.Templates;

public sealed class InputsPanelTests
{
    private const string Title = """{"name":"title","label":"Title","driver":"text","required":true}""";

    private const string Region =
        """{"name":"region","driver":"select","defaultValue":"s","defn":{"options":[{"value":"n","label":"North"},"s"],"depends":"month"},"x-later":{"kept":1}}""";

    [Fact]
    public async Task ARow_SaysWhatItIs_AndOpens()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync([Title, Region]);
        var panel = stage.ShowInputs();

        Assert.Equal(["title", "region"], panel.FindAll("li .name").Select(static name => name.TextContent));
        var row = panel.Find("li");
        Assert.Contains("Title", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Required", row.TextContent, StringComparison.Ordinal);
        Assert.Empty(panel.FindAll("[data-path]"));

        await panel.FindAll(".toggle")[1].ClickAsync();

        Assert.Equal("region", ValueOf(Field(panel, $"text/inputs/{Id(2)}/name")));
        Assert.Equal("n = North\ns", ValueOf(Field(panel, $"options/inputs/{Id(2)}/defn/options")));
        Assert.Equal(
            ["", "\"n\"", "\"s\""],
            Field(panel, $"json/inputs/{Id(2)}/defaultValue")
                .QuerySelectorAll("option")
                .Select(static option => option.GetAttribute("value"))
        );
        Assert.Equal("month", ValueOf(Field(panel, $"kept/inputs/{Id(2)}/defn/depends")));
        Assert.Equal("1", ValueOf(Field(panel, $"kept/inputs/{Id(2)}/x-later/kept")));
    }

    [Fact]
    public async Task WhatIsTyped_IsSaved_AndTheRestStays()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync([Region]);
        await stage.ShowInputs().Find(".toggle").ClickAsync();

        stage.Type($"options/inputs/{Id(1)}/defn/options", "n = North\n7 = Seven");
        stage.Type($"json/inputs/{Id(1)}/required", "true");

        Assert.Equal(
            """[{"value":"n","label":"North"},{"value":7,"label":"Seven"}]""",
            stage.Json("inputs", Id(1), "defn", "options")
        );
        Assert.Equal("true", stage.Json("inputs", Id(1), "required"));
        Assert.Equal("""{"kept":1}""", stage.Json("inputs", Id(1), "x-later"));
        Assert.Equal(0, stage.Editing.Waiting);
    }

    [Theory]
    [InlineData("""{"name":"a","driver":"number"}""", "json", "number")]
    [InlineData("""{"name":"a","driver":"number","defaultValue":"{{ n }}"}""", "text", "text")]
    [InlineData("""{"name":"a","driver":"date","defaultValue":"2024-01-01"}""", "text", "date")]
    [InlineData("""{"name":"a","driver":"date","defaultValue":"today"}""", "text", "text")]
    [InlineData("""{"name":"a","driver":"datetime"}""", "text", "datetime-local")]
    [InlineData("""{"name":"a","driver":"textarea"}""", "text", "textarea")]
    [InlineData("""{"name":"a","driver":"checkbox"}""", "json", "select")]
    [InlineData("""{"name":"a","driver":"multiselect","defaultValue":["x"]}""", "options", "textarea")]
    [InlineData("""{"name":"a","driver":"text","multiple":true}""", "options", "textarea")]
    [InlineData("""{"name":"a","driver":"dataset"}""", "value", "textarea")]
    [InlineData("""{"name":"a","driver":"text","defaultValue":{"b":1}}""", "value", "textarea")]
    public async Task TheDefaultValue_IsEnteredInWhatFitsTheDriver(string input, string mode, string control)
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync([input]);
        var panel = stage.ShowInputs();
        await panel.Find(".toggle").ClickAsync();

        var field = Field(panel, $"{mode}/inputs/{Id(1)}/defaultValue");

        Assert.Equal(control, field.LocalName == "input" ? field.GetAttribute("type") : field.LocalName);
    }

    [Fact]
    public async Task ADataSet_HasColumns()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(["""{"name":"a","driver":"dataset"}"""]);
        var panel = stage.ShowInputs();
        await panel.Find(".toggle").ClickAsync();
        Assert.NotNull(Field(panel, $"columns/inputs/{Id(1)}/defn/columns"));

        stage.Type($"columns/inputs/{Id(1)}/defn/columns", "id\ncity = City");

        Assert.Equal("""{"columns":["id",{"name":"city","label":"City"}]}""", stage.Json("inputs", Id(1), "defn"));
    }

    [Fact]
    public async Task TheFirstProblem_OpensItsRow_AndStandsAtTheField()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenWrongAsync([Title, """{"name":"title"}""", """{"driver":"text"}"""]);
        var panel = stage.ShowInputs();

        var name = Field(panel, $"text/inputs/{Id(2)}/name");
        Assert.Equal("true", name.GetAttribute("aria-invalid"));
        Assert.Equal(
            "Two inputs are called \"title\".",
            panel.Find($"#{name.GetAttribute("aria-describedby")}").TextContent.Trim()
        );
        Assert.Empty(panel.FindAll($"[data-path='text/inputs/{Id(3)}/name']"));
        Assert.Equal(2, panel.FindAll(".problem").Count);

        await panel.FindAll(".toggle")[2].ClickAsync();
        Assert.Contains("An input has a name.", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnInput_IsAdded_Open_PutInOrder_AndRemoved()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync([Title, Region]);
        var panel = stage.ShowInputs();

        await panel.Find(".add select").ChangeAsync("date");
        await panel.Find(".add").SubmitAsync();
        Assert.Equal(["title", "region", "input1"], stage.Names(TemplateItems.Inputs));
        Assert.Equal("true", panel.FindAll(".toggle")[2].GetAttribute("aria-expanded"));
        Assert.Contains("Date", panel.FindAll("li")[2].TextContent, StringComparison.Ordinal);

        await panel.Find("[aria-label='Move input1 up']").ClickAsync();
        Assert.Equal(["title", "input1", "region"], stage.Names(TemplateItems.Inputs));
        await panel.Find("[aria-label='Move title up']").ClickAsync();
        Assert.Equal(["title", "input1", "region"], stage.Names(TemplateItems.Inputs));

        await panel.Find("[aria-label='Remove title']").ClickAsync();
        Assert.Equal(["input1", "region"], stage.Names(TemplateItems.Inputs));
    }

    [Fact]
    public async Task AChangedMember_IsMarked_AndReverted()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync([Title]);
        var panel = stage.ShowInputs();
        await panel.Find(".toggle").ClickAsync();
        Assert.Empty(panel.FindAll("[aria-label='Revert Label']"));
        stage.Type($"text/inputs/{Id(1)}/label", "Headline");
        stage.Type($"text/inputs/{Id(1)}/help", "Short");

        Assert.Equal("Live: Title", panel.Find("[aria-label='Revert Label']").GetAttribute("title"));
        await panel.Find("[aria-label='Revert Label']").ClickAsync();
        await panel.Find("[aria-label='Revert Help']").ClickAsync();

        Assert.Equal(Title, stage.Json("inputs", Id(1)));
        Assert.Empty(panel.FindAll("[aria-label^=Revert]"));
    }

    [Fact]
    public async Task TheSameMemberOfTwoPeople_IsAChoice()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync([Title]);
        var panel = stage.ShowInputs();
        await panel.Find(".toggle").ClickAsync();
        var label = $"text/inputs/{Id(1)}/label";
        stage.Work.Do(new FieldFocused(label));
        await stage.BobEntersAsync(label, "Theirs");

        stage.Type(label, "Mine");

        var banner = panel.Find("[aria-label='Conflict in Label']");
        Assert.Contains("Theirs", banner.TextContent, StringComparison.Ordinal);
        Assert.Equal("Mine", ValueOf(Field(panel, label)));
        await banner.QuerySelectorAll("button")[0].ClickAsync();
        Assert.Equal("\"Theirs\"", stage.Json("inputs", Id(1), "label"));
        Assert.Empty(panel.FindAll("[aria-label='Conflict in Label']"));
    }

    [Fact]
    public async Task OfAReader_NothingCanBeChanged()
    {
        using var stage = new TemplateFormsStage(Role.Viewer);
        await stage.OpenAsync([Title]);
        var panel = stage.ShowInputs();
        await panel.Find(".toggle").ClickAsync();

        Assert.All(
            panel.FindAll("[data-path]"),
            static field => Assert.True(field.HasAttribute("readonly") || field.HasAttribute("disabled"))
        );
        Assert.Empty(panel.FindAll(".add"));
        Assert.True(panel.Find("[aria-label='Remove title']").HasAttribute("disabled"));
    }
}
