using DraftStudio.Core.Documents;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Web.Features.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

public sealed class PreviewNewsTests
{
    private static readonly PreviewDraft Draft = PreviewDraft
        .Of()
        .File(1, "report.html", 5)
        .File(2, "parts/row.html", 5)
        .File(3, "logo.png", isText: false)
        .Input("i1", """{"name":"title","driver":"text"}""");

    [Fact]
    public void AFileWithOtherContents_IsNamedAsCallersKnowIt_AndNothingElseIsSaid()
    {
        var news = Between(Draft, Draft.File(2, "parts/row.html", 6));

        Assert.Equal([Draft.Ids.ToWire(PreviewDraft.FileId(2))], news.Changed);
        Assert.NotEqual(PreviewDraft.FileId(2), news.Changed[0]);
        Assert.Null(news.Files);
        Assert.Null(news.Setup);
    }

    [Fact]
    public void AFileThatComesGoesOrIsRenamed_BringsTheList_AndThePrimaryPath()
    {
        var added = Between(Draft, Draft.File(4, "new.html"));
        Assert.Equal(
            ["logo.png", "new.html", "parts/row.html", "report.html"],
            added.Files?.Select(static file => file.Path).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            [false],
            added.Files?.Where(static file => file.Path == "logo.png").Select(static file => file.IsText)
        );
        Assert.Equal(3, Between(Draft, Draft.Without(2).File(4, "x.html")).Files?.Length);

        var renamed = Between(Draft, Draft.File(1, "main.html", 5));
        Assert.Equal("main.html", renamed.Setup?.Primary);
        Assert.Empty(renamed.Changed);
        Assert.Null(Between(Draft, Draft.Without(1)).Setup?.Primary);
    }

    [Fact]
    public void DataFiles_AreThoseInJson()
    {
        var draft = Draft
            .File(4, "sample.JSON", role: FileRoles.Data)
            .File(5, "notes.txt", role: FileRoles.Data)
            .File(6, "other.json")
            .File(7, "image.json", isText: false, role: FileRoles.Data);

        Assert.Equal(
            ["sample.JSON"],
            PreviewNews.FilesOf(draft.Document, draft.Ids).Where(static file => file.IsData).Select(file => file.Path)
        );
        Assert.NotNull(Between(draft, draft.File(4, "sample.JSON", role: FileRoles.Asset)).Files);
    }

    [Fact]
    public void InputsAndOptions_BringTheSetup()
    {
        var changed = Draft
            .Input("i2", """{"name":"n","driver":"number","defaultValue":4}""")
            .Input("i3", """{"name":""}""");
        var setup = Between(Draft, changed).Setup;

        Assert.Equal(["title", "n"], setup?.Inputs.Select(static input => input.Name));
        Assert.Equal("4", setup?.Inputs[1].Members["defaultValue"].GetRawText());
        Assert.NotNull(Between(Draft, Draft.With(TemplateDocument.HandlerOptions, """{"pageSize":"a5"}""")).Setup);
        Assert.Null(Between(Draft, Draft).Setup);
    }

    [Theory]
    [InlineData("""{"pageSize":"letter","margin":"1in"}""", "{}", "letter", "1in")]
    [InlineData("{}", """{"pdf":{"pageSize":"legal"},"margin":"2cm"}""", "legal", "2cm")]
    [InlineData("""{"pageSize":"a5"}""", """{"pageSize":"a3","orientation":"landscape"}""", "a5 landscape", null)]
    [InlineData("""{"margin":{"top":"1in","left":"2in"}}""", "{}", null, "1in 0 0 2in")]
    [InlineData("""{"pageSize":5,"margin":[]}""", "{}", null, null)]
    public void Paper_IsFoundWhereOptionsAndSettingsHaveIt(
        string options,
        string settings,
        string? size,
        string? margin
    )
    {
        var draft = Draft.With(TemplateDocument.HandlerOptions, options).With(TemplateDocument.Settings, settings);

        var page = PreviewSetup.Of(draft.Document, draft.Ids).Page;

        Assert.Equal((size, margin), (page.Size, page.Margin));
    }

    [Theory]
    [InlineData("nunjucks", "pdf", null)]
    [InlineData("nunjucks", "text", null)]
    [InlineData("handlebars", "html", "no preview of handlebars")]
    [InlineData("pug", "pdf", "no preview of pug")]
    [InlineData("nunjucks", "docx", "docx file")]
    [InlineData("nunjucks", "xlsx", "xlsx file")]
    public void WhyNone_SaysWhatHasNoPreview(string type, string handler, string? why)
    {
        var said = PreviewSetup.WhyNone(TemplateHeader.Of(PreviewDraft.Of(type, handler).Document));

        Assert.Equal(why is null, said is null);
        Assert.Contains(why ?? "", said ?? "", StringComparison.Ordinal);
    }

    private static PreviewNews Between(PreviewDraft before, PreviewDraft after) =>
        PreviewNews.Between(before.Document, after.Document, after.Ids);
}
