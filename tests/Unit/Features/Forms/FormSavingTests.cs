using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Web.Api;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Forms;

/// <summary>Rows 1 to 7 of the contract's table, versions and preconditions: the same for every form.</summary>
public abstract class FormSavingTests(FormStudio studio)
{
    [Fact]
    public async Task Row1_WithoutDraftAndKey_CreatesAnActiveDraft_WhoseIdIsTheKey()
    {
        var name = studio.Fresh("Row 1");
        var answer = (await studio.SaveAsync(studio.Editor, new JsonObject { ["name"] = name })).Good();

        Assert.True(answer.Body.GetProperty("success").GetBoolean());
        Assert.Equal(answer.DraftId, answer.Key);
        Assert.Equal("Draft created successfully", answer.Message);
        Assert.Equal("active", answer.Text1("status"));
        Assert.Equal(1, answer.Version);
        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal(name, answer.Text1("name"));
        Assert.False(answer.Replayed);
    }

    [Fact]
    public async Task Row1_WithNothingAtAll_CreatesAnEmptyDraft()
    {
        var answer = (await studio.SaveAsync(studio.Editor, new JsonObject())).Good();

        Assert.Equal(0, answer.Version);
        Assert.False(answer.State.GetProperty("valid").GetBoolean());
        var name = answer.Field("name");
        Assert.Equal("required", name.GetProperty("errors")[0].GetProperty("code").GetString());
        Assert.True(name.GetProperty("editable").GetBoolean());
        Assert.False(name.GetProperty("dirty").GetBoolean());
    }

    [Fact]
    public async Task Row2_WithDraft_UpdatesIt_AndLeavesAbsentMembersAsTheyAre()
    {
        var draft = await studio.NewAsync();
        var name = draft.Text1("name");

        var answer = (
            await studio.SaveAsync(
                studio.Editor,
                new JsonObject { ["draft_id"] = draft.DraftId, ["description"] = "For the row." }
            )
        ).Good();

        Assert.Equal(draft.DraftId, answer.DraftId);
        Assert.Equal("Draft updated successfully", answer.Message);
        Assert.Equal(2, answer.Version);
        Assert.Equal(name, answer.Text1("name"));
        Assert.Equal("For the row.", answer.Text1("description"));
        Assert.True(answer.Field("description").GetProperty("dirty").GetBoolean());
    }

    [Fact]
    public async Task Row2_ByTheLegacyAlias_IsTheSame()
    {
        var draft = await studio.NewAsync();

        var byAlias = await studio.SaveAsync(
            studio.Editor,
            new JsonObject { ["input_draft_id"] = draft.DraftId, ["description"] = "By its alias." }
        );
        var byBoth = await studio.SaveAsync(
            studio.Editor,
            new JsonObject
            {
                ["draft_id"] = draft.DraftId.ToUpperInvariant(),
                ["input_draft_id"] = draft.DraftId,
                ["description"] = "By both.",
            }
        );
        var byTwo = await studio.SaveAsync(
            studio.Editor,
            new JsonObject { ["draft_id"] = draft.DraftId, ["input_draft_id"] = FormStudio.NewKey() }
        );

        Assert.Equal(draft.DraftId, byAlias.Good().DraftId);
        Assert.Equal(3, byBoth.Good().Version);
        byTwo.Bad(422, "draft_id_mismatch").Error("/input_draft_id");
    }

    [Fact]
    public async Task Row2_WithoutADifference_WritesNothing()
    {
        var draft = await studio.NewAsync("Row 2 stays");

        var again = await studio.SaveAsync(
            studio.Editor,
            new JsonObject { ["draft_id"] = draft.DraftId, ["name"] = "  Row 2 stays " }
        );

        Assert.Equal(1, again.Good().Version);
        Assert.Equal(draft.Text1("name_id"), again.Text1("name_id"));
    }

    [Fact]
    public async Task Row2_UnknownDraft_Is404_UnreadableId_Is422()
    {
        var unknown = await studio.SaveAsync(studio.Editor, new JsonObject { ["draft_id"] = FormStudio.NewKey() });
        var unreadable = await studio.SaveAsync(studio.Editor, new JsonObject { ["draft_id"] = "seven" });

        unknown.Bad(404, "draft_not_found");
        unreadable.Bad(422, "invalid_id").Error("/draft_id");
    }

    [Fact]
    public async Task Row2_AnothersDraft_NeedsThePermission()
    {
        var draft = await studio.NewAsync();
        var request = new JsonObject { ["draft_id"] = draft.DraftId, ["name"] = "Not mine" };

        var loner = await studio.SaveAsync(studio.Loner, request);
        var viewer = await studio.SaveAsync(studio.Viewer, request);
        var admin = await studio.SaveAsync(studio.Admin, request);

        Assert.Equal("drafts.edit_any", loner.Bad(403, "forbidden").Body.GetProperty("permission").GetString());
        Assert.Equal("drafts.write", viewer.Bad(403, "forbidden").Body.GetProperty("permission").GetString());
        Assert.Equal(2, admin.Good().Version);
    }

    [Fact]
    public async Task Row2_StaleVersion_Is409OrA412_WithTheStateToGoOnFrom()
    {
        var draft = await studio.NewAsync("Before");
        var stale = new JsonObject
        {
            ["draft_id"] = draft.DraftId,
            ["name"] = "Stale",
            ["expected_version"] = 0,
        };

        var byMember = await studio.SaveAsync(studio.Editor, stale);
        stale.Remove("expected_version");
        var byHeader = await studio.SaveAsync(
            studio.Editor,
            stale.ToJsonString(),
            request => request.Headers.TryAddWithoutValidation("If-Match", "\"0\"")
        );
        var current = await studio.SaveAsync(
            studio.Editor,
            stale.ToJsonString(),
            request => request.Headers.TryAddWithoutValidation("If-Match", "\"1\"")
        );

        foreach (
            var refused in (FormAnswer[])[byMember.Bad(409, "version_conflict"), byHeader.Bad(412, "version_conflict")]
        )
        {
            Assert.Equal(1, refused.Body.GetProperty("current_version").GetInt32());
            Assert.Equal("Before", refused.Text1("name"));
        }

        Assert.Equal(2, current.Good().Version);
    }

    [Fact]
    public async Task Row3_NewKey_NamesTheDraft_WhenItIsAUuid()
    {
        var uuid = FormStudio.NewKey();
        var word = studio.Fresh("key").Replace(' ', '-');

        var byUuid = await studio.SaveAsync(studio.Editor, new JsonObject { ["idempotency_key"] = uuid });
        var byWord = await studio.SaveAsync(studio.Editor, new JsonObject { ["idempotency_key"] = word });

        Assert.Equal((uuid, uuid), (byUuid.Good().DraftId, byUuid.Key));
        Assert.Equal(word, byWord.Good().Key);
        Assert.NotEqual(byWord.Key, byWord.DraftId);
        Assert.True(Guid.TryParse(byWord.DraftId, out _));
    }

    [Fact]
    public async Task Row4And5_TheSameRequestAgain_GetsTheStoredAnswer_AndWritesNothing()
    {
        var draft = await studio.NewAsync();
        var request = new JsonObject
        {
            ["draft_id"] = draft.DraftId,
            ["idempotency_key"] = studio.Fresh("again"),
            ["name"] = studio.Fresh("Once"),
        };

        var first = await studio.SaveAsync(studio.Editor, request);
        await studio.SaveAsync(studio.Editor, new JsonObject { ["draft_id"] = draft.DraftId, ["name"] = "In between" });
        var again = await studio.SaveAsync(
            studio.Editor,
            request.ToJsonString().Replace(",", " , ", StringComparison.Ordinal)
        );

        Assert.False(first.Good().Replayed);
        Assert.True(again.Good().Replayed);
        Assert.Equal((first.Text, first.ETag), (again.Text, again.ETag));
        var now = await studio.ReadAsync(studio.Editor, draft.DraftId);
        Assert.Equal((3, "In between"), (now.Version, now.Text1("name")));
    }

    [Fact]
    public async Task Row6_TheKeyWithAnotherRequest_IsRefused()
    {
        var key = studio.Fresh("reused");
        (await studio.SaveAsync(studio.Editor, new JsonObject { ["idempotency_key"] = key })).Good();

        var other = await studio.SaveAsync(
            studio.Editor,
            new JsonObject { ["idempotency_key"] = key, ["name"] = "Another" }
        );
        var others = await studio.SaveAsync(studio.Admin, new JsonObject { ["idempotency_key"] = key });

        other.Bad(422, "idempotency_key_reused");
        Assert.False(others.Good().Replayed);
    }

    [Fact]
    public async Task Row6_TheIdOfADraft_CountsAsAUsedKey()
    {
        var draft = await studio.NewAsync();

        var mine = await studio.SaveAsync(studio.Editor, new JsonObject { ["idempotency_key"] = draft.Key });
        var others = await studio.SaveAsync(
            studio.Admin,
            new JsonObject { ["idempotency_key"] = draft.Key, ["soft"] = true }
        );
        var onADraft = await studio.SaveAsync(
            studio.Editor,
            new JsonObject
            {
                ["draft_id"] = draft.DraftId,
                ["idempotency_key"] = draft.Key,
                ["description"] = "Allowed.",
            }
        );

        mine.Bad(422, "idempotency_key_reused");
        others.Bad(422, "idempotency_key_reused");
        onADraft.Good();
    }

    [Fact]
    public async Task Row5_AHundredAtOnceWithOneKey_HaveOneEffect()
    {
        var request = new JsonObject { ["idempotency_key"] = FormStudio.NewKey(), ["name"] = studio.Fresh("At once") };

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(_ => studio.SaveAsync(studio.Editor, (JsonObject)request.DeepClone()))
        );

        Assert.All(answers, static answer => answer.Good());
        Assert.Single(answers.Select(static answer => answer.Text).Distinct(StringComparer.Ordinal));
        Assert.Single(answers, static answer => !answer.Replayed);
        Assert.Equal(1, (await studio.ReadAsync(studio.Editor, answers[0].DraftId)).Version);
    }

    [Fact]
    public async Task Row7_WhileTheFirstIsAtWork_TheSecondWaits_AndThenIsToldToAskAgain()
    {
        var me = (await FormStudio.GetAsync(studio.Editor, "/api/me")).Body;
        var slot = new RequestGate.Slot(
            new WorkspaceId(me.GetProperty("workspace").GetProperty("id").GetGuid()),
            $"{studio.Kind}.draft",
            new UserId(me.GetProperty("id").GetGuid()),
            studio.Fresh("at-work")
        );
        var gate = studio.Host.Services.GetRequiredService<RequestGate>();
        Assert.True(gate.TryEnter(slot));

        var impatient = await studio.SaveAsync(studio.Editor, new JsonObject { ["idempotency_key"] = slot.Key });
        var patient = studio.SaveAsync(studio.Editor, new JsonObject { ["idempotency_key"] = slot.Key });
        gate.Leave(slot);

        impatient.Bad(409, "request_in_progress");
        Assert.Equal("1", impatient.RetryAfter);
        Assert.False((await patient).Good().Replayed);
    }

    [Fact]
    public async Task ARefusedRequest_LeavesNoReceipt_SoItsKeyCanBeUsedAgain()
    {
        var key = studio.Fresh("refused");
        var refused = await studio.SaveAsync(
            studio.Editor,
            new JsonObject { ["idempotency_key"] = key, ["departments"] = new JsonArray("Nowhere") }
        );
        var good = await studio.SaveAsync(
            studio.Editor,
            new JsonObject { ["idempotency_key"] = key, ["departments"] = new JsonArray("Sales") }
        );

        refused.Bad(422, "unknown_name");
        Assert.False(good.Good().Replayed);
    }

    [Fact]
    public async Task NullInWhatIsNoField_IsAsAbsent()
    {
        var answer = await studio.SaveAsync(
            studio.Editor,
            """{"draft_id":null,"input_draft_id":null,"idempotency_key":null,"soft":null,"accept":null,"expected_version":null}"""
        );

        Assert.Equal("Draft created successfully", answer.Good().Message);
    }

    [Fact]
    public async Task WithoutCredentials_Is401()
    {
        using var nobody = studio.Host.Anonymous();
        using var stranger = studio.Host.WithToken("ds_no-such-token-of-nobody-at-all-here");

        (await studio.SaveAsync(nobody, new JsonObject())).Bad(401, "unauthorized");
        (await studio.SaveAsync(stranger, new JsonObject())).Bad(401, "unauthorized");
        Assert.Equal(HttpStatusCode.Unauthorized, (await FormStudio.GetAsync(nobody, studio.Drafts)).Status);
    }

    [Fact]
    public async Task State_HasEveryMemberOfTheContract()
    {
        var state = (await studio.NewAsync()).State;

        string[] members =
        [
            "version",
            "status",
            "pending",
            "updated_at",
            "updated_by",
            "valid",
            "proposals",
            "fields",
            "name",
            "name_id",
            "description",
            "description_id",
            "flag_ids",
            "active",
            "departments",
            "department_ids",
            "pending_ids",
        ];
        Assert.All(members, member => Assert.True(state.TryGetProperty(member, out _), member));
        string[] parts =
        [
            "kind",
            "value",
            "selected_ids",
            "pending",
            "required",
            "editable",
            "dirty",
            "valid",
            "errors",
        ];
        Assert.All(
            state.GetProperty("fields").EnumerateObject(),
            field => Assert.Equal(parts, field.Value.EnumerateObject().Select(static part => part.Name))
        );
        var name = state.GetProperty("fields").GetProperty("name");
        Assert.Equal("single", name.GetProperty("kind").GetString());
        Assert.Equal(JsonValueKind.True, name.GetProperty("required").ValueKind);
        Assert.Equal(state.GetProperty("name_id").GetString(), name.GetProperty("selected_ids")[0].GetString());
    }
}
