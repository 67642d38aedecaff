using System.Globalization;
using System.Text;
using System.Text.Json;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Tests.Unit.Support;
using Xunit;

namespace DraftStudio.Tests.Unit.Kinds.Templates;

/// <summary>What is said of a template's files, and what it costs to say it again.</summary>
public sealed class TemplateAnalysisTests : IDisposable
{
    private static readonly WorkspaceId Workspace = new(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"));

    private readonly InMemoryDraftStore store = new();
    private readonly TemplateAnalysis analysis = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => store.Dispose();

    [Fact]
    public async Task AFault_IsSaidWithItsFileAndItsPlace()
    {
        var document = Primary(
            Put(
                Put(Blank, 1, "report.html", "<p>\n  {% include 'gone.html' %}\n{{ titel }}"),
                2,
                "part.html",
                "{% if x %}"
            ),
            1
        );
        document = Input(document, "title");

        var found = await FindAsync(document);

        Assert.Equal(
            [
                (IdOf(2), "invalid_template", 1, false),
                (IdOf(1), "file_missing", 2, false),
                (IdOf(1), "unknown_variable", 3, true),
                ("", "unused_input", 0, true),
            ],
            found.Select(static finding => (finding.FileId, finding.Code, finding.Line, finding.IsWarning))
        );
        Assert.Equal((4, 5), (found[2].Column, found[2].Length));
        Assert.Equal("Nothing uses the input 'title'.", found[3].Message);
        var problems = await analysis.CheckAsync(store, Workspace, document, Cancel);
        Assert.Equal(
            [$"/files/{IdOf(2)}/contents", $"/files/{IdOf(1)}/contents"],
            problems.Select(static problem => problem.Path.ToString())
        );
        Assert.Equal("report.html, line 2, column 3: There is no template file 'gone.html'.", problems[1].Message);
    }

    [Fact]
    public async Task AnInput_IsUsed_WhereAProcessorOrASettingSpeaksOfIt_OrNobodyCanTell()
    {
        var document = Input(Primary(Put(Blank, 1, "a.html", "{{ title }}"), 1), "title");
        document = Input(Input(document, "month"), "year");
        document = TemplateItems.Processors.Put(
            document,
            "p1",
            Json("""{"type":"query","name":"rows","query":"select * from t where month = :month"}"""),
            Same
        );

        Assert.Equal(["Nothing uses the input 'year'."], (await FindAsync(document)).Select(Message));

        Assert.Empty(await FindAsync(Put(document, 1, "a.html", "{{ title }}{% include rows.file %}")));
        var aside = Put(document, 2, "plain.html", "{{ year }}", FileRoles.Asset);
        Assert.Empty(await FindAsync(Put(aside, 1, "a.html", "{{ title }}{% include 'plain.html' %}")));
        Assert.Empty(
            await FindAsync(document.With(TemplateDocument.Settings.Child("footer"), LeafNode.Of("{{ year }}")))
        );
    }

    [Fact]
    public async Task AHeaderThatSettingsName_IsRenderedToo()
    {
        var document = Put(Primary(Put(Blank, 1, "a.html", ""), 1), 2, "header.html", "{{ title }}{{ other }}");
        document = Input(document, "title").With(TemplateDocument.Settings.Child("headerFileId"), LeafNode.Of(IdOf(2)));

        var only = Assert.Single(await FindAsync(document));

        Assert.Equal((IdOf(2), "unknown_variable"), (only.FileId, only.Code));
    }

    [Theory]
    [InlineData("handlebars")]
    [InlineData("pug")]
    public async Task AnotherEngine_IsNotLookedInto(string type) =>
        Assert.Empty(
            await FindAsync(Primary(Put(Blank, 1, "a.html", "{% if"), 1).With(TemplateDocument.Type, LeafNode.Of(type)))
        );

    [Fact]
    public async Task WhatIsNoTemplate_IsNotLookedInto_AndCanBeIncludedAllTheSame()
    {
        var document = Primary(Put(Blank, 1, "a.html", "{% include 'style.css' %}"), 1);

        Assert.Empty(await FindAsync(Put(document, 2, "style.css", "{% if", FileRoles.Asset)));

        var image = new TemplateFile(IdOf(2), "style.css", FileRoles.Template, "image/png", default, Binary);
        Assert.Equal("file_missing", Assert.Single(await FindAsync(image.PutInto(document))).Code);
    }

    [Fact]
    public async Task ALongText_IsNotLookedInto_AndThatIsSaid()
    {
        var long_ = "{% if" + new string(' ', ParsedFiles.Longest);
        var document = Primary(Put(Blank, 1, "a.html", long_), 1);

        var only = Assert.Single(await FindAsync(document));

        Assert.Equal(("not_analysed", true), (only.Code, only.IsWarning));
        Assert.Equal("A text of more than 1,000,000 characters is not checked.", only.Message);
        Assert.Empty(await analysis.CheckAsync(store, Workspace, document, Cancel));
    }

    [Fact]
    public async Task AFileThatDidNotChange_IsNotLoadedAgain()
    {
        var document = Blank;
        for (var number = 1; number <= 50; number++)
        {
            document = Put(document, number, $"{number}.html", await StoredAsync($"{{{{ a{number} }}}}"));
        }

        document = Primary(document, 1);
        Assert.Single(await FindAsync(document));
        using var empty = new InMemoryDraftStore(); // Has none of the texts: who asks for one fails.

        var edited = Put(document, 7, "7.html", "{% include 'gone.html' %}");
        var found = await analysis.FindAsync(empty, Workspace, edited, Cancel);
        var same = await analysis.FindAsync(empty, Workspace, Again(edited), Cancel);

        Assert.Equal(["unknown_variable", "file_missing"], found.Select(static finding => finding.Code));
        Assert.Equal(found, same);
    }

    [Fact]
    public async Task AnyWayOfEditing_EndsWhereALookAtAllOfItEnds()
    {
        var random = new Random(20);
        string[] paths = ["a.html", "b.html", "B.html", "parts/c.html", "parts/d.html", "e.html"];
        for (var story = 0; story < 40; story++)
        {
            var document = Primary(Blank, 0);
            for (var step = 0; step < 40; step++)
            {
                document = Step(document);

                var known = await FindAsync(document);
                var fresh = await new TemplateAnalysis().FindAsync(store, Workspace, Again(document), Cancel);

                // Where a cycle is closed depends on where one begins to look.
                Assert.Equal(fresh.Where(IsNoCycle), known.Where(IsNoCycle));
                Assert.Equal(fresh.All(IsNoCycle), known.All(IsNoCycle));
            }
        }

        Document Step(Document document)
        {
            var number = random.Next(6);
            var path = paths[random.Next(paths.Length)];
            var other = paths[random.Next(paths.Length)];
            var file = TemplateFile.Find(document, IdOf(number));
            switch (random.Next(file is null ? 2 : 6))
            {
                case 0 or 1:
                    return Put(document, number, path, Text(other), FileRoles.All[random.Next(2)]);
                case 2:
                    return Put(document, number, file!.Path, Text(other), file.Role);
                case 3:
                    return document.Without(TemplateFile.At(IdOf(number)));
                case 4:
                    return document.With(
                        TemplateFile.At(IdOf(number)).Child(TemplateFile.PathMember),
                        LeafNode.Of(path)
                    );
                default:
                    return document.With(
                        TemplateFile.At(IdOf(number)).Child(TemplateFile.RoleMember),
                        LeafNode.Of(FileRoles.All[random.Next(2)])
                    );
            }
        }

        string Text(string other) =>
            random.Next(6) switch
            {
                0 => "{{ x }}",
                1 => "{% if y %}",
                2 => $"{{% extends '{other}' %}}",
                3 => $"{{% if z %}}{{% include '{other}' %}}{{% endif %}}",
                4 => $"{{% include './{other.Split('/')[^1]}' %}}",
                _ => $"\n{{% import '{other}' as m %}}{{% include 'B.HTML' ignore missing %}}",
            };

        static bool IsNoCycle(TemplateFinding finding) => finding.Code != "reference_cycle";
    }

    private static Document Blank => TemplateDocument.Blank;

    private static LeafNode Binary =>
        LeafNode.FromJson(Encoding.ASCII.GetBytes($$"""{"blob":"{{ContentHash.Of([1])}}","size":1}"""));

    private Task<System.Collections.Immutable.ImmutableArray<TemplateFinding>> FindAsync(Document document) =>
        analysis.FindAsync(store, Workspace, document, Cancel);

    private async Task<TextNode> StoredAsync(string text)
    {
        var blob = PreparedBlob.Prepare(Encoding.UTF8.GetBytes(text));
        await store.WriteAsync<bool>(
            async (unit, token) =>
            {
                await unit.PutBlobAsync(Workspace, blob, token);
                return true;
            },
            Cancel
        );
        return TextNode.Of(blob.Hash, text.Length);
    }

    private static Document Put(Document document, int number, string path, string text, string? role = null) =>
        Put(document, number, path, TextNode.Of(null, 0).With([new TextEdit(0, "", text)]), role);

    private static Document Put(Document document, int number, string path, TextNode text, string? role = null) =>
        new TemplateFile(IdOf(number), path, role ?? FileRoles.Template, "text/html", default, text).PutInto(document);

    private static Document Primary(Document document, int number) =>
        document.With(TemplateDocument.TemplateFileId, LeafNode.Of(IdOf(number)));

    private static Document Input(Document document, string name) =>
        TemplateItems.Inputs.Put(document, "i-" + name, Json($$"""{"name":"{{name}}"}"""), Same);

    /// <summary>The same document, but no part of it is the same in memory.</summary>
    private static Document Again(Document document) => DocumentJson.Read(DocumentJson.Write(document));

    private static JsonElement Json(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private static string IdOf(int number) =>
        string.Create(CultureInfo.InvariantCulture, $"0199bbbb-0000-7000-8000-{number:D12}");

    private static string Message(TemplateFinding finding) => finding.Message;

    private static string Same(string text) => text;
}
