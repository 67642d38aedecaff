using AngleSharp.Dom;
using Bunit;
using DraftStudio.Core.Access;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Web.Features.Templates;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Templates;

public sealed class TemplatePagesTests
{
    [Fact]
    public async Task List_TellsWhatEachIsWrittenFor_AndWhatItBecomes()
    {
        using var story = new TemplatePagesStory();
        await story.CreateAsync("Monthly report");
        await story.CreateAsync("Invoice", "docx");

        var page = story.Open<TemplateListPage>("/templates");

        Assert.Equal(
            [
                ("Invoice", "invoice · Sales by month", "Nunjucks, Word", "Live"),
                ("Monthly report", "monthly-report · Sales by month", "Nunjucks, PDF", "Live"),
            ],
            page.FindAll("tbody tr")
                .Where(static row => row.QuerySelector("td.name a") is not null)
                .Select(static row =>
                    (Of(row, "td.name a"), Of(row, "td.value"), Of(row, "td.sorts"), Of(row, ".status"))
                )
                // Both were changed in the same moment.
                .OrderBy(static row => row.Item1, StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task New_GoesToItsAddress_AndOpensTheDraftOfWhatIsNamed()
    {
        using var story = new TemplatePagesStory();
        var page = story.Open<TemplateListPage>("/templates");

        await page.Find("[data-keys=n]").ClickAsync();
        Assert.Equal("/templates/new", story.Address);
        await page.Find("dialog input[type=text]").ChangeAsync(" Monthly report ");
        await page.Find("dialog select").ChangeAsync("html");
        await page.Find("dialog form").SubmitAsync();

        var draft = await story.OpenedAsync();
        var header = TemplateHeader.Of(draft.Document);
        Assert.Equal(
            ("Monthly report", "monthly-report", "nunjucks", "html"),
            (header.Name, header.Slug, header.Type, header.Handler)
        );
        var file = Assert.Single(TemplateFiles.List(draft.Document));
        Assert.Equal(("report.html", "TEMPLATE", header.TemplateFileId), (file.Path, file.Role, file.Id));
        Assert.Contains("<h1>{{ title }}</h1>", await story.TextAsync(draft, "report.html"), StringComparison.Ordinal);
        Assert.Equal("title", TemplateItems.NameOf(Assert.Single(TemplateItems.Inputs.Read(draft.Document)).Value));
        Assert.Empty(new TemplateKind(new TemplateAnalysis()).Validate(draft.Document));
    }

    [Theory]
    [InlineData("nunjucks", "text", "report.txt", "text/plain")]
    [InlineData("handlebars", "pdf", "report.hbs", "text/x-handlebars-template")]
    [InlineData("pug", "html", "report.pug", "text/x-pug")]
    public async Task New_BeginsWithAFileOfItsType(string type, string handler, string name, string contentType)
    {
        using var story = new TemplatePagesStory();
        var page = story.Open<TemplateListPage>("/templates/new");

        await page.Find("dialog input[type=text]").ChangeAsync("Report");
        await page.Find($"dialog input[value={type}]").ChangeAsync(type);
        await page.Find("dialog select").ChangeAsync(handler);
        await page.Find("dialog form").SubmitAsync();

        var draft = await story.OpenedAsync();
        Assert.Equal(type, TemplateHeader.Of(draft.Document).Type);
        var file = Assert.Single(TemplateFiles.List(draft.Document));
        Assert.Equal((name, contentType), (file.Path, file.ContentType));
        Assert.Contains("title", await story.TextAsync(draft, name), StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_WithoutAName_SaysSo_AndMakesNothing()
    {
        using var story = new TemplatePagesStory();
        var page = story.Open<TemplateListPage>("/templates/new");

        await page.Find("dialog form").SubmitAsync();

        Assert.Equal("A template has a name.", page.Find("dialog [role=alert]").TextContent.Trim());
        Assert.Equal("/templates/new", story.Address);
        await page.Find("dialog [data-dismiss]").ClickAsync();
        Assert.Equal("/templates", story.Address);
        Assert.Empty(page.FindAll("dialog"));
        Assert.Null(story.Work.State<TemplateCreationState>().Failure);
        Assert.Empty(page.FindAll("td.name"));
    }

    [Fact]
    public async Task New_WithoutThePermission_SaysSo_AndMakesNothing()
    {
        using var story = new TemplatePagesStory(Role.Reviewer);
        var page = story.Open<TemplateListPage>("/templates/new");

        Assert.Empty(page.FindAll("[data-keys=n]"));
        await page.Find("dialog input[type=text]").ChangeAsync("Report");
        await page.Find("dialog form").SubmitAsync();

        Assert.Contains("template.write", page.Find("dialog [role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("td.name"));
    }

    [Fact]
    public async Task Page_ShowsFilesInputsProcessorsAndSettings()
    {
        using var story = new TemplatePagesStory();
        var report = await story.CreateAsync("Monthly report");

        var page = story.Show(report);

        Assert.Equal("Live", page.Find("h1 + .ds-badge").TextContent.Trim());
        Assert.Equal(
            [
                "logo.png | Asset · image/png · 2 kB",
                "parts/header.html | Template · text/html · 11 bytes",
                "report.html Primary | Template · text/html · 20 bytes",
            ],
            Rows(page, "Files")
        );
        Assert.Equal(["title Title | text, required", "month | date"], Rows(page, "Inputs"));
        Assert.Equal(["Sales | query", "Round | script"], Rows(page, "Processors"));
        Assert.Equal(
            ["headerFileId parts/header.html", "margin.top 20mm", "copies 2"],
            page.FindAll("[aria-label=Settings] li").Select(static line => Words(line))
        );
    }

    [Fact]
    public async Task Page_OffersEachFile_WhereTheContractServesIt()
    {
        using var story = new TemplatePagesStory();
        var report = await story.CreateAsync("Monthly report");
        var files = TemplateFiles.List((await story.FindAsync(report.Id.ToString())).Document);

        var page = story.Show(report);

        Assert.Equal(
            files.Select(file => ($"/api/templates/{report.Id}/files/{file.Id}/contents", file.Path.Split('/')[^1])),
            page.FindAll("[aria-label=Files] a")
                .Select(static link => (link.GetAttribute("href") ?? "", link.GetAttribute("download") ?? ""))
        );
        Assert.Equal($"/api/templates/{report.Id}/_export", page.Find(".tools a[download]").GetAttribute("href"));
    }

    [Fact]
    public async Task Page_OfAnOldRevision_OffersOnlyWhatIsTheSameLive()
    {
        using var story = new TemplatePagesStory();
        var report = await story.CreateAsync("Monthly report");
        await story.WriteAsync(report, "report.html", "<h1>Other</h1>");

        var page = story.Show(report, "?revision=1");

        Assert.Equal("Revision 1", page.FindAll(".what .ds-badge")[^1].TextContent.Trim());
        Assert.Equal(
            ["logo.png", "parts/header.html"],
            page.FindAll("[aria-label=Files] a").Select(static link => link.TextContent)
        );
        Assert.Contains("20 bytes", Rows(page, "Files")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TellsWhatARevisionChanged()
    {
        using var story = new TemplatePagesStory();
        var report = await story.CreateAsync("Monthly report");
        await story.WriteAsync(report, "report.html", "<h1>Other</h1>");

        var page = story.Show(report);

        Assert.Equal("What revision 2 changed", page.Find("[aria-label='What changed'] h2").TextContent);
        Assert.Contains("/contents", page.Find("[aria-label='What changed']").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_RestoresAnOldRevision_IntoTheDraft_NotIntoWhatIsLive()
    {
        using var story = new TemplatePagesStory();
        var report = await story.CreateAsync("Monthly report");
        await story.WriteAsync(report, "report.html", "<h1>Other</h1>");
        var page = story.Show(report);

        await page.Find("[aria-label='Restore as draft: revision 1']").ClickAsync();

        var draft = await story.OpenedAsync();
        Assert.Equal(report.Id, draft.Draft?.Artifact);
        Assert.Equal("<h1>{{ title }}</h1>", await story.TextAsync(draft, "report.html"));
        var live = await story.FindAsync(report.Id.ToString());
        Assert.Equal("<h1>Other</h1>", await story.TextAsync(live, "report.html"));
        Assert.Equal(2, live.Original.HeadNumber);
    }

    [Fact]
    public async Task Duplicate_OpensADraftOfACopy_WithASlugAndIdsOfItsOwn()
    {
        using var story = new TemplatePagesStory();
        var report = await story.CreateAsync("Monthly report");
        await story.CreateAsync("Monthly report copy");
        var page = story.Show(report);

        await page.InvokeAsync(() => Tool(page, "Duplicate").ClickAsync());

        var copy = await story.OpenedAsync();
        var (before, after) = ((await story.FindAsync(report.Id.ToString())).Document, copy.Document);
        Assert.NotEqual(report.Id, copy.Original.Id);
        Assert.Equal(
            ("Monthly report copy", "monthly-report-copy-2"),
            (TemplateHeader.Of(after).Name, TemplateHeader.Of(after).Slug)
        );
        var (were, are) = (TemplateFiles.List(before), TemplateFiles.List(after));
        Assert.Equal(
            were.Select(static file => (file.Path, file.Role, file.ContentType, file.Contents.Hash)),
            are.Select(static file => (file.Path, file.Role, file.ContentType, file.Contents.Hash))
        );
        Assert.Empty(were.Select(static file => file.Id).Intersect(are.Select(static file => file.Id)));
        Assert.Equal(are.Single(static file => file.Path == "report.html").Id, TemplateHeader.Of(after).TemplateFileId);
        foreach (var file in were)
        {
            Assert.DoesNotContain(file.Id, JsonOf(after), StringComparison.Ordinal);
        }

        Assert.Contains(are[1].Id, JsonOf(after), StringComparison.Ordinal);
        foreach (var items in TemplateItems.All)
        {
            Assert.Equal(
                items.Read(before).Select(static item => TemplateItems.NameOf(item.Value)),
                items.Read(after).Select(static item => TemplateItems.NameOf(item.Value))
            );
        }

        Assert.Empty(new TemplateKind(new TemplateAnalysis()).Validate(after));
    }

    [Fact]
    public async Task Page_ForAReviewer_OffersNothingThatNeedsToWriteTemplates()
    {
        using var story = new TemplatePagesStory(Role.Reviewer);
        var report = await story.CreateAsync("Monthly report");

        var page = story.Show(report);

        Assert.Empty(page.FindAll(".tools button"));
        Assert.Empty(page.FindAll("[aria-label^='Restore']"));
        Assert.Single(page.FindAll(".tools a[download]"));
    }

    [Fact]
    public async Task Retire_TakesItOutOfUse_AndItIsBroughtBack()
    {
        using var story = new TemplatePagesStory();
        var report = await story.CreateAsync("Monthly report");
        var page = story.Show(report);

        await page.InvokeAsync(() => Tool(page, "Retire").ClickAsync());
        await page.Find("dialog .ds-button--danger").ClickAsync();
        Assert.NotNull((await story.FindAsync(report.Id.ToString())).Original.RetiredAt);

        await page.InvokeAsync(() => Tool(page, "Bring back").ClickAsync());
        Assert.Null((await story.FindAsync(report.Id.ToString())).Original.RetiredAt);
    }

    private static string JsonOf(Core.Documents.Document document)
    {
        var header = TemplateHeader.Of(document);
        var nodes = TemplateItems
            .All.SelectMany(items => items.Read(document))
            .Select(static item => item.Value)
            .Append(header.Settings)
            .Append(header.HandlerOptions);
        return header.TemplateFileId
            + string.Concat(nodes.Select(static node => JsonTree.ToElement(node, static text => text).GetRawText()));
    }

    private static IElement Tool(IRenderedComponent<TemplatePage> page, string name) =>
        page.FindAll(".tools button")
            .Single(button => button.TextContent.Trim().StartsWith(name, StringComparison.Ordinal));

    private static List<string> Rows(IRenderedComponent<TemplatePage> page, string list) =>
        [
            .. page.FindAll($"[aria-label={list}] .row")
                .Select(static row => $"{Words(row.Children[0])} | {Words(row.Children[1])}"),
        ];

    private static string Of(IElement row, string part) => Words(row.QuerySelector(part));

    private static string Words(INode? node) =>
        string.Join(' ', (node?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
