using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Forms;

/// <summary>Selected resources that are marked as not yet agreed: <c>pending_ids</c>, row 24 among them.</summary>
public abstract class FormPendingTests(FormStudio studio)
{
    private const string Resolved = "Draft accepted (all fields resolved)";

    [Fact]
    public async Task Row24_AnIdThatNoFieldSelects_CannotBeMarked()
    {
        var draft = await studio.NewAsync();
        var id = draft.Text1("name_id");

        var refused = await MarkAsync(studio.Editor, draft.DraftId, id, FormStudio.NewKey());
        var unreadable = await MarkAsync(studio.Editor, draft.DraftId, "x");

        refused.Bad(422, "not_selected").Error("/pending_ids/1");
        unreadable.Bad(422, "invalid_id").Error("/pending_ids/0");
        Assert.Equal(1, (await studio.ReadAsync(studio.Editor, draft.DraftId)).Version);
    }

    [Fact]
    public async Task AMark_ShowsInTheState_AndBlocksPublishing_UntilItIsAccepted()
    {
        var draft = (await studio.SaveAsync(studio.Editor, studio.Publishable(studio.Fresh("Marked")))).Good();
        var id = draft.Text1("name_id");

        var marked = (await MarkAsync(studio.Editor, draft.DraftId, id)).Good();
        var blocked = await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish");
        var forbidden = await MarkAsync(studio.Editor, draft.DraftId);
        var accepted = await MarkAsync(studio.Admin, draft.DraftId);

        Assert.True(marked.State.GetProperty("pending").GetBoolean());
        Assert.False(marked.State.GetProperty("valid").GetBoolean());
        Assert.Equal([id], marked.Texts("pending_ids"));
        var chip = Assert.Single(marked.Field("name").GetProperty("pending").EnumerateArray());
        Assert.Equal(JsonValueKind.Null, chip.GetProperty("idempotency_key").ValueKind);
        Assert.Equal(id, chip.GetProperty("id").GetString());
        Assert.Equal(
            "name",
            Assert
                .Single(blocked.Bad(422, "pending_unresolved").Body.GetProperty("errors").EnumerateArray())
                .GetProperty("field")
                .GetString()
        );
        Assert.Equal("proposals.decide", forbidden.Bad(403, "forbidden").Body.GetProperty("permission").GetString());
        Assert.Equal(Resolved, accepted.Good().Message);
        Assert.False(accepted.State.GetProperty("pending").GetBoolean());
        Assert.Equal(id, accepted.Text1("name_id"));
        (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish")).Good();
    }

    [Fact]
    public async Task AMark_StaysWhenTheMemberIsAbsent_AndSoDoTheOthers()
    {
        var draft = await studio.NewAsync();
        (await MarkAsync(studio.Editor, draft.DraftId, draft.Text1("name_id"))).Good();

        var edited = await studio.SaveAsync(
            studio.Editor,
            new JsonObject { ["draft_id"] = draft.DraftId, ["description"] = "Beside it." }
        );

        Assert.True(edited.Good().State.GetProperty("pending").GetBoolean());
        Assert.Equal("Draft updated successfully", edited.Message);
    }

    [Fact]
    public async Task AMarkGoneFromBoth_IsRejected_AndGivesBackWhatItReplaced()
    {
        var draft = await studio.NewAsync("Agreed");
        var change = new JsonObject { ["draft_id"] = draft.DraftId, ["name"] = "Doubtful" };
        var changed = (await studio.SaveAsync(studio.Editor, change)).Good();
        var doubtful = changed.Text1("name_id");
        (
            await studio.SaveAsync(
                studio.Editor,
                new JsonObject { ["draft_id"] = draft.DraftId, ["name_id"] = draft.Text1("name_id") }
            )
        ).Good();
        var marked = await studio.SaveAsync(
            studio.Editor,
            new JsonObject
            {
                ["draft_id"] = draft.DraftId,
                ["name_id"] = doubtful,
                ["pending_ids"] = new JsonArray(doubtful),
            }
        );

        // Who set it may always reject it, without the permission to decide.
        var rejected = await studio.SaveAsync(
            studio.Editor,
            new JsonObject
            {
                ["draft_id"] = draft.DraftId,
                ["name_id"] = null,
                ["pending_ids"] = new JsonArray(),
            }
        );

        Assert.Equal("Doubtful", marked.Good().Text1("name"));
        Assert.Equal(("Agreed", Resolved), (rejected.Good().Text1("name"), rejected.Message));
    }

    [Fact]
    public async Task AMarkOnARowOfAList_IsRejectedWithItsRow()
    {
        var draft = (
            await studio.SaveAsync(
                studio.Editor,
                new JsonObject { ["departments"] = new JsonArray("Sales", "Support") }
            )
        ).Good();
        var (sales, support) = (draft.Texts("department_ids")[0], draft.Texts("department_ids")[1]);
        var marked = (await MarkAsync(studio.Editor, draft.DraftId, sales, support)).Good();

        var one = (
            await studio.SaveAsync(
                studio.Admin,
                new JsonObject
                {
                    ["draft_id"] = draft.DraftId,
                    ["department_ids"] = new JsonArray(sales),
                    ["pending_ids"] = new JsonArray(sales),
                }
            )
        ).Good();
        var last = (await MarkAsync(studio.Admin, draft.DraftId)).Good();

        Assert.Equal(2, marked.Field("departments").GetProperty("pending").GetArrayLength());
        Assert.Equal(
            ("Draft updated successfully", true),
            (one.Message, one.State.GetProperty("pending").GetBoolean())
        );
        Assert.Equal(["Sales"], one.Texts("departments"));
        Assert.Equal(Resolved, last.Message);
    }

    [Fact]
    public async Task WhereOnesOwnAreForbidden_OnesOwnMarkIsRejectedButNotAccepted()
    {
        await studio.UnderRulesAsync(
            new JsonObject { ["forbid_own_decisions"] = true },
            async () =>
            {
                var draft = (await studio.SaveAsync(studio.Admin, new JsonObject { ["name"] = "Own" })).Good();
                (await MarkAsync(studio.Admin, draft.DraftId, draft.Text1("name_id"))).Good();

                (await MarkAsync(studio.Admin, draft.DraftId)).Bad(403, "own_proposal");
                var rejected = await studio.SaveAsync(
                    studio.Admin,
                    new JsonObject
                    {
                        ["draft_id"] = draft.DraftId,
                        ["name"] = null,
                        ["pending_ids"] = null,
                    }
                );

                Assert.Equal(Resolved, rejected.Good().Message);
                Assert.Null(rejected.Text1("name"));
            }
        );
    }

    [Fact]
    public async Task SoftValues_NeverEnterTheMarks()
    {
        var draft = await studio.NewAsync();
        var proposed = await studio.SaveAsync(
            studio.Editor,
            new JsonObject
            {
                ["draft_id"] = draft.DraftId,
                ["name"] = "Soft",
                ["soft"] = true,
            }
        );

        Assert.Empty(proposed.Good().Texts("pending_ids"));
        Assert.False(proposed.State.GetProperty("pending").GetBoolean());
    }

    [Fact]
    public async Task UndoOfAnothersRestore_CannotDropAMarkWithoutThePermission()
    {
        var (id, _) = await studio.PublishedAsync();
        var draft = (await FormStudio.PostAsync(studio.Admin, $"{studio.Live}/{id}/edit")).Good();
        (await MarkAsync(studio.Admin, draft.DraftId, draft.Text1("name_id"))).Good();

        // Restoring into the shared draft would take the mark away.
        var restored = await FormStudio.PostAsync(studio.Editor, $"{studio.Live}/{id}/revisions/1/restore");

        Assert.Equal("proposals.decide", restored.Bad(403, "forbidden").Body.GetProperty("permission").GetString());
        Assert.True((await studio.ReadAsync(studio.Admin, draft.DraftId)).State.GetProperty("pending").GetBoolean());
    }

    private Task<FormAnswer> MarkAsync(HttpClient client, string draft, params string?[] ids) =>
        studio.SaveAsync(
            client,
            new JsonObject
            {
                ["draft_id"] = draft,
                ["pending_ids"] = new JsonArray([.. ids.Select(static id => (JsonNode?)id)]),
            }
        );
}
