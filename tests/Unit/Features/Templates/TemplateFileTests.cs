using System.Globalization;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Templates.TemplateStudio;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>The files of a template, and their contents.</summary>
public abstract class TemplateFileTests(TemplateStudio studio)
{
    /// <summary>A file's name that cannot be taken, and why.</summary>
    public static TheoryData<string, string> BadNames =>
        new()
        {
            { "", "required" },
            { "/absolute.html", "invalid_filename" },
            { "a//b.html", "invalid_filename" },
            { "a/", "invalid_filename" },
            { "../up.html", "invalid_filename" },
            { "a/../b.html", "invalid_filename" },
            { "./a.html", "invalid_filename" },
            { "a\\b.html", "invalid_filename" },
            { "a\u0007b", "invalid_filename" },
            { "a\nb", "invalid_filename" },
            { new string('a', 256), "too_long" },
            { "x/" + new string('ä', 128), "too_long" },
        };

    [Theory]
    [MemberData(nameof(BadNames))]
    public async Task ANameThatCannotBeTaken_IsRefused_AndNothingIsWritten(string name, string code)
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        (await studio.PostAsync($"{Root}/{draft}/files", Text(name, "x"))).Bad(422, code);
        (await studio.PatchAsync($"{Root}/{draft}/files/{report.Report}", new JsonObject { ["filename"] = name })).Bad(
            422,
            code
        );

        Assert.Equal("\"0\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
    }

    [Fact]
    public async Task ANameThatIsTaken_ButForItsCase_IsRefused()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        (await studio.PostAsync($"{Root}/{draft}/files", Text("Parts/HEADER.html", "x"))).Bad(409, "file_name_taken");
        (
            await studio.PatchAsync(
                $"{Root}/{draft}/files/{report.Report}",
                new JsonObject { ["filename"] = "PARTS/header.HTML" }
            )
        ).Bad(409, "file_name_taken");
        var renamed = (
            await studio.PatchAsync(
                $"{Root}/{draft}/files/{report.Header}",
                new JsonObject { ["filename"] = "Parts/Header.html" }
            )
        ).Is(200);

        Assert.Equal("Parts/Header.html", renamed.Get("filename"));
        (await studio.PostAsync($"{Root}/{draft}/files", Text(new string('b', 255), "x"))).Is(201);
    }

    [Fact]
    public async Task ARenamedFile_KeepsItsIdAndWhatRefersToIt()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        (await studio.PutAsync($"{Root}/{draft}/settings", new JsonObject { ["headerFileId"] = report.Header })).Is(
            200
        );
        var before = (await studio.GetAsync($"{Root}/{draft}/files/{report.Header}")).Is(200);

        var moved = (
            await studio.PatchAsync(
                $"{Root}/{draft}/files/{before.Id}",
                new JsonObject
                {
                    ["filename"] = "elsewhere/top.html",
                    ["role"] = "TEMPLATE",
                    ["contentType"] = "text/plain",
                    ["primary"] = true,
                }
            )
        ).Is(200);

        Assert.Equal(before.Id, moved.Id);
        Assert.Equal(("TEMPLATE", "text/plain"), (moved.Get("role"), moved.Get("contentType")));
        Assert.True(moved.Body.GetProperty("primary").GetBoolean());
        var committed = (await studio.CommitAsync(report.Id)).Is(200);
        Assert.Equal(report.Header, committed.Body.GetProperty("settings").GetProperty("headerFileId").GetString());
        Assert.Equal(report.Header, committed.Get("templateFileId"));
        Assert.Equal("<header>Header</header>\n", await studio.ReadAsync(report.Id, "elsewhere%2Ftop.html"));
    }

    [Fact]
    public async Task AFile_HasTheContractsMembers()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var contents = "Über\n"u8.ToArray();

        var added = (
            await studio.PostAsync(
                $"{Root}/{draft}/files",
                new JsonObject
                {
                    ["filename"] = "über.txt",
                    ["role"] = "DATA",
                    ["contentType"] = "text/plain",
                    ["payloadBase64"] = Convert.ToBase64String(contents),
                }
            )
        ).Is(201);

        Assert.Equal(
            [
                "id",
                "filename",
                "role",
                "contentType",
                "size",
                "primary",
                "sha256",
                "sourceFileId",
                "createdAt",
                "updatedAt",
                "_links",
            ],
            added.Body.EnumerateObject().Select(static member => member.Name)
        );
        Assert.Equal(contents.Length, added.Body.GetProperty("size").GetInt32());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(contents)), added.Get("sha256"));
        Assert.Equal(added.Text, (await studio.GetAsync(added.Location!)).Is(200).Text); // 201 has one.
        var list = (await studio.GetAsync($"{Root}/{draft}/files?start=1&count=2")).Is(200);
        Assert.Equal((1, 2, 5), (Number(list, "start"), Number(list, "count"), Number(list, "total")));
        Assert.Equal(
            ["parts/footer.html", "parts/header.html"],
            list.Items.Select(static file => file.GetProperty("filename").GetString())
        );
        Assert.Equal(["self", "prev", "next"], list.Links);
        (await studio.GetAsync($"{Root}/{draft}/files?count=0")).Bad(422, "out_of_range");
    }

    [Theory]
    [InlineData("""{"filename":"a.html","role":"HEADER"}""", "unknown_value", "/role")]
    [InlineData("""{"filename":"a.html","contentType":"html"}""", "invalid", "/contentType")]
    [InlineData("""{"filename":"a.html","payload":"a","payloadBase64":"YQ=="}""", "invalid", "/payloadBase64")]
    [InlineData("""{"filename":"a.html","payloadBase64":"not base 64"}""", "invalid", "/payloadBase64")]
    [InlineData("""{"filename":"a.html","later":1}""", "unknown_member", "/later")]
    [InlineData("""{"filename":7}""", "wrong_type", "/filename")]
    [InlineData("""{}""", "required", "/filename")]
    public async Task AFileThatCannotBeTaken_IsRefused(string body, string code, string pointer)
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        var refused = (await SendTextAsync(studio.Editor, HttpMethod.Post, $"{Root}/{draft}/files", body)).Bad(
            422,
            code
        );

        Assert.Contains(pointer, refused.Errors);
        Assert.Equal("\"0\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
    }

    [Fact]
    public async Task Contents_AreTheBytesThatCame()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        byte[][] all =
        [
            [],
            [.. Enumerable.Range(0, 256).Select(static value => (byte)value)],
            [0xEF, 0xBB, 0xBF, .. "with a mark\r\n"u8],
            [0xFF, 0xFE, 0x41],
            "a\0b"u8.ToArray(),
            "no end of line"u8.ToArray(),
            "𝒳 surrogates 😀\n"u8.ToArray(),
        ];
        foreach (var file in (string[])[report.Report, report.Logo])
        {
            foreach (var contents in all)
            {
                var written = (await studio.WriteAsync(draft, file, contents)).Is(204);
                var read = (await studio.GetAsync($"{Root}/{draft}/files/{file}/contents")).Is(200);
                Assert.Equal(contents, read.Bytes);
                Assert.Equal(written.ETag, read.ETag);
                Assert.Equal($"\"{Convert.ToHexStringLower(SHA256.HashData(contents))}\"", read.ETag);
            }
        }
    }

    [Fact]
    public async Task Contents_AreServedAsAnAttachmentThatRunsNothing_WithATag()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var address = $"{Root}/{report.Id}/files/{report.Header}/contents";

        var read = (await studio.GetAsync(address)).Is(200);

        Assert.Equal("text/html; charset=utf-8", read.Message.Content.Headers.ContentType?.ToString());
        Assert.Equal("attachment", read.Message.Content.Headers.ContentDisposition?.DispositionType);
        Assert.Equal("header.html", read.Message.Content.Headers.ContentDisposition?.FileNameStar);
        Assert.Equal("default-src 'none'; sandbox", read.Message.Headers.GetValues("Content-Security-Policy").Single());
        Assert.Equal("nosniff", read.Message.Headers.GetValues("X-Content-Type-Options").Single());
        var unchanged = (await studio.GetAsync(address, ("If-None-Match", read.ETag!))).Is(304); // Contents have one.
        Assert.Empty(unchanged.Bytes);
        (await studio.GetAsync(address, ("If-None-Match", "\"other\""))).Is(200);
        (await studio.GetAsync($"{Root}/{report.Id}/files/{Guid.Empty}/contents")).Bad(404, "file_not_found");
    }

    [Fact]
    public async Task Contents_SayTheVersionThatTheyAreOf()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var contents = $"{Root}/{draft}/files/{report.Header}/contents";
        (await studio.PatchAsync($"{Root}/{draft}", new JsonObject { ["description"] = "Elsewhere" })).Is(200);

        var read = (await studio.GetAsync(contents)).Is(200);
        Assert.Equal(1, VersionOf(read));
        Assert.Equal(1, VersionOf((await studio.GetAsync(contents, ("If-None-Match", read.ETag!))).Is(304))); // As above.
        Assert.Equal(1, VersionOf(await studio.GetAsync($"{Root}/{report.Id}/files/{report.Header}/contents")));
        (await studio.CommitAsync(report.Id)).Is(200);
        Assert.Equal(2, VersionOf(await studio.GetAsync($"{Root}/{report.Id}/files/{report.Header}/contents")));
    }

    [Fact]
    public async Task Contents_WhileTheyAreWritten_AreThoseOfTheVersionThatIsSaid()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var contents = $"{Root}/{draft}/files/{report.Header}/contents";
        const int Last = 40;

        var writing = WriteAllAsync();
        var seen = 0;
        while (seen < Last)
        {
            var read = (await studio.GetAsync(contents)).Is(200);
            seen = VersionOf(read);
            Assert.Equal(seen == 0 ? "<header>Header</header>\n" : $"Version {seen}", read.Text);
            if (writing.IsFaulted)
            {
                break;
            }
        }

        await writing;

        async Task WriteAllAsync()
        {
            for (var version = 1; version <= Last; version++)
            {
                (await studio.WriteAsync(draft, report.Header, $"Version {version}")).Is(204);
            }
        }
    }

    [Fact]
    public async Task Contents_OfAPrecondition_AreWrittenOnlyWhenItHolds()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var first = (await studio.GetAsync($"{Root}/{draft}/files/{report.Header}/contents")).ETag!; // Contents have one.

        var second = (await studio.WriteAsync(draft, report.Header, "Two", ("If-Match", first))).Is(204).ETag;
        (await studio.WriteAsync(draft, report.Header, "Three", ("If-Match", first))).Bad(412, "precondition_failed");
        var stale = (await studio.WriteAsync(draft, report.Header, "Three", ("If-Match", "\"0\""))).Bad(
            412,
            "version_conflict"
        );
        Assert.Equal(draft, stale.Body.GetProperty("template").GetProperty("id").GetString());
        Assert.Equal(1, Number(stale, "currentVersion"));
        (await studio.WriteAsync(draft, report.Header, "Two", ("If-Match", second!))).Is(204); // Writes answer it.

        Assert.Equal("\"1\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
        Assert.Equal("Two", await studio.ReadAsync(draft, report.Header));
        (await studio.WriteAsync(draft, report.Header, "Four", ("If-Match", "\"1\""))).Is(204);
    }

    [Fact]
    public async Task Contents_OverTheLimit_AreRefused_AndUpToItTaken()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var random = new Random(7);
        var asset = new byte[25_000_000];
        random.NextBytes(asset);
        var text = string.Concat(Enumerable.Repeat("<p>A line of text</p>\n", 10_000_000 / 22));

        (await studio.WriteAsync(draft, report.Logo, asset)).Is(204);
        (await studio.WriteAsync(draft, report.Report, text)).Is(204);
        (await studio.WriteAsync(draft, report.Logo, [.. asset, 1])).Bad(413, "body_too_large");
        (await studio.WriteAsync(draft, report.Report, text + new string(' ', 300))).Bad(413, "body_too_large");
        (await studio.WriteAsync(draft, report.Report, text.Insert(5_000_000, "one more"))).Is(204);

        Assert.Equal(asset, (await studio.GetAsync($"{Root}/{draft}/files/{report.Logo}/contents")).Is(200).Bytes);
        Assert.Equal(text.Insert(5_000_000, "one more"), await studio.ReadAsync(draft, report.Report));
        (await studio.CommitAsync(report.Id)).Is(200);
        Assert.Equal(asset, (await studio.GetAsync($"{Root}/{report.Id}/files/{report.Logo}/contents")).Is(200).Bytes);
    }

    [Fact]
    public async Task AnEditedText_IsMeasuredAsItStands()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var untouched = (await studio.GetAsync($"{Root}/{draft}/files/{report.Footer}")).Is(200);

        (await studio.WriteAsync(draft, report.Header, "<header>Übersicht</header>\n")).Is(204);

        var file = (await studio.GetAsync($"{Root}/{draft}/files/{report.Header}")).Is(200);
        var bytes = "<header>Übersicht</header>\n"u8.ToArray();
        Assert.Equal(bytes.Length, Number(file, "size"));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Get("sha256"));
        Assert.Equal(untouched.Text, (await studio.GetAsync($"{Root}/{draft}/files/{report.Footer}")).Text);
        Assert.Equal(report.Header, file.Get("sourceFileId"));
    }

    [Fact]
    public async Task AnUpload_AddsAllFilesOrNone()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        using var form = Form(("a/one.css", "p{}"u8.ToArray()), ("a/two.bin", [1, 0, 255]));

        var made = (await SendContentAsync(studio.Editor, HttpMethod.Post, $"{Root}/{draft}/files/_upload", form)).Is(
            201
        );

        Assert.Equal(
            [("a/one.css", "text/css", "DATA", 3), ("a/two.bin", "application/octet-stream", "DATA", 3)],
            made.Items.Select(static file =>
                (
                    file.GetProperty("filename").GetString()!,
                    file.GetProperty("contentType").GetString()!,
                    file.GetProperty("role").GetString()!,
                    file.GetProperty("size").GetInt32()
                )
            ) // A file has all of these.
        );
        Assert.Equal([1, 0, 255], (await studio.GetAsync($"{Root}/{draft}/files/a%2Ftwo.bin/contents")).Bytes);
        using var taken = Form(("new.css", "p{}"u8.ToArray()), ("A/ONE.css", "p{}"u8.ToArray()));
        (await SendContentAsync(studio.Editor, HttpMethod.Post, $"{Root}/{draft}/files/_upload", taken)).Bad(
            409,
            "file_name_taken"
        );
        using var outside = Form(("new.css", "p{}"u8.ToArray()), ("../up.css", "p{}"u8.ToArray()));
        (await SendContentAsync(studio.Editor, HttpMethod.Post, $"{Root}/{draft}/files/_upload", outside)).Bad(
            422,
            "invalid_filename"
        );
        (await studio.PostAsync($"{Root}/{draft}/files/_upload", new JsonObject())).Bad(415, "unsupported_media_type");
        using var broken = new ByteArrayContent("--x\r\nnothing"u8.ToArray());
        broken.Headers.TryAddWithoutValidation("Content-Type", "multipart/form-data; boundary=x");
        Assert.Equal(
            422,
            (int)
                (await SendContentAsync(studio.Editor, HttpMethod.Post, $"{Root}/{draft}/files/_upload", broken)).Status
        );
        (await studio.GetAsync($"{Root}/{draft}/files/new.css")).Bad(404, "file_not_found");
        Assert.Equal("\"1\"", (await studio.GetAsync($"{Root}/{draft}")).ETag);
    }

    [Fact]
    public async Task ADeletedFile_IsGone_AndItsNameIsFree()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        (await studio.DeleteAsync($"{Root}/{draft}/files/{report.Footer}")).Is(204);

        (await studio.GetAsync($"{Root}/{draft}/files/{report.Footer}")).Bad(404, "file_not_found");
        (await studio.DeleteAsync($"{Root}/{draft}/files/{report.Footer}")).Bad(404, "file_not_found");
        (await studio.PostAsync($"{Root}/{draft}/files", Text("parts/footer.html", "New"))).Is(201);
        (await studio.CommitAsync(report.Id)).Is(200);
        Assert.Equal("New", await studio.ReadAsync(report.Id, "parts%2Ffooter.html"));
        (await studio.GetAsync($"{Root}/{report.Id}/files/{report.Footer}")).Bad(404, "file_not_found");
    }

    private static int VersionOf(TemplateAnswer contents) =>
        int.Parse(contents.Message.Headers.GetValues("X-Draft-Version").Single(), CultureInfo.InvariantCulture);

    private static int Number(TemplateAnswer answer, string member) => answer.Body.GetProperty(member).GetInt32();

    private static MultipartFormDataContent Form(params ReadOnlySpan<(string Name, byte[] Contents)> files)
    {
        var form = new MultipartFormDataContent { { new StringContent("DATA"), "role" } };
        foreach (var (name, contents) in files)
        {
            var part = new ByteArrayContent(contents);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            form.Add(part, "file", name);
        }

        return form;
    }
}

public sealed class SqliteTemplateFileTests(TemplateStudio studio)
    : TemplateFileTests(studio),
        IClassFixture<TemplateStudio>;

public sealed class PostgresTemplateFileTests(PostgresTemplateStudio studio)
    : TemplateFileTests(studio),
        IClassFixture<PostgresTemplateStudio>;
