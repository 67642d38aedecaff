using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Templates.TemplateStudio;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>A zip is put into a draft: first the difference, then the import.</summary>
public abstract class TemplateImportTests(TemplateStudio studio)
{
    [Fact]
    public async Task ADryRun_SaysWhatWouldChange_AndWritesNothing_ThenTheImportDoesIt()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        (await studio.PutAsync($"{Root}/{draft}/settings", new JsonObject { ["headerFileId"] = report.Header })).Is(
            200
        );
        var own = await OwnIdsAsync(draft);
        var zip = Zip(
            ("parts/header.html", "<header>New</header>\n"u8.ToArray()),
            ("images/logo.png", [0x89, 0x50, 0x4E, 0x47, 0, 1, 2, 255]),
            ("css/new.css", "p{}"u8.ToArray())
        );

        var planned = (await ImportAsync(draft, zip, "?dryRun=true&mode=replace")).Is(200);

        Assert.Equal(
            [
                ("css/new.css", "added", null, 3, false),
                ("images/logo.png", "same", 8, 8, true),
                ("parts/footer.html", "removed", 24, null, false),
                ("parts/header.html", "changed", 24, 21, false),
                ("report.html", "removed", 56, null, false),
            ],
            Files(planned)
        );
        Assert.Equal(("replace", 1), (planned.Get("mode"), planned.Body.GetProperty("version").GetInt32()));
        Assert.Equal("\"1\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
        Assert.Equal("<header>Header</header>\n", await studio.ReadAsync(draft, report.Header));

        var plan = planned.Get("plan");
        var done = (await ImportAsync(draft, zip, $"?mode=replace&plan={plan}")).Is(200);

        Assert.Equal(Files(planned), Files(done));
        Assert.False(done.Body.GetProperty("dryRun").GetBoolean());
        Assert.Equal("\"2\"", done.ETag); // One operation.
        var after = await OwnIdsAsync(draft);
        Assert.Equal(["css/new.css", "images/logo.png", "parts/header.html"], after.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(own["parts/header.html"], after["parts/header.html"]);
        Assert.Equal("<header>New</header>\n", await studio.ReadAsync(draft, report.Header));
        Assert.Equal(
            own["parts/header.html"],
            (await studio.GetAsync($"{Root}/{draft}/settings")).Body.GetProperty("headerFileId").GetString()
        );
        Assert.Equal("<p>Three</p>", (await studio.ReadAsync(report.Id, report.Report)).Split('\n')[3]);
    }

    [Fact]
    public async Task APlanThatIsOld_IsRefused_AndWritesNothing()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var zip = Zip(("a.css", "p{}"u8.ToArray()));
        var plan = (await ImportAsync(draft, zip, "?dryRun=true")).Is(200).Get("plan");

        (await ImportAsync(draft, Zip(("a.css", "q{}"u8.ToArray())), $"?plan={plan}")).Bad(409, "import_changed");
        (await ImportAsync(draft, zip, $"?mode=replace&plan={plan}")).Bad(409, "import_changed");
        (await studio.PatchAsync($"{Root}/{draft}", new JsonObject { ["description"] = "Meanwhile" })).Is(200);
        (await ImportAsync(draft, zip, $"?plan={plan}")).Bad(409, "import_changed");

        Assert.Equal("\"1\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
        (await studio.GetAsync($"{Root}/{draft}/files/a.css")).Bad(404, "file_not_found");
    }

    [Fact]
    public async Task WhatWasExported_ChangesNothing_AndBringsBackWhatChangedSince()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        await studio.PutAsync(
            $"{Root}/{draft}/settings",
            JsonNode.Parse($$$"""{"pdf":{"headerFileId":"{{{report.Header}}}"},"n":1.50,"none":null}""")! // No null.
        );
        var input = (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "b" })).Is(201).Id;
        (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "a" })).Is(201);
        (await studio.PostAsync($"{Root}/{draft}/processors", new JsonObject { ["type"] = "query" })).Is(201);
        (await studio.PostAsync($"{Root}/{draft}/processors", new JsonObject { ["type"] = "script" })).Is(201);
        var before = await EverythingAsync(draft);
        var zip = (await studio.GetAsync($"{Root}/{draft}/_export")).Is(200).Bytes;

        foreach (var mode in (string[])["merge", "replace"])
        {
            var same = (await ImportAsync(draft, zip, $"?mode={mode}")).Is(200);
            Assert.All(Files(same), static file => Assert.Equal("same", file.Change));
            foreach (var part in (string[])["template", "settings", "handlerOptions", "processors", "inputs"])
            {
                Assert.Equal(0, same.Body.GetProperty(part).GetArrayLength());
            }
        }

        Assert.Equal(before, await EverythingAsync(draft)); // Its tag too: nothing was written.
        (await studio.PatchAsync($"{Root}/{draft}", new JsonObject { ["name"] = "Other" })).Is(200);
        (await studio.PatchAsync($"{Root}/{draft}/settings", new JsonObject { ["n"] = 2, ["more"] = true })).Is(200);
        (
            await studio.PutAsync($"{Root}/{draft}/inputs/{input}", new JsonObject { ["name"] = "b", ["label"] = "B" })
        ).Is(200);
        (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "c", ["index"] = 0 })).Is(201);
        var changed = (await ImportAsync(draft, zip, "?mode=replace")).Is(200);

        Assert.Equal(["/name"], Pointers(changed, "template"));
        Assert.Equal(["/settings/more", "/settings/n"], Pointers(changed, "settings"));
        Assert.Equal(
            ["changed", "removed"],
            changed
                .Body.GetProperty("inputs")
                .EnumerateArray()
                .Select(static item => item.GetProperty("change").GetString())
                .Order(StringComparer.Ordinal)
        );
        Assert.Equal(before.Skip(1), (await EverythingAsync(draft)).Skip(1));
    }

    [Fact]
    public async Task WhatTheZipDoesNotHave_StaysInAMerge()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        await studio.PutAsync($"{Root}/{draft}/settings", new JsonObject { ["a"] = 1, ["b"] = 2 });
        await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "mine" });
        var manifest = """
            {"version":1,"settings":{"b":3},"inputs":[{"name":"theirs"}],
             "files":[{"id":"x","filename":"report.html","role":"DATA","contentType":"text/plain"}],"templateFileId":"x"}
            """;
        var zip = Zip(("template.json", Encoding.UTF8.GetBytes(manifest)), ("files/report.html", "Hi"u8.ToArray()));

        var done = (await ImportAsync(draft, zip, "")).Is(200);

        Assert.Equal(["kept", "kept", "kept", "changed"], Files(done).Select(static file => file.Change));
        Assert.Equal("""{"a":1,"b":3}""", (await studio.GetAsync($"{Root}/{draft}/settings")).Text);
        Assert.Equal(
            ["mine", "theirs"],
            (await studio.GetAsync($"{Root}/{draft}/inputs")).Items.Select(static item =>
                item.GetProperty("name").GetString()
            )
        );
        var file = (await studio.GetAsync($"{Root}/{draft}/files/{report.Report}")).Is(200);
        Assert.Equal(("DATA", "text/plain"), (file.Get("role"), file.Get("contentType")));
        Assert.True(file.Body.GetProperty("primary").GetBoolean());
        Assert.StartsWith("Monthly Report", (await studio.GetAsync($"{Root}/{draft}")).Get("name"));
    }

    [Fact]
    public async Task AZipOfFilesAlone_KeepsWhatTheFilesAre_AlsoWhereTheirNamesDifferInCase()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        (
            await studio.PatchAsync(
                $"{Root}/{draft}/files/{report.Header}",
                new JsonObject { ["role"] = "TEMPLATE", ["filename"] = "parts/header.tpl" }
            )
        ).Is(200);
        var own = await OwnIdsAsync(draft);

        (await ImportAsync(draft, Zip(("Parts/HEADER.tpl", "Über"u8.ToArray())), "")).Is(200);

        var file = (await studio.GetAsync($"{Root}/{draft}/files/{report.Header}")).Is(200);
        Assert.Equal(
            (own["parts/header.tpl"], "Parts/HEADER.tpl", "TEMPLATE", "text/html"),
            (file.Id, file.Get("filename"), file.Get("role"), file.Get("contentType"))
        );
        Assert.Equal("Über", await studio.ReadAsync(draft, report.Header));
        Assert.Equal(4, (await studio.GetAsync($"{Root}/{draft}/files")).Items.Count);
        (await studio.CommitAsync(report.Id)).Is(200);
    }

    [Theory]
    [InlineData("?dryRun=true")]
    [InlineData("?mode=replace")]
    public async Task WhatIsPublished_RequiresADraft(string query)
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();

        (await ImportAsync(report.Id, Zip(("a.css", "p{}"u8.ToArray())), query)).Bad(409, "edit_requires_draft");
        (await ImportAsync(Guid.Empty.ToString(), Zip(), query)).Bad(404, "template_not_found");

        Assert.Equal(4, (await studio.GetAsync($"{Root}/{report.Id}/files")).Items.Count);
    }

    [Theory]
    [InlineData("?dryRun=yes", "dryRun")]
    [InlineData("?mode=all", "mode")]
    [InlineData("?plan=1", "plan")]
    public async Task AQueryThatIsNotUnderstood_IsRefused(string query, string field)
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        var refused = (await ImportAsync(draft, Zip(("a.css", "p{}"u8.ToArray())), query)).Bad(422, "unknown_value");

        Assert.Equal(
            field,
            Assert.Single(refused.Body.GetProperty("errors").EnumerateArray()).GetProperty("field").GetString()
        );
        Assert.Equal("\"0\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
    }

    [Theory]
    [InlineData("../up.html", "archive_entry_path")]
    [InlineData("a/../../up.html", "archive_entry_path")]
    [InlineData("/etc/passwd", "archive_entry_path")]
    [InlineData("C:/windows.html", "archive_entry_path")]
    [InlineData("A.html", "archive_name_taken")]
    [InlineData("bomb.html", "archive_bomb")]
    [InlineData("link.html", "archive_entry_link")]
    public async Task AHostileArchive_IsRefused_WithTheEntryNamed_AndNothingIsWritten(string entry, string code)
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
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

        foreach (var query in (string[])["?dryRun=true", "?dryRun=false&mode=replace"])
        {
            var refused = (await ImportAsync(draft, stream.ToArray(), query)).Bad(422, "invalid_archive");
            var error = Assert.Single(refused.Body.GetProperty("errors").EnumerateArray());
            Assert.Equal(
                (entry, code),
                (error.GetProperty("field").GetString(), error.GetProperty("code").GetString())
            );
        }

        Assert.Equal("\"0\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
        Assert.Equal(4, (await studio.GetAsync($"{Root}/{draft}/files")).Items.Count);
        (await ImportAsync(draft, "no zip at all"u8.ToArray(), "")).Bad(422, "invalid_archive");
    }

    private Task<TemplateAnswer> ImportAsync(string id, byte[] zip, string query)
    {
        var content = new ByteArrayContent(zip);
        content.Headers.TryAddWithoutValidation("Content-Type", "application/zip");
        return SendContentAsync(studio.Editor, HttpMethod.Post, $"{Root}/{id}/_import{query}", content);
    }

    private async Task<Dictionary<string, string>> OwnIdsAsync(string id) =>
        (await studio.GetAsync($"{Root}/{id}/files"))
            .Is(200)
            .Items.ToDictionary(
                static file => file.GetProperty("filename").GetString()!,
                static file => file.GetProperty("id").GetString()!,
                StringComparer.Ordinal
            ); // Every file has both.

    /// <summary>The draft first, then all that it has.</summary>
    private async Task<List<string>> EverythingAsync(string id)
    {
        var parts = new List<string>();
        foreach (var part in (string[])["", "/processors", "/inputs", "/settings"])
        {
            var read = (await studio.GetAsync($"{Root}/{id}{part}")).Is(200);
            parts.Add(part.Length == 0 ? read.ETag + read.Text : read.Text);
        }

        foreach (var (name, file) in (await OwnIdsAsync(id)).OrderBy(static file => file.Key, StringComparer.Ordinal))
        {
            parts.Add($"{name} {file} {await studio.ReadAsync(id, file)}");
        }

        return parts;
    }

    private static List<(string Name, string Change, long? Old, long? New, bool Binary)> Files(TemplateAnswer answer) =>
        [
            .. answer
                .Body.GetProperty("files")
                .EnumerateArray()
                .Select(static file =>
                    (
                        file.GetProperty("filename").GetString()!, // A file has one, and a change.
                        file.GetProperty("change").GetString()!,
                        Size(file, "oldSize"),
                        Size(file, "newSize"),
                        file.GetProperty("binary").GetBoolean()
                    )
                ),
        ];

    private static long? Size(JsonElement file, string member) =>
        file.GetProperty(member) is { ValueKind: JsonValueKind.Number } size ? size.GetInt64() : null;

    private static IEnumerable<string?> Pointers(TemplateAnswer answer, string member) =>
        answer
            .Body.GetProperty(member)
            .EnumerateArray()
            .Select(static change => change.GetProperty("pointer").GetString())
            .Order(StringComparer.Ordinal);

    private static byte[] Zip(params ReadOnlySpan<(string Name, byte[] Contents)> files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, contents) in files)
            {
                Write(zip, name, contents);
            }
        }

        return stream.ToArray();
    }

    private static ZipArchiveEntry Write(ZipArchive zip, string name, ReadOnlySpan<byte> contents)
    {
        var entry = zip.CreateEntry(name);
        using var stream = entry.Open();
        stream.Write(contents);
        return entry;
    }
}

public sealed class SqliteTemplateImportTests(TemplateStudio studio)
    : TemplateImportTests(studio),
        IClassFixture<TemplateStudio>;

public sealed class PostgresTemplateImportTests(PostgresTemplateStudio studio)
    : TemplateImportTests(studio),
        IClassFixture<PostgresTemplateStudio>;
