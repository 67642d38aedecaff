using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Forms;

/// <summary>The routes beside a form's one: drafts, what is live, revisions, undo.</summary>
public abstract class FormLifecycleTests(FormStudio studio)
{
    [Fact]
    public async Task Publish_MakesItLive_AndClosesTheDraft()
    {
        var name = studio.Fresh("Published");
        var (id, published) = await studio.PublishedAsync(name);
        var live = (await FormStudio.GetAsync(studio.Viewer, $"{studio.Live}/{id}")).Good();
        var list = (
            await FormStudio.GetAsync(studio.Viewer, $"{studio.Live}?search={Uri.EscapeDataString(name)}")
        ).Good();

        Assert.Equal(1, published.Body.GetProperty("revision").GetInt32());
        Assert.Equal("published", published.Text1("status"));
        Assert.Empty(published.Body.GetProperty("merged").EnumerateArray());
        Assert.False(published.Field("name").GetProperty("dirty").GetBoolean());
        Assert.Equal((name, "\"1\""), (live.Text1("name"), live.ETag));
        Assert.False(live.Field("name").GetProperty("editable").GetBoolean());
        Assert.Equal(id, Assert.Single(list.Body.GetProperty("items").EnumerateArray()).GetProperty("id").GetString());
        (
            await studio.SaveAsync(studio.Editor, new JsonObject { ["draft_id"] = published.DraftId, ["name"] = "x" })
        ).Bad(409, "draft_closed");
    }

    [Fact]
    public async Task Publish_OfWhatIsNotComplete_NamesWhatIsMissing()
    {
        var draft = (await studio.SaveAsync(studio.Editor, new JsonObject { ["description"] = "No name." })).Good();

        var refused = await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish");

        var error = refused.Bad(422, "not_publishable").Error("/name");
        Assert.Equal(
            ("name", "required"),
            (error.GetProperty("field").GetString(), error.GetProperty("code").GetString())
        );
    }

    [Fact]
    public async Task Publish_MergesWhatWentLiveMeanwhile_AndSaysWhatCame()
    {
        var (id, _) = await studio.PublishedAsync();
        var mine = (await OpenAsync(studio.Editor, id, own: true)).Good();
        var theirs = (await OpenAsync(studio.Admin, id, own: true)).Good();
        (await ChangeAsync(studio.Editor, mine.DraftId, "name", studio.Fresh("Mine"))).Good();
        (await ChangeAsync(studio.Admin, theirs.DraftId, "description", "Theirs.")).Good();
        (await PublishAsync(studio.Admin, theirs.DraftId)).Good();

        var behind = (await FormStudio.GetAsync(studio.Editor, $"{studio.Drafts}/{mine.DraftId}/diff")).Good();
        var published = (await PublishAsync(studio.Editor, mine.DraftId)).Good();

        Assert.Equal(1, behind.Body.GetProperty("behind").GetInt32());
        Assert.Equal(3, published.Body.GetProperty("revision").GetInt32());
        Assert.Equal("description", Assert.Single(published.Body.GetProperty("merged").EnumerateArray()).GetString());
        Assert.Equal("Theirs.", published.Text1("description"));
    }

    [Fact]
    public async Task Publish_OnTheSameField_IsAConflictWithThreeSides_ThatCanBeDecided()
    {
        var (id, _) = await studio.PublishedAsync();
        var mine = (await OpenAsync(studio.Editor, id, own: true)).Good();
        var theirs = (await OpenAsync(studio.Admin, id, own: true)).Good();
        (await ChangeAsync(studio.Editor, mine.DraftId, "description", "Mine.")).Good();
        (await ChangeAsync(studio.Admin, theirs.DraftId, "description", "Theirs.")).Good();
        (await PublishAsync(studio.Admin, theirs.DraftId)).Good();

        var refused = await PublishAsync(studio.Editor, mine.DraftId);
        var rebase = await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{mine.DraftId}/rebase");
        var decided = await FormStudio.PostAsync(
            studio.Editor,
            $"{studio.Drafts}/{mine.DraftId}/publish",
            new JsonObject { ["resolutions"] = new JsonObject { ["/description"] = "mine" } }
        );

        var conflict = Assert.Single(
            refused.Bad(409, "publish_conflict").Body.GetProperty("conflicts").EnumerateArray()
        );
        Assert.Equal(JsonValueKind.Null, conflict.GetProperty("base").ValueKind);
        Assert.Equal("Theirs.", conflict.GetProperty("theirs").GetProperty("value").GetString());
        Assert.Equal("Mine.", conflict.GetProperty("ours").GetProperty("value").GetString());
        rebase.Bad(409, "rebase_conflict");
        Assert.Equal("Mine.", decided.Good().Text1("description"));
    }

    [Fact]
    public async Task Publish_OfChosenFields_LeavesTheRestInTheDraft()
    {
        var (id, _) = await studio.PublishedAsync();
        var draft = (await OpenAsync(studio.Editor, id, own: true)).Good();
        var name = studio.Fresh("Chosen");
        (
            await studio.SaveAsync(
                studio.Editor,
                new JsonObject
                {
                    ["draft_id"] = draft.DraftId,
                    ["name"] = name,
                    ["description"] = "Later.",
                }
            )
        ).Good();

        var published = await FormStudio.PostAsync(
            studio.Editor,
            $"{studio.Drafts}/{draft.DraftId}/publish",
            new JsonObject { ["fields"] = new JsonArray("name"), ["message"] = "The name alone" }
        );
        var live = (await FormStudio.GetAsync(studio.Editor, $"{studio.Live}/{id}")).Good();

        Assert.Equal("active", published.Good().Text1("status"));
        Assert.False(published.Field("name").GetProperty("dirty").GetBoolean());
        Assert.True(published.Field("description").GetProperty("dirty").GetBoolean());
        Assert.Equal((name, null), (live.Text1("name"), live.Text1("description")));
    }

    [Fact]
    public async Task Publish_ChecksWhatItIsTold()
    {
        var draft = (await studio.SaveAsync(studio.Editor, studio.Publishable(studio.Fresh("Checked")))).Good();
        var address = $"{studio.Drafts}/{draft.DraftId}/publish";

        (await FormStudio.PostAsync(studio.Editor, address, new JsonObject { ["fields"] = new JsonArray("nme") }))
            .Bad(422, "unknown_value")
            .Error("/fields/0");
        (await FormStudio.PostAsync(studio.Editor, address, new JsonObject { ["expected_version"] = 7 })).Bad(
            409,
            "version_conflict"
        );
        (
            await FormStudio.PostAsync(
                studio.Editor,
                address,
                null,
                static request => request.Headers.TryAddWithoutValidation("If-Match", "\"7\"")
            )
        ).Bad(412, "version_conflict");
        (
            await FormStudio.PostAsync(
                studio.Editor,
                address,
                new JsonObject { ["resolutions"] = new JsonObject { ["x"] = "mine" } }
            )
        )
            .Bad(422, "invalid_path")
            .Error("/resolutions/x");
        (await FormStudio.PostAsync(studio.Viewer, address)).Bad(403, "forbidden");
        (await PublishAsync(studio.Editor, FormStudio.NewKey())).Bad(404, "draft_not_found");
        (await PublishAsync(studio.Editor, "nothing")).Bad(404, "draft_not_found");
        Assert.Equal("active", (await studio.ReadAsync(studio.Editor, draft.DraftId)).Text1("status"));
    }

    [Fact]
    public async Task Publish_WithAKeyInTheHeader_HappensOnce()
    {
        var draft = (await studio.SaveAsync(studio.Editor, studio.Publishable(studio.Fresh("Once")))).Good();
        var key = FormStudio.NewKey();

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ =>
                    FormStudio.PostAsync(
                        studio.Editor,
                        $"{studio.Drafts}/{draft.DraftId}/publish",
                        null,
                        request => request.Headers.Add("Idempotency-Key", key)
                    )
                )
        );

        Assert.All(answers, static answer => answer.Good());
        Assert.Single(answers, static answer => !answer.Replayed);
    }

    [Fact]
    public async Task Edit_FindsTheCallersDraft_ElseAnothers_ElseOpensOne()
    {
        var (id, _) = await studio.PublishedAsync();

        var first = (await OpenAsync(studio.Editor, id)).Good();
        var mine = (await OpenAsync(studio.Editor, id)).Good();
        var shared = (await OpenAsync(studio.Admin, id)).Good();
        var own = (await OpenAsync(studio.Admin, id, own: true)).Good();

        Assert.Equal((false, false), Flags(first));
        Assert.Equal((true, false), Flags(mine));
        Assert.Equal((first.DraftId, (true, true)), (shared.DraftId, Flags(shared)));
        Assert.NotEqual(first.DraftId, own.DraftId);
        Assert.Equal(id, own.Body.GetProperty("id").GetString());
        (await OpenAsync(studio.Editor, FormStudio.NewKey())).Bad(404, "not_found");
    }

    [Fact]
    public async Task Discard_ClosesTheDraft_AndHonoursThePrecondition()
    {
        var draft = await studio.NewAsync();
        var address = $"{studio.Drafts}/{draft.DraftId}";

        (
            await FormStudio.DeleteAsync(
                studio.Editor,
                address,
                static request => request.Headers.TryAddWithoutValidation("If-Match", "\"9\"")
            )
        ).Bad(412, "version_conflict");
        (await FormStudio.DeleteAsync(studio.Loner, address)).Bad(403, "forbidden");
        var discarded = (await FormStudio.DeleteAsync(studio.Editor, address)).Good();

        Assert.Equal("discarded", discarded.Text1("status"));
        (await FormStudio.DeleteAsync(studio.Editor, address)).Bad(409, "draft_closed");
        (await FormStudio.DeleteAsync(studio.Editor, $"{studio.Drafts}/x")).Bad(404, "draft_not_found");
        Assert.Equal("discarded", (await studio.ReadAsync(studio.Viewer, draft.DraftId)).Good().Text1("status"));
    }

    [Fact]
    public async Task Restore_PutsAnOldRevisionIntoADraft()
    {
        var name = studio.Fresh("First");
        var (id, _) = await studio.PublishedAsync(name);
        var draft = (await OpenAsync(studio.Editor, id)).Good();
        (await ChangeAsync(studio.Editor, draft.DraftId, "name", studio.Fresh("Second"))).Good();
        (await PublishAsync(studio.Editor, draft.DraftId)).Good();

        var restored = (await FormStudio.PostAsync(studio.Editor, $"{studio.Live}/{id}/revisions/1/restore")).Good();
        var revisions = (await FormStudio.GetAsync(studio.Viewer, $"{studio.Live}/{id}/revisions")).Good();
        var page = (await FormStudio.GetAsync(studio.Viewer, $"{studio.Live}/{id}/revisions?limit=1")).Good();
        var next = page.Body.GetProperty("next_cursor").GetString();

        Assert.Equal((name, "active"), (restored.Text1("name"), restored.Text1("status")));
        Assert.Equal([2, 1], Numbers(revisions));
        Assert.Equal(JsonValueKind.Null, revisions.Body.GetProperty("next_cursor").ValueKind);
        Assert.Equal([2], Numbers(page));
        Assert.Equal(
            [1],
            Numbers(await FormStudio.GetAsync(studio.Viewer, $"{studio.Live}/{id}/revisions?limit=1&cursor={next}"))
        );
        (await FormStudio.PostAsync(studio.Editor, $"{studio.Live}/{id}/revisions/9/restore")).Bad(
            404,
            "revision_not_found"
        );
        (await FormStudio.GetAsync(studio.Viewer, $"{studio.Live}/{id}/revisions?cursor=x")).Bad(422, "invalid_cursor");
    }

    [Fact]
    public async Task Duplicate_OpensADraftOfSomethingNew()
    {
        var name = studio.Fresh("Original");
        var (id, _) = await studio.PublishedAsync(name);

        var copy = (await FormStudio.PostAsync(studio.Editor, $"{studio.Live}/{id}/duplicate")).Good();

        Assert.Equal(JsonValueKind.Null, copy.Body.GetProperty("id").ValueKind);
        Assert.Equal(name, copy.Text1("name"));
        Assert.True(copy.Field("name").GetProperty("dirty").GetBoolean());
        var published = (await PublishAsync(studio.Editor, copy.DraftId)).Good();
        Assert.NotEqual(id, published.Body.GetProperty("id").GetString());
    }

    [Fact]
    public async Task Retire_TakesItOutOfUse_AndBack()
    {
        var name = studio.Fresh("Retired");
        var (id, _) = await studio.PublishedAsync(name);
        var address = $"{studio.Live}/{id}";
        var search = Uri.EscapeDataString(name);

        (
            await FormStudio.DeleteAsync(
                studio.Editor,
                address,
                static request => request.Headers.TryAddWithoutValidation("If-Match", "\"9\"")
            )
        ).Bad(412, "precondition_failed");
        (await FormStudio.DeleteAsync(studio.Loner, address)).Bad(403, "forbidden");
        var retired = (await FormStudio.DeleteAsync(studio.Editor, address)).Good();
        var again = (await FormStudio.DeleteAsync(studio.Editor, address)).Good();

        Assert.Equal(JsonValueKind.String, retired.Body.GetProperty("retired_at").ValueKind);
        Assert.Equal(("\"2\"", "\"2\""), (retired.ETag, again.ETag));
        Assert.Empty(
            (await FormStudio.GetAsync(studio.Viewer, $"{studio.Live}?search={search}"))
                .Body.GetProperty("items")
                .EnumerateArray()
        );
        Assert.Single(
            (await FormStudio.GetAsync(studio.Viewer, $"{studio.Live}?retired=true&search={search}"))
                .Body.GetProperty("items")
                .EnumerateArray()
        );
        (await OpenAsync(studio.Editor, id)).Bad(409, "retired");
        var back = (await FormStudio.PostAsync(studio.Editor, $"{address}/unretire")).Good();
        Assert.Equal(JsonValueKind.Null, back.Body.GetProperty("retired_at").ValueKind);
        (await OpenAsync(studio.Editor, id)).Good();
    }

    [Fact]
    public async Task UndoAndRedo_AreTheCallersOwn()
    {
        var draft = await studio.NewAsync("Step 1");
        (await ChangeAsync(studio.Editor, draft.DraftId, "name", "Step 2")).Good();

        var undone = (await StepAsync(studio.Editor, draft.DraftId, "undo")).Good();
        var others = await StepAsync(studio.Admin, draft.DraftId, "undo");
        var redone = (await StepAsync(studio.Editor, draft.DraftId, "redo")).Good();

        Assert.Equal(("Step 1", 3), (undone.Text1("name"), undone.Version));
        others.Bad(409, "nothing_to_undo");
        Assert.Equal(("Step 2", 4), (redone.Text1("name"), redone.Version));
        (await StepAsync(studio.Editor, draft.DraftId, "redo")).Bad(409, "nothing_to_redo");
    }

    [Fact]
    public async Task Undo_OfWhatAnotherBuiltUpon_SaysWho()
    {
        var draft = await studio.NewAsync("Mine");
        (await ChangeAsync(studio.Admin, draft.DraftId, "name", "Theirs")).Good();

        var blocked = await StepAsync(studio.Editor, draft.DraftId, "undo");

        Assert.Equal("Set name", blocked.Bad(409, "undo_conflict").Body.GetProperty("label").GetString());
    }

    [Fact]
    public async Task Diff_TellsWhatADraftChanges_InTheFormsWords()
    {
        var name = studio.Fresh("Plain");
        var (id, _) = await studio.PublishedAsync(name);
        var draft = (await OpenAsync(studio.Editor, id)).Good();
        (
            await studio.SaveAsync(
                studio.Editor,
                new JsonObject
                {
                    ["draft_id"] = draft.DraftId,
                    ["name"] = "Changed",
                    ["departments"] = new JsonArray("Sales"),
                }
            )
        ).Good();

        var diff = (await FormStudio.GetAsync(studio.Viewer, $"{studio.Drafts}/{draft.DraftId}/diff")).Good();

        var changes = diff
            .Body.GetProperty("changes")
            .EnumerateArray()
            .ToDictionary(
                static change => change.GetProperty("field").GetString()!, // Each change is of a field.
                StringComparer.Ordinal
            );
        Assert.Equal(["departments", "name"], changes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(name, changes["name"].GetProperty("base").GetProperty("value").GetString());
        Assert.Equal("Changed", changes["name"].GetProperty("ours").GetProperty("value").GetString());
        Assert.Equal(JsonValueKind.Null, changes["departments"].GetProperty("base").ValueKind);
        Assert.Equal("Sales", changes["departments"].GetProperty("ours").GetProperty("value").GetString());
    }

    [Fact]
    public async Task Lists_AreReadByPages_AndCheckWhatTheyAreAsked()
    {
        var word = studio.Fresh("Paged");
        for (var i = 0; i < 3; i++)
        {
            await studio.NewAsync($"{word} {i}");
        }

        var address = $"{studio.Drafts}?search={Uri.EscapeDataString(word)}&mine=true&limit=2";
        var first = (await FormStudio.GetAsync(studio.Editor, address)).Good();
        var cursor = Uri.EscapeDataString(first.Body.GetProperty("next_cursor").GetString() ?? "");
        var second = (await FormStudio.GetAsync(studio.Editor, $"{address}&cursor={cursor}")).Good();
        var others = (await FormStudio.GetAsync(studio.Admin, address)).Good();

        Assert.Equal(2, first.Body.GetProperty("items").GetArrayLength());
        Assert.Single(second.Body.GetProperty("items").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, second.Body.GetProperty("next_cursor").ValueKind);
        Assert.Empty(others.Body.GetProperty("items").EnumerateArray());
        (string Query, string Code)[] refused =
        [
            ("limit=0", "out_of_range"),
            ("limit=201", "out_of_range"),
            ("status=gone", "unknown_value"),
            ("status=1", "unknown_value"),
            ("mine=perhaps", "unknown_value"),
            ("cursor=%21", "invalid_cursor"),
        ];
        foreach (var (query, code) in refused)
        {
            (await FormStudio.GetAsync(studio.Editor, $"{studio.Drafts}?{query}")).Bad(422, code);
        }

        (await FormStudio.GetAsync(studio.Editor, $"{studio.Live}?order=colour")).Bad(422, "unknown_value");
    }

    [Fact]
    public async Task Answers_AreNeverStored()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, studio.Drafts);
        using var answer = await studio.Editor.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    private Task<FormAnswer> OpenAsync(HttpClient client, string id, bool own = false) =>
        FormStudio.PostAsync(client, $"{studio.Live}/{id}/edit", own ? new JsonObject { ["own"] = true } : null);

    private Task<FormAnswer> PublishAsync(HttpClient client, string draft) =>
        FormStudio.PostAsync(client, $"{studio.Drafts}/{draft}/publish");

    private Task<FormAnswer> StepAsync(HttpClient client, string draft, string verb) =>
        FormStudio.PostAsync(client, $"{studio.Drafts}/{draft}/{verb}");

    private Task<FormAnswer> ChangeAsync(HttpClient client, string draft, string member, string value) =>
        studio.SaveAsync(client, new JsonObject { ["draft_id"] = draft, [member] = value });

    private static (bool Existing, bool Shared) Flags(FormAnswer answer) =>
        (answer.Body.GetProperty("existing").GetBoolean(), answer.Body.GetProperty("shared").GetBoolean());

    private static List<int> Numbers(FormAnswer answer) =>
        [
            .. answer
                .Good()
                .Body.GetProperty("items")
                .EnumerateArray()
                .Select(static item => item.GetProperty("revision").GetInt32()),
        ];
}
