using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Templates.TemplateStudio;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>The draft of a template: each line of the source.</summary>
public abstract class TemplateDraftTests(TemplateStudio studio)
{
    /// <summary>The members of both of the source's examples, and of the contract.</summary>
    private static readonly string[] Members =
    [
        "id",
        "tenant",
        "name",
        "description",
        "type",
        "handler",
        "handlerOptions",
        "ownerId",
        "slug",
        "editingId",
        "templateFileId",
        "settings",
        "letterheadId",
        "createdAt",
        "updatedAt",
        "retiredAt",
        "_links",
    ];

    [Fact]
    public async Task TheSourcesExample_CallByCall()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var original = (await studio.GetAsync($"{Root}/{report.Id}")).Is(200);

        // 1. Create draft
        var draft = (await studio.PostAsync($"{Root}/{report.Id}/_edit")).Is(201);
        Assert.NotEqual(report.Id, draft.Id);
        Assert.Equal(report.Id, draft.Get("editingId"));
        Assert.Equal($"{Root}/{draft.Id}", draft.Location);

        // 2. Modify draft - update files, by the original's id
        (await studio.WriteAsync(draft.Id, report.Report, "<h1>Updated</h1>\n")).Is(204);

        // 3. Modify draft - add processor
        var processor = (
            await studio.PostAsync(
                $"{Root}/{draft.Id}/processors",
                new JsonObject { ["type"] = "dataset", ["datasetId"] = "ds-456" }
            )
        ).Is(201);

        // 4. Modify draft - update settings
        (
            await studio.PutAsync(
                $"{Root}/{draft.Id}/settings",
                new JsonObject { ["pdf"] = new JsonObject { ["pageSize"] = "legal" } }
            )
        ).Is(200);

        // The published version is not affected
        Assert.Equal("{}", original.Body.GetProperty("settings").GetRawText());
        Assert.StartsWith(
            "<h1>{{ title }}</h1>",
            await studio.ReadAsync(report.Id, report.Report),
            StringComparison.Ordinal
        );
        Assert.Empty((await studio.GetAsync($"{Root}/{report.Id}/processors")).Is(200).Items);

        // 5. Commit draft
        var committed = (await studio.CommitAsync(report.Id)).Is(200);
        Assert.Equal(report.Id, committed.Id);
        Assert.Equal(JsonValueKind.Null, committed.Body.GetProperty("editingId").ValueKind);
        Assert.Equal(report.Report, committed.Get("templateFileId"));
        Assert.Equal(
            "legal",
            committed.Body.GetProperty("settings").GetProperty("pdf").GetProperty("pageSize").GetString()
        );
        Assert.True(
            committed.Body.GetProperty("updatedAt").GetDateTime() > original.Body.GetProperty("updatedAt").GetDateTime()
        );
        Assert.Equal(
            original.Body.GetProperty("createdAt").GetDateTime(),
            committed.Body.GetProperty("createdAt").GetDateTime()
        );
        Assert.Equal("<h1>Updated</h1>\n", await studio.ReadAsync(report.Id, report.Report));
        Assert.Equal(
            processor.Id,
            Assert
                .Single((await studio.GetAsync($"{Root}/{report.Id}/processors")).Is(200).Items)
                .GetProperty("id")
                .GetString()
        );

        // Draft is deleted
        (await studio.GetAsync($"{Root}/{report.Id}/draft")).Bad(404, "template_draft_not_found");
        (await studio.GetAsync($"{Root}/{draft.Id}")).Bad(404, "template_not_found");
        (await studio.CommitAsync(report.Id)).Bad(404, "template_draft_not_found");

        // Activity log entry created for template update
        var entry = await studio.JournalAsync(
            report.Id,
            entry => entry.Event == "draft.committed" && entry.Draft?.Value.ToString("D") == draft.Id
        );
        Assert.Equal(("template", report.Id), (entry.Kind, entry.Artifact?.Value.ToString("D")));
    }

    [Fact]
    public async Task Edit_AnswersTheSourcesMembers_AndTheDraftSharesOwnerAndFields()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var original = (await studio.GetAsync($"{Root}/{report.Id}")).Is(200);

        var draft = (await SendAsync(studio.Admin, HttpMethod.Post, $"{Root}/{report.Id}/_edit")).Is(201);

        Assert.Equal(Members, draft.Body.EnumerateObject().Select(static member => member.Name));
        Assert.Equal(Members, original.Body.EnumerateObject().Select(static member => member.Name));
        foreach (
            var member in (string[])
                [
                    "tenant",
                    "name",
                    "description",
                    "type",
                    "handler",
                    "handlerOptions",
                    "ownerId",
                    "slug",
                    "settings",
                    "letterheadId",
                ]
        )
        {
            Assert.Equal(original.Body.GetProperty(member).GetRawText(), draft.Body.GetProperty(member).GetRawText());
        }

        Assert.Equal("""{"pageSize":"letter","margin":"1in"}""", draft.Body.GetProperty("handlerOptions").GetRawText());
        Assert.EndsWith("Z", draft.Get("createdAt"), StringComparison.Ordinal);
        Assert.Equal("\"0\"", draft.ETag);
        Assert.Equal($"{Root}/{report.Id}", draft.Link("inf:original"));
        Assert.Equal($"{Root}/{report.Id}/draft/_commit", draft.Link("inf:commit-draft"));
        Assert.Equal($"{Root}/{draft.Id}", draft.Link("self"));
    }

    [Fact]
    public async Task Edit_WhenThereIsADraft_AnswersIt()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        var again = (await SendAsync(studio.Writer, HttpMethod.Post, $"{Root}/{report.Id}/_edit")).Is(200);

        Assert.Equal(draft, again.Id);
        var read = (await studio.GetAsync($"{Root}/{report.Id}/draft")).Is(200);
        Assert.Equal(draft, read.Id);
        Assert.Equal(read.Text, (await studio.GetAsync($"{Root}/{draft}")).Text);
    }

    [Fact]
    public async Task Edit_FiftyAtOnce_MakesOneDraft()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => studio.PostAsync($"{Root}/{report.Id}/_edit"))
        );

        Assert.Single(answers.Select(static answer => answer.Id).Distinct(StringComparer.Ordinal));
        Assert.Single(answers, static answer => (int)answer.Status == 201);
        Assert.All(answers, static answer => Assert.True((int)answer.Status is 200 or 201, answer.Text));
    }

    [Fact]
    public async Task Edit_OfADraft_IsRefused()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);

        (await studio.PostAsync($"{Root}/{draft}/_edit")).Bad(409, "nested_draft");
        (await studio.GetAsync($"{Root}/{draft}/draft")).Bad(404, "template_draft_not_found");
        (await studio.CommitAsync(draft)).Bad(404, "template_draft_not_found");
        (await studio.DeleteAsync($"{Root}/{draft}/draft")).Bad(404, "template_draft_not_found");
    }

    [Fact]
    public async Task EveryoneWithTemplateWrite_EditsCommitsAndDiscards_AndNobodyElse()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        foreach (var client in (HttpClient[])[studio.Viewer, studio.Reviewer])
        {
            var refused = (await SendAsync(client, HttpMethod.Post, $"{Root}/{report.Id}/_edit")).Bad(403, "forbidden");
            Assert.Equal("template.write", refused.Get("permission"));
        }

        var draft = await studio.EditAsync(report.Id);
        (
            await SendAsync(
                studio.Writer,
                HttpMethod.Patch,
                $"{Root}/{draft}",
                new JsonObject { ["description"] = "By John" }
            )
        ).Is(200);
        foreach (var client in (HttpClient[])[studio.Viewer, studio.Reviewer])
        {
            (await SendAsync(client, HttpMethod.Post, $"{Root}/{report.Id}/draft/_commit")).Bad(403, "forbidden");
            (await SendAsync(client, HttpMethod.Delete, $"{Root}/{report.Id}/draft")).Bad(403, "forbidden");
            var seen = (await SendAsync(client, HttpMethod.Get, $"{Root}/{report.Id}")).Is(200);
            Assert.Equal(["self", "inf:draft", "inf:files"], seen.Links);
            Assert.Equal(
                ["self", "inf:original", "inf:files"],
                (await SendAsync(client, HttpMethod.Get, seen.Link("inf:draft")!)).Is(200).Links // Asserted above.
            );
        }

        var committed = (await SendAsync(studio.Writer, HttpMethod.Post, $"{Root}/{report.Id}/draft/_commit")).Is(200);
        Assert.Equal("By John", committed.Get("description"));
        Assert.Equal(["self", "inf:edit", "inf:files"], committed.Links);
        await studio.EditAsync(report.Id);
        (await SendAsync(studio.Writer, HttpMethod.Delete, $"{Root}/{report.Id}/draft")).Is(204);
    }

    [Fact]
    public async Task Discard_LeavesTheOriginalByteForByte()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var before = await EverythingAsync(report.Id);
        var draft = await studio.EditAsync(report.Id);
        (await studio.WriteAsync(draft, report.Report, "Something else")).Is(204);
        (await studio.WriteAsync(draft, report.Logo, [1, 2, 3])).Is(204);
        (await studio.DeleteAsync($"{Root}/{draft}/files/{report.Footer}")).Is(204);
        (await studio.PostAsync($"{Root}/{draft}/files", Text("more.css", "p{}"))).Is(201);
        (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "month" })).Is(201);
        (await studio.PutAsync($"{Root}/{draft}/settings", new JsonObject { ["a"] = 1 })).Is(200);
        (await studio.PatchAsync($"{Root}/{draft}", new JsonObject { ["name"] = "Another" })).Is(200);
        var file = (await studio.GetAsync($"{Root}/{draft}/files")).Items[0].GetProperty("id").GetString();

        var discarded = (await studio.DeleteAsync($"{Root}/{report.Id}/draft")).Is(204);

        Assert.Empty(discarded.Bytes);
        Assert.Equal(before, await EverythingAsync(report.Id));
        (await studio.GetAsync($"{Root}/{report.Id}/draft")).Bad(404, "template_draft_not_found");
        (await studio.GetAsync($"{Root}/{draft}")).Bad(404, "template_not_found");
        (await studio.GetAsync($"{Root}/{draft}/files")).Bad(404, "template_not_found");
        (await studio.GetAsync($"{Root}/{draft}/files/{file}/contents")).Bad(404, "template_not_found");
        (await studio.GetAsync($"{Root}/{draft}/processors")).Bad(404, "template_not_found");
        (await studio.GetAsync($"{Root}/{draft}/inputs")).Bad(404, "template_not_found");
        (await studio.DeleteAsync($"{Root}/{report.Id}/draft")).Bad(404, "template_draft_not_found");
    }

    [Fact]
    public async Task FileIds_AreTheDraftsInTheDraft_AndTheOriginalsAfterCommit_AtAnyDepth()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var first = await studio.EditAsync(report.Id);
        var settings = JsonNode.Parse(
            $$$"""{"pdf":{"headerFileId":"{{{report.Header}}}","deep":[[{"any":["{{{report.Footer}}}","text"]}]]},"n":1.50}"""
        );
        (await studio.PutAsync($"{Root}/{first}/settings", settings!)).Is(200); // It is no null.
        (
            await studio.PatchAsync(
                $"{Root}/{first}",
                new JsonObject { ["handlerOptions"] = new JsonObject { ["footerFileId"] = report.Footer } }
            )
        ).Is(200);
        (await studio.CommitAsync(report.Id)).Is(200);
        var original = (await studio.GetAsync($"{Root}/{report.Id}")).Is(200).Body;

        var draft = (await studio.PostAsync($"{Root}/{report.Id}/_edit")).Is(201);

        var files = (await studio.GetAsync($"{Root}/{draft.Id}/files")).Items.ToDictionary(
            static file => file.GetProperty("sourceFileId").GetString()!,
            static file => file.GetProperty("id").GetString()!,
            StringComparer.Ordinal
        ); // All were copied.
        Assert.Equal(4, files.Count);
        Assert.All(files, static pair => Assert.NotEqual(pair.Key, pair.Value));
        var mapped = draft.Body.GetProperty("settings");
        Assert.Equal(files[report.Header], mapped.GetProperty("pdf").GetProperty("headerFileId").GetString());
        Assert.Equal(
            $$$"""[[{"any":["{{{files[report.Footer]}}}","text"]}]]""",
            mapped.GetProperty("pdf").GetProperty("deep").GetRawText()
        );
        Assert.Equal("1.50", mapped.GetProperty("n").GetRawText());
        Assert.Equal(
            files[report.Footer],
            draft.Body.GetProperty("handlerOptions").GetProperty("footerFileId").GetString()
        );
        Assert.Equal(files[report.Report], draft.Get("templateFileId"));

        // What the draft answered goes back as it came, and changes nothing.
        var same = (await studio.PutAsync($"{Root}/{draft.Id}/settings", JsonNode.Parse(mapped.GetRawText())!)).Is(200);
        Assert.Equal("\"0\"", same.ETag);
        (await studio.PatchAsync($"{Root}/{draft.Id}", new JsonObject { ["description"] = "New" })).Is(200);
        var committed = (await studio.CommitAsync(report.Id)).Is(200);
        Assert.Equal(
            original.GetProperty("settings").GetRawText(),
            committed.Body.GetProperty("settings").GetRawText()
        );
        Assert.Equal(
            original.GetProperty("handlerOptions").GetRawText(),
            committed.Body.GetProperty("handlerOptions").GetRawText()
        );
        Assert.Equal(report.Report, committed.Get("templateFileId"));
        Assert.Equal(
            [report.Logo, report.Footer, report.Header, report.Report],
            (await studio.GetAsync($"{Root}/{report.Id}/files")).Items.Select(static file =>
                file.GetProperty("id").GetString()
            )
        );
    }

    [Fact]
    public async Task FileIds_InAPath_AreTheDraftsTheSourcesOrTheName()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var files = (await studio.GetAsync($"{Root}/{draft}/files")).Items;
        var own = files
            .Single(file => file.GetProperty("sourceFileId").GetString() == report.Header)
            .GetProperty("id")
            .GetString();

        foreach (var id in (string?[])[own, report.Header, "parts%2Fheader.html"])
        {
            var found = (await studio.GetAsync($"{Root}/{draft}/files/{id}")).Is(200);
            Assert.Equal(own, found.Id);
            Assert.Equal("parts/header.html", found.Get("filename"));
        }

        Assert.Equal(report.Report, (await studio.GetAsync($"{Root}/{report.Id}/files/report.html")).Is(200).Id);
        (await studio.GetAsync($"{Root}/{report.Id}/files/{own}")).Bad(404, "file_not_found");
        (await studio.GetAsync($"{Root}/{draft}/files/nothing.html")).Bad(404, "file_not_found");
    }

    [Fact]
    public async Task FilesAddedInADraft_KeepTheirReferencesAfterCommit()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        var added = (await studio.PostAsync($"{Root}/{draft}/files", Text("cover.html", "<p>Cover</p>"))).Is(201);
        Assert.Equal(JsonValueKind.Null, added.Body.GetProperty("sourceFileId").ValueKind);
        Assert.Equal($"{Root}/{draft}/files/{added.Id}", added.Location);
        (await studio.PutAsync($"{Root}/{draft}/settings", new JsonObject { ["coverFileId"] = added.Id })).Is(200);

        var committed = (await studio.CommitAsync(report.Id)).Is(200);

        var id = committed.Body.GetProperty("settings").GetProperty("coverFileId").GetString();
        Assert.NotEqual(added.Id, id);
        Assert.Equal("<p>Cover</p>", await studio.ReadAsync(report.Id, id!)); // Asserted to be a file's.
    }

    [Fact]
    public async Task Commit_WhileAnotherCommits_OneWins()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        (await studio.PatchAsync($"{Root}/{draft}", new JsonObject { ["description"] = "Once" })).Is(200);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => studio.CommitAsync(report.Id)));

        Assert.Single(answers, static answer => (int)answer.Status == 200);
        Assert.All(
            answers.Where(static answer => (int)answer.Status != 200),
            static answer => Assert.True((int)answer.Status is 404 or 409, answer.Text)
        );
        Assert.Equal("Once", (await studio.GetAsync($"{Root}/{report.Id}")).Get("description"));
    }

    [Fact]
    public async Task ASettingThatNamesAMissingFile_IsSaved_AndBlocksTheCommit()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        (
            await studio.PutAsync(
                $"{Root}/{draft}/settings",
                new JsonObject
                {
                    ["pdf"] = new JsonObject { ["headerFileId"] = "no such file", ["footerFileId"] = report.Footer },
                }
            )
        ).Is(200);
        (await studio.DeleteAsync($"{Root}/{draft}/files/{report.Report}")).Is(204);
        (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["label"] = "Nameless" })).Is(201);
        (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "a" })).Is(201);
        var twice = (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "a" })).Is(201);

        var refused = (await studio.CommitAsync(report.Id)).Bad(422, "not_publishable");

        Assert.Contains("/settings/pdf/headerFileId", refused.Errors);
        Assert.Contains("/templateFileId", refused.Errors);
        Assert.Contains($"/inputs/{twice.Id}/name", refused.Errors);
        Assert.Equal(4, refused.Errors.Count);
        Assert.Equal(report.Report, (await studio.GetAsync($"{Root}/{report.Id}")).Get("templateFileId"));
        (await studio.GetAsync($"{Root}/{report.Id}/draft")).Is(200);
        var difference = (await studio.GetAsync($"{Root}/{report.Id}/draft/_diff")).Is(200);
        Assert.Equal(4, difference.Body.GetProperty("problems").GetArrayLength());
    }

    [Fact]
    public async Task AFileThatNunjucksRefuses_BlocksTheCommit_WithTheFileAndTheLine()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        (await studio.WriteAsync(draft, report.Report, "<p>\n{% include 'parts/gone.html' %}\n")).Is(204);
        var broken = Text("parts/broken.html", "\n\n{% for row in rows %}");
        broken["role"] = "TEMPLATE";
        var added = (await studio.PostAsync($"{Root}/{draft}/files", broken)).Is(201);
        var own = (await studio.GetAsync($"{Root}/{draft}/files/{report.Report}")).Is(200).Id;

        var refused = (await studio.CommitAsync(report.Id)).Bad(422, "not_publishable");

        Assert.Equal([$"/files/{added.Id}/contents", $"/files/{own}/contents"], refused.Errors);
        var errors = refused.Body.GetProperty("errors").EnumerateArray().ToList();
        Assert.Equal(
            ["invalid_template", "file_missing"],
            errors.Select(static error => error.GetProperty("code").GetString())
        );
        Assert.StartsWith("parts/broken.html, line 3, column ", errors[0].GetProperty("message").GetString());
        Assert.Equal(
            "report.html, line 2, column 1: There is no template file 'parts/gone.html'.",
            errors[1].GetProperty("message").GetString()
        );
        var same = (await studio.CommitAsync(report.Id, "?force=true")).Bad(422, "not_publishable");
        Assert.Equal(refused.Errors, same.Errors);

        (await studio.DeleteAsync($"{Root}/{draft}/files/{added.Id}")).Is(204);
        (await studio.PostAsync($"{Root}/{draft}/files", Text("parts/gone.html", "Found"))).Is(201);
        (await studio.CommitAsync(report.Id)).Is(200);
    }

    [Fact]
    public async Task AWarning_IsListed_AndDoesNotBlockTheCommit()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        (await studio.WriteAsync(draft, report.Report, "{{ titel }}")).Is(204);
        (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "title" })).Is(201);

        var problems = (await studio.GetAsync($"{Root}/{report.Id}/draft/_diff"))
            .Is(200)
            .Body.GetProperty("problems")
            .EnumerateArray()
            .ToList();

        Assert.Equal(
            [("unknown_variable", "warning"), ("unused_input", "warning")],
            problems.Select(static problem =>
                (problem.GetProperty("code").GetString()!, problem.GetProperty("severity").GetString()!)
            ) // A problem has both.
        );
        (await studio.CommitAsync(report.Id)).Is(200);
    }

    [Theory]
    [InlineData("nunjucks", 422)]
    [InlineData("handlebars", 201)]
    public async Task Create_WithAFileThatNunjucksRefuses_IsRefused_WhereItIsNunjucks(string type, int status)
    {
        studio.Host.OrSkip();

        var made = (
            await studio.PostAsync(
                Root,
                new JsonObject
                {
                    ["name"] = studio.Fresh("Broken"),
                    ["type"] = type,
                    ["initialFiles"] = new JsonArray(Text("a.html", "{% endif %}", primary: true)),
                }
            )
        ).Is(status);

        if (status == 422)
        {
            var only = Assert.Single(made.Body.GetProperty("errors").EnumerateArray());
            Assert.StartsWith("a.html, line 1, ", only.GetProperty("message").GetString());
        }
    }

    [Fact]
    public async Task WritesToWhatIsPublished_RequireADraft()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var before = await EverythingAsync(report.Id);
        var address = $"{Root}/{report.Id}";

        (await studio.PatchAsync(address, new JsonObject { ["name"] = "x" })).Bad(409, "edit_requires_draft");
        (await studio.PutAsync(address + "/settings", new JsonObject())).Bad(409, "edit_requires_draft");
        (await studio.PatchAsync(address + "/settings", new JsonObject())).Bad(409, "edit_requires_draft");
        (await studio.WriteAsync(report.Id, report.Report, "x")).Bad(409, "edit_requires_draft");
        (await studio.PostAsync(address + "/files", Text("x.html", "x"))).Bad(409, "edit_requires_draft");
        (await studio.PatchAsync($"{address}/files/{report.Report}", new JsonObject { ["filename"] = "y" })).Bad(
            409,
            "edit_requires_draft"
        );
        (await studio.DeleteAsync($"{address}/files/{report.Report}")).Bad(409, "edit_requires_draft");
        (await studio.PostAsync(address + "/processors", new JsonObject { ["type"] = "query" })).Bad(
            409,
            "edit_requires_draft"
        );
        (await studio.PostAsync(address + "/inputs", new JsonObject { ["name"] = "x" })).Bad(
            409,
            "edit_requires_draft"
        );
        (await studio.PostAsync(address + "/inputs/_reorder", new JsonObject { ["ids"] = new JsonArray() })).Bad(
            409,
            "edit_requires_draft"
        );

        Assert.Equal(before, await EverythingAsync(report.Id));
    }

    [Fact]
    public async Task AnotherWorkspacesTemplate_IsNotThere()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        await using var other = await studio.Host.AnotherAsync();
        await other.InitializeAsync();
        using var stranger = other.Admin();
        var made = (await SendAsync(stranger, HttpMethod.Post, Root, new JsonObject { ["name"] = "Theirs" })).Is(201);

        (await studio.GetAsync($"{Root}/{made.Id}")).Bad(404, "template_not_found");
        (await studio.PostAsync($"{Root}/{made.Id}/_edit")).Bad(404, "template_not_found");
        (await SendAsync(stranger, HttpMethod.Get, $"{Root}/{report.Id}")).Bad(404, "template_not_found");
        (await studio.GetAsync($"{Root}/not-an-id")).Bad(404, "template_not_found");
        (await studio.PutAsync($"{Root}/not-an-id/settings", new JsonArray())).Bad(404, "template_not_found");
    }

    /// <summary>All that can be read of a template, as one text.</summary>
    private async Task<string> EverythingAsync(string id)
    {
        var address = $"{Root}/{id}";
        var parts = new List<string>();
        foreach (var part in (string[])["", "/files", "/processors", "/inputs", "/settings"])
        {
            var read = (await studio.GetAsync(address + part)).Is(200);
            parts.Add(read.ETag + read.Text);
        }

        foreach (var file in (await studio.GetAsync(address + "/files")).Items)
        {
            var contents = (await studio.GetAsync($"{address}/files/{file.GetProperty("id").GetString()}/contents")).Is(
                200
            );
            parts.Add(contents.ETag + Convert.ToBase64String(contents.Bytes));
        }

        return string.Join('\n', parts);
    }
}

public sealed class SqliteTemplateDraftTests(TemplateStudio studio)
    : TemplateDraftTests(studio),
        IClassFixture<TemplateStudio>;

public sealed class PostgresTemplateDraftTests(PostgresTemplateStudio studio)
    : TemplateDraftTests(studio),
        IClassFixture<PostgresTemplateStudio>;
