using System.Text;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Templates;
using DraftStudio.Tests.Unit.Support;
using Microsoft.Extensions.DependencyInjection;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Templates.TemplateStudio;

namespace DraftStudio.Tests.Unit.Features.Templates;

/// <summary>A commit after the original moved on, and what a draft changes.</summary>
public abstract class TemplateMergeTests(TemplateStudio studio)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task DifferentLines_Files_AndMembers_AreMerged()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var first = await studio.EditAsync(report.Id);
        var processor = (
            await studio.PostAsync(
                $"{Root}/{first}/processors",
                Processor("""{"type":"query","name":"a","x":1,"y":1}""")
            )
        )
            .Is(201)
            .Id;
        (await studio.PutAsync($"{Root}/{first}/settings", JsonNode.Parse("""{"pdf":{"a":1,"b":1}}""")!)).Is(200); // No null.
        (await studio.CommitAsync(report.Id)).Is(200);
        var draft = await studio.EditAsync(report.Id);
        await studio.WriteAsync(draft, report.Report, "<h1>{{ title }}</h1>\n<p>One</p>\n<p>Two</p>\n<p>Mine</p>\n");
        await studio.WriteAsync(draft, report.Logo, [9]);
        await studio.PutAsync(
            $"{Root}/{draft}/processors/{processor}",
            Processor("""{"type":"query","name":"a","x":2,"y":1}""")
        );
        await studio.PatchAsync($"{Root}/{draft}/settings", JsonNode.Parse("""{"pdf":{"a":2}}""")!); // No null.
        await studio.PatchAsync($"{Root}/{draft}/files/{report.Footer}", new JsonObject { ["filename"] = "foot.html" });

        await MoveOnAsync(
            report.Id,
            document =>
                Edited(Edited(document, report.Report, "title", "Live"), report.Footer, "Footer", "Live")
                    .With(TemplateDocument.Settings.Child("pdf").Child("b"), LeafNode.Of(2))
                    .With(TemplateItems.Processors.Items.Child(processor).Child("y"), LeafNode.Of(2))
                    .With(TemplateDocument.Description, LeafNode.Of("Live"))
        );
        var difference = (await studio.GetAsync($"{Root}/{report.Id}/draft/_diff")).Is(200);
        var committed = (await studio.CommitAsync(report.Id)).Is(200);

        Assert.Equal(1, difference.Body.GetProperty("behind").GetInt32());
        Assert.Equal(0, difference.Body.GetProperty("conflicts").GetArrayLength());
        Assert.Equal("Live", committed.Get("description"));
        Assert.Equal("""{"pdf":{"a":2,"b":2}}""", committed.Body.GetProperty("settings").GetRawText());
        Assert.Equal(
            "<h1>{{ Live }}</h1>\n<p>One</p>\n<p>Two</p>\n<p>Mine</p>\n",
            await studio.ReadAsync(report.Id, report.Report)
        );
        Assert.Contains("Live", await studio.ReadAsync(report.Id, "foot.html"), StringComparison.Ordinal);
        var merged = (await studio.GetAsync($"{Root}/{report.Id}/processors/{processor}")).Is(200);
        Assert.Equal((2, 2), (merged.Body.GetProperty("x").GetInt32(), merged.Body.GetProperty("y").GetInt32()));
    }

    [Fact]
    public async Task TheSamePlaces_AreConflicts_EachListed_AndForceTakesTheDraftsSide()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        await studio.WriteAsync(draft, report.Report, "<h1>{{ mine }}</h1>\n<p>One</p>\n<p>Two</p>\n<p>Three</p>\n");
        await studio.PatchAsync($"{Root}/{draft}/settings", JsonNode.Parse("""{"pdf":{"a":"mine"}}""")!); // No null.
        await studio.PatchAsync($"{Root}/{draft}/files/{report.Header}", new JsonObject { ["role"] = "DATA" });
        await studio.PatchAsync($"{Root}/{draft}", new JsonObject { ["description"] = "mine" });
        var input = (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "month" }))
            .Is(201)
            .Id;
        await MoveOnAsync(
            report.Id,
            document =>
                Edited(document, report.Report, "title", "live")
                    .With(TemplateDocument.Settings.Child("pdf").Child("a"), LeafNode.Of("live"))
                    .Without(TemplateFile.At(report.Header))
                    .With(TemplateDocument.Description, LeafNode.Of("live"))
        );

        var refused = (await studio.CommitAsync(report.Id)).Bad(409, "original_changed");

        var file = (await studio.GetAsync($"{Root}/{draft}/files/{report.Report}")).Id;
        var header = (await studio.GetAsync($"{Root}/{draft}/files/{report.Header}")).Id;
        Assert.Equal(
            new[] { "/description", $"/files/{file}/contents", $"/files/{header}", "/settings/pdf" }.Order(
                StringComparer.Ordinal
            ),
            refused.Errors.Order(StringComparer.Ordinal)
        );
        var conflicts = refused.Body.GetProperty("conflicts").EnumerateArray().ToList();
        var lines = conflicts.Single(conflict => conflict.GetProperty("id").GetString() == file);
        Assert.Equal("report.html", lines.GetProperty("name").GetString());
        var line = Assert.Single(lines.GetProperty("lines").EnumerateArray());
        Assert.Equal(
            (1, "<h1>{{ title }}</h1>\n", "<h1>{{ live }}</h1>\n", "<h1>{{ mine }}</h1>\n"),
            (
                line.GetProperty("start").GetInt32(),
                line.GetProperty("base").GetString(),
                line.GetProperty("live").GetString(),
                line.GetProperty("mine").GetString()
            )
        );
        Assert.Equal(
            4,
            (await studio.GetAsync($"{Root}/{report.Id}/draft/_diff")).Body.GetProperty("conflicts").GetArrayLength()
        );
        Assert.Equal("live", (await studio.GetAsync($"{Root}/{report.Id}")).Get("description"));

        var forced = (await studio.CommitAsync(report.Id, "?force=true")).Is(200);

        Assert.Equal("mine", forced.Get("description"));
        Assert.StartsWith(
            "<h1>{{ mine }}</h1>",
            await studio.ReadAsync(report.Id, report.Report),
            StringComparison.Ordinal
        );
        (await studio.GetAsync($"{Root}/{report.Id}/files/{report.Header}")).Is(200);
        (await studio.GetAsync($"{Root}/{report.Id}/inputs/{input}")).Is(200);
        var entry = await studio.JournalAsync(
            report.Id,
            entry => entry.Event == "draft.committed" && entry.Draft?.Value.ToString("D") == draft
        );
        Assert.Contains("\"force\":\"true\"", entry.Details, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoFilesOfOneName_FromEachSide_AreAConflict()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        (await studio.PostAsync($"{Root}/{draft}/files", Text("Style.css", "mine"))).Is(201);
        await MoveOnAsync(
            report.Id,
            static document =>
                new TemplateFile(
                    Guid.Parse("0190a3c4-0000-7000-8000-000000000001").ToString("D"),
                    "style.CSS",
                    FileRoles.Asset,
                    "text/css",
                    DateTimeOffset.UnixEpoch,
                    TextNode.Of(null, 0)
                ).PutInto(document)
        );

        var refused = (await studio.CommitAsync(report.Id)).Bad(409, "original_changed");

        Assert.EndsWith("/filename", Assert.Single(refused.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Difference_SaysWhatChanged_WithLines()
    {
        studio.Host.OrSkip();
        var report = await studio.ReportAsync();
        var draft = await studio.EditAsync(report.Id);
        await studio.WriteAsync(
            draft,
            report.Report,
            "<h1>{{ title }}</h1>\n<p>One</p>\n<p>2</p>\n<p>Three</p>\n<p>Four</p>\n"
        );
        await studio.WriteAsync(draft, report.Logo, [1]);
        await studio.DeleteAsync($"{Root}/{draft}/files/{report.Footer}");
        await studio.PatchAsync(
            $"{Root}/{draft}/files/{report.Header}",
            new JsonObject { ["filename"] = "top.html", ["role"] = "TEMPLATE" }
        );
        var added = (await studio.PostAsync($"{Root}/{draft}/files", Text("new.css", "p{}\n"))).Is(201).Id;
        await studio.PutAsync($"{Root}/{draft}/settings", JsonNode.Parse("""{"pdf":{"pageSize":"legal"}}""")!); // No null.
        await studio.PatchAsync($"{Root}/{draft}", new JsonObject { ["name"] = "Another" });
        var input = (await studio.PostAsync($"{Root}/{draft}/inputs", new JsonObject { ["name"] = "month" }))
            .Is(201)
            .Id;

        var difference = (await SendAsync(studio.Viewer, HttpMethod.Get, $"{Root}/{report.Id}/draft/_diff"))
            .Is(200)
            .Body;

        Assert.Equal(0, difference.GetProperty("behind").GetInt32());
        var files = difference
            .GetProperty("files")
            .EnumerateArray()
            .ToDictionary(static file => file.GetProperty("filename").GetString()!, StringComparer.Ordinal); // Every file has a name.
        Assert.Equal(5, files.Count);
        var hunk = Assert.Single(files["report.html"].GetProperty("hunks").EnumerateArray());
        Assert.Equal(
            [" <h1>{{ title }}</h1>", " <p>One</p>", "-<p>Two</p>", "+<p>2</p>", " <p>Three</p>", "+<p>Four</p>"],
            hunk.GetProperty("lines").EnumerateArray().Select(static line => line.GetString())
        );
        Assert.Equal(
            (1, 4, 1, 5),
            (
                hunk.GetProperty("oldStart").GetInt32(),
                hunk.GetProperty("oldLines").GetInt32(),
                hunk.GetProperty("newStart").GetInt32(),
                hunk.GetProperty("newLines").GetInt32()
            )
        );
        Assert.True(files["images/logo.png"].GetProperty("binary").GetBoolean());
        Assert.Equal("removed", files["parts/footer.html"].GetProperty("change").GetString());
        Assert.Equal(
            ("renamed", "parts/header.html"),
            (
                files["top.html"].GetProperty("change").GetString(),
                files["top.html"].GetProperty("previousFilename").GetString()
            )
        );
        Assert.EndsWith(
            "/role",
            Assert.Single(files["top.html"].GetProperty("members").EnumerateArray()).GetProperty("pointer").GetString(),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ("added", added),
            (files["new.css"].GetProperty("change").GetString(), files["new.css"].GetProperty("id").GetString())
        );
        var setting = Assert.Single(difference.GetProperty("settings").EnumerateArray());
        Assert.Equal("/settings/pdf", setting.GetProperty("pointer").GetString());
        Assert.Equal("""{"pageSize":"legal"}""", setting.GetProperty("after").GetRawText());
        Assert.Equal(
            "/name",
            Assert.Single(difference.GetProperty("template").EnumerateArray()).GetProperty("pointer").GetString()
        );
        var item = Assert.Single(difference.GetProperty("inputs").EnumerateArray());
        Assert.Equal((input, "added"), (item.GetProperty("id").GetString(), item.GetProperty("change").GetString()));
        Assert.Equal(0, difference.GetProperty("processors").GetArrayLength());
    }

    /// <summary>Another draft of the template, in a slot of its own, is changed and committed: what is published moves on.</summary>
    private async Task MoveOnAsync(string template, Func<Document, Document> change)
    {
        var services = studio.Host.Services;
        var (store, engine) = (services.GetRequiredService<IDraftStore>(), services.GetRequiredService<DraftEngine>());
        var accounts = services.GetRequiredService<IAccessStore>();
        var account = await accounts.FindAccountByEmailAsync(Account.NormalizeEmail(StudioHost.AdminEmail), Cancel);
        var access = await accounts.ReadAccessAsync(account!.Id, Cancel); // The first administrator is there.
        var caller = CallerResolver.Make(
            account,
            access!.Memberships[0], // As above.
            RolePermissions.Of(Role.Administrator)
        );
        var written = await store.WriteAsync<CommittedDraft>(
            async (unit, token) =>
            {
                var artifact = await unit.FindArtifactAsync(
                    caller.Workspace,
                    new ArtifactId(Guid.Parse(template)),
                    token
                );
                var now = TimeProvider.System.GetUtcNow();
                var draft = new Draft
                {
                    Workspace = caller.Workspace,
                    Id = new DraftId(Guid.CreateVersion7(now)),
                    Kind = TemplateKind.KindName,
                    Artifact = artifact!.Id, // It was made before.
                    Slot = "another",
                    BaseRevision = artifact.Head,
                    BaseNumber = artifact.HeadNumber,
                    BaseSnapshot = artifact.HeadSnapshot,
                    Snapshot = artifact.HeadSnapshot,
                    Status = DraftStatus.Active,
                    Owner = caller.User,
                    DocumentHash = ContentHash.Of([]),
                    CreatedAt = now,
                    UpdatedAt = now,
                    UpdatedBy = caller.User,
                };
                Assert.True(await unit.InsertDraftAsync(draft, token));
                var changed = await engine.ChangeAsync(
                    unit,
                    caller,
                    draft.Id,
                    async (document, inner, cancel) => change(await LoadedAsync(inner, document, cancel)),
                    Precondition.None,
                    null,
                    token
                );
                return changed.TryGet(out _, out var error)
                    ? await engine.CommitAsync(unit, caller, new CommitDraft { Draft = draft.Id }, token)
                    : error;
            },
            Cancel
        );
        Assert.True(written.TryGet(out _, out var failure), failure?.ToString());

        async Task<Document> LoadedAsync(IDraftReader reader, Document document, CancellationToken cancel)
        {
            texts.Clear();
            foreach (var file in TemplateFiles.List(document))
            {
                if (file.Contents is TextNode)
                {
                    var bytes = await FileContents.ReadAsync(reader, caller.Workspace, file.Contents, cancel);
                    texts[file.Id] = Encoding.UTF8.GetString(bytes.Span);
                }
            }

            return document;
        }
    }

    private readonly Dictionary<string, string> texts = new(StringComparer.Ordinal);

    private Document Edited(Document document, string file, string remove, string insert)
    {
        var at = texts[file].IndexOf(remove, StringComparison.Ordinal);
        var text = (TextNode)document.At(TemplateFile.ContentsAt(file))!; // A text of the report.
        return document.With(TemplateFile.ContentsAt(file), text.With([new TextEdit(at, remove, insert)]));
    }

    private static JsonNode Processor(string json) => JsonNode.Parse(json)!; // No null.
}

public sealed class SqliteTemplateMergeTests(TemplateStudio studio)
    : TemplateMergeTests(studio),
        IClassFixture<TemplateStudio>;

public sealed class PostgresTemplateMergeTests(PostgresTemplateStudio studio)
    : TemplateMergeTests(studio),
        IClassFixture<PostgresTemplateStudio>;
