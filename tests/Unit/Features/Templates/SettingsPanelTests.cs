using AngleSharp.Dom;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Editing;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Templates.TemplateFormsStage;

namespace DraftStudio.Tests.Unit.Features.Templates;

public sealed class SettingsPanelTests
{
    [Fact]
    public async Task TheTemplatesOwnMembers_AreEntered()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync();
        var panel = stage.ShowSettings();
        Assert.Equal("Report", ValueOf(Field(panel, "text/template/name")));
        Assert.Equal(
            ["None", "parts/header.html", "report.html"],
            Field(panel, "text/template/templateFileId")
                .QuerySelectorAll("option")
                .Select(static option => option.TextContent)
        );

        stage.Type("text/template/name", "Figures");
        stage.Type("text/template/handler", "html");
        stage.Type("text/template/letterheadId", "lh-1");
        stage.Type("text/template/templateFileId", stage.FileId("parts/header.html"));

        var header = TemplateHeader.Of(stage.View.Document);
        Assert.Equal(
            ("Figures", "html", "lh-1", stage.FileId("parts/header.html")),
            (header.Name, header.Handler, header.LetterheadId, header.TemplateFileId)
        );
        Assert.Contains("Only PDF has pages. HTML keeps", panel.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_AreEnteredWhereTheyAreSaid_ElseInTheSettingsOfPdf()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(
            settings: """{"pdf":{"pageSize":"a4"},"headerFileId":"@header"}""",
            options: """{"pageSize":"Letter"}"""
        );
        var panel = stage.ShowSettings();

        Assert.Equal("Letter", ValueOf(Field(panel, "text/template/handlerOptions/pageSize")));
        Assert.Equal(stage.FileId("parts/header.html"), ValueOf(Field(panel, "text/template/settings/headerFileId")));
        Assert.Equal("a4", ValueOf(Field(panel, "kept/template/settings/pdf/pageSize")));

        stage.Type("text/template/handlerOptions/pageSize", "legal");
        stage.Type("text/template/settings/pdf/orientation", "landscape");
        stage.Type("text/template/settings/pdf/footerFileId", stage.FileId("parts/header.html"));

        Assert.Equal("\"legal\"", stage.Json("template", "handlerOptions", "pageSize"));
        Assert.Equal("\"landscape\"", stage.Json("template", "settings", "pdf", "orientation"));
        Assert.Equal(
            $"\"{stage.FileId("parts/header.html")}\"",
            stage.Json("template", "settings", "pdf", "footerFileId")
        );
    }

    [Fact]
    public async Task APageSize_MayBeItsOwn()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync();
        var panel = stage.ShowSettings();
        Assert.Equal("select", Field(panel, "text/template/settings/pdf/pageSize").LocalName);

        await panel.Find("[aria-label='Custom page size']").ClickAsync();
        Assert.Equal("input", Field(panel, "text/template/settings/pdf/pageSize").LocalName);
        stage.Type("text/template/settings/pdf/pageSize", "100mm 200mm");

        Assert.Equal("""{"pdf":{"pageSize":"100mm 200mm"}}""", stage.Json("template", "settings"));
    }

    [Fact]
    public async Task AFileThatIsNotThere_IsSaidAtItsField_AndKept()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenWrongAsync(settings: """{"cover":{"frontFileId":"gone"}}""");

        var field = Field(stage.ShowSettings(), "text/template/settings/cover/frontFileId");

        Assert.Equal(("select", "gone", "true"), (field.LocalName, ValueOf(field), field.GetAttribute("aria-invalid")));
    }

    [Fact]
    public async Task AMember_IsAddedAtAnyDepth_Renamed_AndRemoved()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(settings: """{"totals":{"currency":"USD"}}""");
        var panel = stage.ShowSettings();

        await AddAsync(panel, "totals", "digits", "\"\"");
        stage.Type("kept/template/settings/totals/digits", "2");
        await AddAsync(panel, "Settings", "deep", "{}");
        await AddAsync(panel, "deep", "~on", "false");
        Assert.Equal(
            """{"totals":{"currency":"USD","digits":2},"deep":{"~on":false}}""",
            stage.Json("template", "settings")
        );

        await panel.Find("[aria-label='Rename totals']").ClickAsync();
        await panel.Find("form input").ChangeAsync("sums");
        await panel.Find("form").SubmitAsync();
        await panel.Find("[aria-label='Remove deep']").ClickAsync();

        Assert.Equal("""{"sums":{"currency":"USD","digits":2}}""", stage.Json("template", "settings"));
    }

    [Fact]
    public async Task ANameThatIsTaken_IsRefused_WhereItIsEntered()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(settings: """{"locale":"en"}""");
        var panel = stage.ShowSettings();

        await AddAsync(panel, "Settings", "locale", "{}");

        Assert.Equal("There is a member \"locale\" already.", panel.Find("form .ds-field__error").TextContent.Trim());
        Assert.Equal("""{"locale":"en"}""", stage.Json("template", "settings"));
    }

    [Fact]
    public async Task DifferentMembersOfTwoPeople_AreBothKept_TheSameIsAChoice()
    {
        using var stage = new TemplateFormsStage();
        await stage.OpenAsync(settings: """{"locale":"en","currency":"USD"}""");
        var panel = stage.ShowSettings();
        stage.Work.Do(new FieldFocused("kept/template/settings/locale"));
        await stage.BobEntersAsync("kept/template/settings/currency", "EUR");
        stage.Type("kept/template/settings/locale", "de");
        Assert.Equal("""{"locale":"de","currency":"EUR"}""", stage.Json("template", "settings"));

        await stage.BobEntersAsync("kept/template/settings/locale", "fr");
        stage.Work.Do(new FieldFocused("kept/template/settings/currency"));
        await stage.BobEntersAsync("kept/template/settings/currency", "GBP");
        stage.Type("kept/template/settings/currency", "CHF");

        var banner = panel.Find("[aria-label='Conflict in currency']");
        await banner.QuerySelectorAll("button")[1].ClickAsync();
        Assert.Equal("""{"locale":"fr","currency":"CHF"}""", stage.Json("template", "settings"));
    }

    [Fact]
    public async Task OfAReader_NothingCanBeChanged()
    {
        using var stage = new TemplateFormsStage(Role.Viewer);
        await stage.OpenAsync(settings: """{"locale":"en"}""");
        var panel = stage.ShowSettings();

        Assert.All(
            panel.FindAll("[data-path]"),
            static field => Assert.True(field.HasAttribute("readonly") || field.HasAttribute("disabled"))
        );
        Assert.Empty(panel.FindAll("[aria-label^='Add member']"));
        Assert.All(
            panel.FindAll("[aria-label^='Remove '], [aria-label^='Rename ']"),
            static button => Assert.True(button.HasAttribute("disabled"))
        );
    }

    private static async Task AddAsync(
        IRenderedComponent<Microsoft.AspNetCore.Components.IComponent> panel,
        string to,
        string name,
        string json
    )
    {
        await panel.Find($"[aria-label='Add member to {to}']").ClickAsync();
        await panel.Find("form input").ChangeAsync(name);
        await panel.Find("form select").ChangeAsync(json);
        await panel.Find("form").SubmitAsync();
    }
}
