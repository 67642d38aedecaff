using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Templates.TemplateStudio;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>Templates listed, made, taken out of use; repeated requests and preconditions.</summary>
public abstract class TemplateListTests(TemplateStudio studio)
{
    [Fact]
    public async Task Create_WithANameAlone_PublishesIt()
    {
        studio.Host.OrSkip();

        var made = await studio.CreateAsync(new JsonObject { ["name"] = "Only a name" });

        Assert.Equal(("nunjucks", "pdf", "only-a-name"), (made.Get("type"), made.Get("handler"), made.Get("slug")));
        Assert.Equal($"{Root}/{made.Id}", made.Location);
        Assert.Equal("\"1\"", made.ETag);
        Assert.Equal("main", made.Get("tenant"));
        Assert.Equal(["self", "inf:edit", "inf:files"], made.Links);
        Assert.Equal(made.Text, (await studio.GetAsync(made.Location!)).Is(200).Text); // Asserted above.
        Assert.Empty((await studio.GetAsync(made.Link("inf:files")!)).Is(200).Items); // As above.
    }

    [Fact]
    public async Task Slugs_AreUnique_AlsoWhenMadeAtOnce()
    {
        studio.Host.OrSkip();
        var name = studio.Fresh("Slug of");

        var made = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => studio.CreateAsync(new JsonObject { ["name"] = name }))
        );

        Assert.Equal(8, made.Select(static answer => answer.Get("slug")).Distinct(StringComparer.Ordinal).Count());
        Assert.All(made, answer => Assert.StartsWith("slug-of", answer.Get("slug"), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("""{}""", "required")]
    [InlineData("""{"name":" "}""", "required")]
    [InlineData("""{"name":"a","type":"mustache"}""", "unknown_value")]
    [InlineData("""{"name":"a","handler":"fax"}""", "unknown_value")]
    [InlineData("""{"name":"a","initialFiles":[{"filename":"../a"}]}""", "invalid_filename")]
    [InlineData("""{"name":"a","settings":[]}""", "wrong_type")]
    [InlineData("""{"name":"a","later":1}""", "unknown_member")]
    public async Task Create_OfWhatCannotBeTaken_IsRefused(string body, string code)
    {
        studio.Host.OrSkip();
        var before = await TotalAsync();

        (await SendTextAsync(studio.Editor, HttpMethod.Post, Root, body)).Bad(422, code);
        (
            await SendTextAsync(
                studio.Editor,
                HttpMethod.Post,
                Root,
                """{"name":"a","initialFiles":[{"filename":"A"},{"filename":"a"}]}"""
            )
        ).Bad(409, "file_name_taken");

        Assert.Equal(before, await TotalAsync());

        async Task<int> TotalAsync() => (await studio.GetAsync(Root)).Is(200).Body.GetProperty("total").GetInt32();
    }

    [Fact]
    public async Task List_IsInOrder_SearchedAndInParts()
    {
        studio.Host.OrSkip();
        var word = studio.Fresh("Listed").Replace(' ', 'x');
        foreach (var name in (string[])["Beta", "alpha", "Gamma"])
        {
            await studio.CreateAsync(new JsonObject { ["name"] = $"{name} {word}" });
        }

        var list = (await studio.GetAsync($"{Root}?q={word}&start=1&count=1")).Is(200);

        Assert.Equal(
            (1, 1, 3),
            (
                list.Body.GetProperty("start").GetInt32(),
                list.Body.GetProperty("count").GetInt32(),
                list.Body.GetProperty("total").GetInt32()
            )
        );
        Assert.Equal($"Beta {word}", Assert.Single(list.Items).GetProperty("name").GetString());
        Assert.Equal($"{Root}?q={word}&start=2&count=1", list.Link("next"));
        Assert.Equal($"{Root}?q={word}&start=0&count=1", list.Link("prev"));
        Assert.Equal(["Gamma", "Beta", "alpha"], await FirstWordsAsync("-name"));
        Assert.Equal(["Gamma", "alpha", "Beta"], await FirstWordsAsync("-updatedAt"));
        Assert.Equal(["Beta", "alpha", "Gamma"], await FirstWordsAsync("updatedAt"));
        (await studio.GetAsync($"{Root}?sort=size")).Bad(422, "unknown_value");
        (await studio.GetAsync($"{Root}?start=-1")).Bad(422, "out_of_range");

        async Task<List<string>> FirstWordsAsync(string sort) =>
            [
                .. (await studio.GetAsync($"{Root}?q={word}&sort={sort}"))
                    .Is(200)
                    .Items.Select(static item =>
                        item.GetProperty("name").GetString()!.Split(' ')[0] // Every template has one.
                    ),
            ];
    }

    [Fact]
    public async Task Delete_OfADraftDiscardsIt_OfWhatIsPublishedRetiresIt()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        (await studio.DeleteAsync($"{Root}/{draft}")).Is(204);
        (await studio.GetAsync($"{Root}/{report.Id}/draft")).Bad(404, "template_draft_not_found");
        (await studio.DeleteAsync($"{Root}/{report.Id}", ("If-Match", "\"9\""))).Bad(412, "precondition_failed");
        (await studio.DeleteAsync($"{Root}/{report.Id}")).Is(204);

        var retired = (await studio.GetAsync($"{Root}/{report.Id}")).Is(200);
        Assert.NotNull(retired.Get("retiredAt"));
        Assert.Equal(["self", "inf:files"], retired.Links);
        (await studio.PostAsync($"{Root}/{report.Id}/_edit")).Bad(409, "retired");
        Assert.DoesNotContain(
            (await studio.GetAsync($"{Root}?count=200")).Items,
            item => item.GetProperty("id").GetString() == report.Id
        );
        Assert.Contains(
            (await studio.GetAsync($"{Root}?count=200&retired=true")).Items,
            item => item.GetProperty("id").GetString() == report.Id
        );
        var back = (await studio.PostAsync($"{Root}/{report.Id}/_unretire")).Is(200);
        Assert.Null(back.Get("retiredAt"));
        await studio.EditAsync(report.Id);
    }

    [Fact]
    public async Task ARepeatedRequest_GetsItsAnswerAgain_AndWritesNothing()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var key = ("Idempotency-Key", studio.Fresh("key").Replace(' ', '-'));

        var edit = (await studio.PostAsync($"{Root}/{report.Id}/_edit", null, key)).Is(201);
        var again = (await studio.PostAsync($"{Root}/{report.Id}/_edit", null, key)).Is(201);
        Assert.True(again.Replayed);
        Assert.Equal((edit.Text, edit.ETag, edit.Location), (again.Text, again.ETag, again.Location));

        var added = (await studio.PostAsync($"{Root}/{edit.Id}/files", Text("a.txt", "a"), key)).Is(201);
        Assert.Equal(
            added.Text,
            (await studio.PostAsync($"{Root}/{edit.Id}/files", Text("a.txt", "a"), key)).Is(201).Text
        );
        (await studio.PostAsync($"{Root}/{edit.Id}/files", Text("b.txt", "a"), key)).Bad(422, "idempotency_key_reused");
        (await studio.WriteAsync(edit.Id, "a.txt", "b", key)).Is(204);
        (await studio.WriteAsync(edit.Id, "a.txt", "c")).Is(204);
        Assert.True((await studio.WriteAsync(edit.Id, "a.txt", "b", key)).Is(204).Replayed);
        Assert.Equal("c", await studio.ReadAsync(edit.Id, "a.txt"));
        (await studio.DeleteAsync($"{Root}/{edit.Id}/files/a.txt", key)).Is(204);
        Assert.True((await studio.DeleteAsync($"{Root}/{edit.Id}/files/a.txt", key)).Is(204).Replayed);

        var committed = (await studio.PostAsync($"{Root}/{report.Id}/draft/_commit", null, key)).Is(200);
        var replayed = (await studio.PostAsync($"{Root}/{report.Id}/draft/_commit", null, key)).Is(200);
        Assert.True(replayed.Replayed);
        Assert.Equal(committed.Text, replayed.Text);
        Assert.True((await studio.DeleteAsync($"{Root}/{edit.Id}/files/a.txt", key)).Is(204).Replayed);
    }

    [Fact]
    public async Task AStalePrecondition_IsToldWithTheDraftAsItStands()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        (await studio.PatchAsync($"{Root}/{draft}", new JsonObject { ["name"] = "First" }, ("If-Match", "\"0\""))).Is(
            200
        );

        var stale = (
            await studio.PatchAsync($"{Root}/{draft}", new JsonObject { ["name"] = "Second" }, ("If-Match", "\"0\""))
        ).Bad(412, "version_conflict");

        Assert.Equal("First", stale.Body.GetProperty("template").GetProperty("name").GetString());
        Assert.Equal(1, stale.Body.GetProperty("currentVersion").GetInt32());
        (await studio.PostAsync($"{Root}/{report.Id}/draft/_commit", null, ("If-Match", "\"0\""))).Bad(
            412,
            "version_conflict"
        );
        (await studio.DeleteAsync($"{Root}/{report.Id}/draft", ("If-Match", "\"0\""))).Bad(412, "version_conflict");
        (await studio.PostAsync($"{Root}/{report.Id}/draft/_commit", null, ("If-Match", "\"1\""))).Is(200);
        Assert.Equal("\"2\"", (await studio.GetAsync($"{Root}/{report.Id}")).ETag);
    }

    [Fact]
    public async Task AnExport_ComesBackAsTheSameTemplate()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        await studio.PutAsync(
            $"{Root}/{draft}/settings",
            JsonNode.Parse($$$"""{"pdf":{"headerFileId":"{{{report.Header}}}"},"n":1.50}""")! // No null.
        );
        await studio.PostAsync(
            $"{Root}/{draft}/processors",
            JsonNode.Parse("""{"type":"query","name":"q","x":1.0}""")!
        ); // As above.
        await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "b" });
        await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "a", ["index"] = 0 });
        (await studio.CommitAsync(report.Id)).Is(200);

        var exported = (await studio.GetAsync($"{Root}/{report.Id}/_export")).Is(200);
        Assert.Equal("application/zip", exported.Message.Content.Headers.ContentType?.MediaType);
        Assert.Equal(exported.Bytes, (await studio.GetAsync($"{Root}/{report.Id}/_export")).Bytes);
        var imported = (await ImportAsync(exported.Bytes, "?name=Copy")).Is(201);

        Assert.Equal(
            ("Copy", "nunjucks", "pdf"),
            (imported.Get("name"), imported.Get("type"), imported.Get("handler"))
        );
        var files = (await studio.GetAsync($"{Root}/{imported.Id}/files")).Is(200).Items;
        var originals = (await studio.GetAsync($"{Root}/{report.Id}/files")).Is(200).Items;
        foreach (var member in (string[])["filename", "role", "contentType", "sha256", "size", "primary"])
        {
            Assert.Equal(
                originals.Select(file => file.GetProperty(member).GetRawText()),
                files.Select(file => file.GetProperty(member).GetRawText())
            );
        }

        var header = files.Single(static file => file.GetProperty("filename").GetString() == "parts/header.html");
        Assert.Equal(
            $$$"""{"pdf":{"headerFileId":"{{{header.GetProperty("id").GetString()}}}"},"n":1.50}""",
            imported.Body.GetProperty("settings").GetRawText()
        );
        Assert.Equal(
            ["a", "b"],
            (await studio.GetAsync($"{Root}/{imported.Id}/inputs")).Items.Select(static item =>
                item.GetProperty("name").GetString()
            )
        );
        Assert.Equal(
            "1.0",
            Assert
                .Single((await studio.GetAsync($"{Root}/{imported.Id}/processors")).Items)
                .GetProperty("x")
                .GetRawText()
        );
    }

    [Theory]
    [InlineData("../up.html", "archive_entry_path")]
    [InlineData("/etc/passwd", "archive_entry_path")]
    [InlineData("A.html", "archive_name_taken")]
    [InlineData("bomb.html", "archive_bomb")]
    [InlineData("link.html", "archive_entry_link")]
    public async Task AHostileArchive_IsRefused_WithTheEntryNamed(string entry, string code)
    {
        studio.Host.OrSkip();
        var before = (await studio.GetAsync(Root)).Body.GetProperty("total").GetInt32();
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "a.html", "fine"u8);
            var added = Write(zip, entry, code == "archive_bomb" ? new byte[20_000_000] : "x"u8);
            if (code == "archive_entry_link")
            {
                added.ExternalAttributes = unchecked((int)0xA1FF0000);
            }
        }

        var refused = (await ImportAsync(stream.ToArray(), "")).Bad(422, "invalid_archive");

        var error = Assert.Single(refused.Body.GetProperty("errors").EnumerateArray());
        Assert.Equal((entry, code), (error.GetProperty("field").GetString(), error.GetProperty("code").GetString()));
        (await ImportAsync("no zip at all"u8.ToArray(), "")).Bad(422, "invalid_archive");
        Assert.Equal(before, (await studio.GetAsync(Root)).Body.GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task AZipOfFilesAlone_BecomesATemplate()
    {
        studio.Host.OrSkip();
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Write(zip, "report.html", "<p>Hi</p>"u8);
            Write(zip, "images/a.png", [0, 1, 2]);
        }

        var imported = (await ImportAsync(stream.ToArray(), "?name=Plain")).Is(201);

        Assert.Equal("<p>Hi</p>", await studio.ReadAsync(imported.Id, "report.html"));
        Assert.Equal(2, (await studio.GetAsync($"{Root}/{imported.Id}/files")).Items.Count);
    }

    [Fact]
    public async Task AProblem_HasTheFamilysMembersToo()
    {
        studio.Host.OrSkip();

        var missing = (await studio.GetAsync($"{Root}/{Guid.Empty}")).Bad(404, "template_not_found");

        Assert.Equal("Not Found", missing.Get("error"));
        (await studio.GetAsync($"{Root}/{Guid.Empty}/nothing/here")).Bad(404, "not_found");
        (await studio.PutAsync(Root, new JsonObject())).Bad(405, "method_not_allowed");
        (await studio.DeleteAsync($"{Root}/{Guid.Empty}/_edit")).Bad(405, "method_not_allowed");
        using var text = new StringContent("name: Report", System.Text.Encoding.UTF8, "application/yaml");
        (await SendContentAsync(studio.Editor, HttpMethod.Post, Root, text)).Bad(415, "unsupported_media_type");
        var elsewhere = (await studio.GetAsync("/api/nothing")).Is(404);
        Assert.False(elsewhere.Body.TryGetProperty("statusCode", out _));
        using var nobody = studio.Host.Anonymous();
        Assert.Equal(401, (int)(await SendAsync(nobody, HttpMethod.Get, Root)).Status);
    }

    private Task<TemplateAnswer> ImportAsync(byte[] zip, string query)
    {
        var content = new ByteArrayContent(zip);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/zip");
        return SendContentAsync(studio.Editor, HttpMethod.Post, $"{Root}/_import{query}", content);
    }

    private static ZipArchiveEntry Write(ZipArchive zip, string name, ReadOnlySpan<byte> contents)
    {
        var entry = zip.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(contents);
        return entry;
    }
}

public sealed class SqliteTemplateListTests(TemplateStudio studio)
    : TemplateListTests(studio),
        IClassFixture<TemplateStudio>;

public sealed class PostgresTemplateListTests(PostgresTemplateStudio studio)
    : TemplateListTests(studio),
        IClassFixture<PostgresTemplateStudio>;
