using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Forms;

/// <summary>Rows 8 to 23 and 25 of the contract's table: proposals and their decisions.</summary>
public abstract class FormProposalTests(FormStudio studio)
{
    [Fact]
    public async Task Row8_SoftWithoutAKey_GetsOne()
    {
        var fresh = await SoftAsync(null, null, "name", "Proposed");
        var draft = await studio.NewAsync();
        var onDraft = await SoftAsync(draft.DraftId, null, "name", "Proposed too");

        Assert.True(Guid.TryParse(fresh.Key, out _));
        Assert.Equal(fresh.Key, fresh.DraftId);
        Assert.NotEqual(onDraft.Key, onDraft.DraftId);
        Assert.Equal("pending", onDraft.Proposal(onDraft.Key).GetProperty("status").GetString());
        Assert.Equal("Draft accepted", (await studio.DecideAsync(studio.Reviewer, onDraft.Key, true)).Good().Message);
    }

    [Fact]
    public async Task Row9_SoftForSomethingNew_IsADormantDraft_UntilItIsAccepted()
    {
        var name = studio.Fresh("Dormant");
        var key = FormStudio.NewKey();
        var proposed = await SoftAsync(null, key, "name", name);

        Assert.Equal(key, proposed.DraftId);
        Assert.Equal("Draft created (pending acceptance)", proposed.Message);
        Assert.Equal(("dormant", name), (proposed.Text1("status"), proposed.Text1("name")));
        Assert.False(proposed.State.GetProperty("pending").GetBoolean());
        Assert.False(await IsListedAsync(key, ""));
        Assert.True(await IsListedAsync(key, "?status=dormant"));
        (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{key}/publish")).Bad(409, "draft_dormant");

        var accepted = await studio.DecideAsync(studio.Reviewer, key, true);

        Assert.Equal("Draft accepted", accepted.Good().Message);
        Assert.Equal(("active", name), (accepted.Text1("status"), accepted.Text1("name")));
        Assert.True(await IsListedAsync(key, ""));
    }

    [Fact]
    public async Task Row10_SoftOnADraft_LeavesItsValues_AndShowsWhatItWouldMake()
    {
        var draft = await studio.NewAsync("Stays");
        var proposed = await SoftAsync(draft.DraftId, null, "name", "Would be");

        Assert.Equal("Draft updated (pending acceptance)", proposed.Message);
        Assert.Equal(("Stays", 1), (proposed.Text1("name"), proposed.Version));
        var chip = Assert.Single(proposed.Field("name").GetProperty("pending").EnumerateArray());
        Assert.Equal("Would be", chip.GetProperty("value").GetString());
        Assert.Equal(proposed.Key, chip.GetProperty("idempotency_key").GetString());
        Assert.Equal("set", chip.GetProperty("action").GetString());
        var proposal = proposed.Proposal(proposed.Key);
        Assert.Equal(1, proposal.GetProperty("base_version").GetInt32());
        Assert.Equal("name", Assert.Single(proposal.GetProperty("fields").EnumerateArray()).GetString());
        Assert.False(proposal.GetProperty("stale").GetBoolean());
    }

    [Fact]
    public async Task Row10_RowsOfAList_AreProposedOneByOne()
    {
        var draft = (
            await studio.SaveAsync(
                studio.Editor,
                new JsonObject { ["departments"] = new JsonArray("Sales", "Support") }
            )
        ).Good();
        var proposed = await studio.SaveAsync(
            studio.Editor,
            new JsonObject
            {
                ["draft_id"] = draft.DraftId,
                ["departments"] = new JsonArray("Sales", "Research"),
                ["soft"] = true,
            }
        );

        var chips = proposed.Good().Field("departments").GetProperty("pending").EnumerateArray();
        Assert.Equal(
            ["add Research", "remove Support"],
            chips
                .Select(chip => $"{chip.GetProperty("action").GetString()} {chip.GetProperty("value").GetString()}")
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public async Task Row11_AckWithoutAKey_IsRefused() =>
        (await studio.SaveAsync(studio.Reviewer, new JsonObject { ["accept"] = true }))
            .Bad(422, "ack_without_key")
            .Error("/accept");

    [Fact]
    public async Task Row12_AckWithSoftOrFields_IsRefused()
    {
        var soft = new JsonObject
        {
            ["idempotency_key"] = "k",
            ["accept"] = true,
            ["soft"] = true,
        };
        var field = new JsonObject
        {
            ["idempotency_key"] = "k",
            ["accept"] = true,
            ["name"] = null,
        };
        var marks = new JsonObject
        {
            ["idempotency_key"] = "k",
            ["accept"] = true,
            ["pending_ids"] = new JsonArray(),
        };

        foreach (var request in (JsonObject[])[soft, field, marks])
        {
            (await studio.SaveAsync(studio.Admin, request)).Bad(422, "ambiguous_ack");
        }
    }

    [Fact]
    public async Task Row13_AckNamingAnotherDraft_IsRefused()
    {
        var proposed = await SoftAsync(null, null, "name", "Mine");
        var other = await studio.NewAsync();
        var ack = new JsonObject
        {
            ["idempotency_key"] = proposed.Key,
            ["accept"] = true,
            ["draft_id"] = other.DraftId,
        };

        (await studio.SaveAsync(studio.Reviewer, ack)).Bad(409, "draft_mismatch");
        ack["draft_id"] = FormStudio.NewKey();
        (await studio.SaveAsync(studio.Reviewer, ack)).Bad(404, "draft_not_found");
        ack["draft_id"] = proposed.DraftId;
        (await studio.SaveAsync(studio.Reviewer, ack)).Good();
    }

    [Fact]
    public async Task Row14_Accepted_IsAppliedAndTold()
    {
        var draft = await studio.NewAsync("Before");
        var proposed = await SoftAsync(draft.DraftId, studio.Fresh("row14"), "name", "After");

        var accepted = (await studio.DecideAsync(studio.Reviewer, proposed.Key, true)).Good();

        Assert.Equal((proposed.Key, draft.DraftId), (accepted.Key, accepted.DraftId));
        Assert.Equal(("After", 2), (accepted.Text1("name"), accepted.Version));
        var proposal = accepted.Proposal(proposed.Key);
        Assert.Equal("accepted", proposal.GetProperty("status").GetString());
        Assert.StartsWith("Reviewer", proposal.GetProperty("decided_by").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, proposal.GetProperty("decided_at").ValueKind);
        Assert.Empty(accepted.Field("name").GetProperty("pending").EnumerateArray());
    }

    [Fact]
    public async Task Row15_Rejected_DiscardsADormantDraft_AndLeavesAnother()
    {
        var dormant = await SoftAsync(null, null, "name", "No");
        var draft = await studio.NewAsync("Yes");
        var onDraft = await SoftAsync(draft.DraftId, null, "name", "No");

        var first = await studio.DecideAsync(studio.Reviewer, dormant.Key, false);
        var second = await studio.DecideAsync(studio.Reviewer, onDraft.Key, false);

        Assert.Equal(("Draft rejected", "discarded"), (first.Good().Message, first.Text1("status")));
        Assert.Equal(("Draft rejected", "active"), (second.Good().Message, second.Text1("status")));
        Assert.Equal(("Yes", 1), (second.Text1("name"), second.Version));
        Assert.Equal("rejected", second.Proposal(onDraft.Key).GetProperty("status").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Row16_TheSameDecisionAgain_IsTheSameAnswer(bool accept)
    {
        var draft = await studio.NewAsync();
        var proposed = await SoftAsync(draft.DraftId, null, "name", "Once");
        var first = await studio.DecideAsync(studio.Reviewer, proposed.Key, accept);
        await studio.SaveAsync(
            studio.Editor,
            new JsonObject { ["draft_id"] = draft.DraftId, ["description"] = "Since then." }
        );

        var again = await studio.DecideAsync(studio.Reviewer, proposed.Key, accept);
        var byAnother = await studio.DecideAsync(studio.Admin, proposed.Key, accept);

        Assert.Equal(first.Good().Text, again.Good().Text);
        Assert.Equal(first.Message, byAnother.Good().Message);
        Assert.Equal("Since then.", byAnother.Text1("description"));
    }

    [Theory]
    [InlineData(true, "accepted")]
    [InlineData(false, "rejected")]
    public async Task Row17_TheOppositeDecision_IsRefused(bool accept, string status)
    {
        var proposed = await SoftAsync(null, null, "name", "Decided");
        (await studio.DecideAsync(studio.Reviewer, proposed.Key, accept)).Good();

        var opposite = await studio.DecideAsync(studio.Admin, proposed.Key, !accept);

        var body = opposite.Bad(409, "proposal_already_resolved").Body;
        Assert.Equal(status, body.GetProperty("proposal_status").GetString());
        Assert.StartsWith("Reviewer", body.GetProperty("decided_by").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.String, body.GetProperty("decided_at").ValueKind);
    }

    [Fact]
    public async Task Row18_AnotherKindsKey_Is404_AndTheProposalStays()
    {
        var proposed = (
            await studio.SaveAsync(studio.Editor, new JsonObject { ["name"] = "Mine", ["soft"] = true })
        ).Good();
        var ack = new JsonObject { ["idempotency_key"] = proposed.Key, ["accept"] = true };

        (await FormStudio.PostAsync(studio.Admin, studio.OtherSavePath, ack)).Bad(404, "proposal_not_found");
        (
            await FormStudio.PostAsync(
                studio.Admin,
                studio.OtherSavePath,
                new JsonObject { ["draft_id"] = proposed.DraftId, ["name"] = "Theirs" }
            )
        ).Bad(404, "draft_not_found");

        (await studio.DecideAsync(studio.Admin, proposed.Key, true)).Good();
    }

    [Fact]
    public async Task Row18_AnUnknownKey_Is404() =>
        (await studio.DecideAsync(studio.Reviewer, FormStudio.NewKey(), true)).Bad(404, "proposal_not_found");

    [Fact]
    public async Task Row19_TheKeyOfARequestThatWasNotSoft_IsNoProposal()
    {
        var key = studio.Fresh("plain");
        var keyed = (await studio.SaveAsync(studio.Editor, new JsonObject { ["idempotency_key"] = key })).Good();
        var plain = await studio.NewAsync();

        (await studio.DecideAsync(studio.Reviewer, keyed.Key, true)).Bad(409, "not_a_proposal");
        (await studio.DecideAsync(studio.Reviewer, plain.Key, false)).Bad(409, "not_a_proposal");
    }

    [Fact]
    public async Task Row20_ProposalsOnOtherFields_AreBothApplied_OnTheSameField_TheSecondIsStale()
    {
        var draft = await studio.NewAsync("Base");
        var name = await SoftAsync(draft.DraftId, null, "name", "First");
        var description = await SoftAsync(draft.DraftId, null, "description", "Beside it");
        var rival = await SoftAsync(draft.DraftId, null, "name", "Second");

        (await studio.DecideAsync(studio.Reviewer, name.Key, true)).Good();
        var beside = (await studio.DecideAsync(studio.Reviewer, description.Key, true)).Good();
        var conflict = await studio.DecideAsync(studio.Reviewer, rival.Key, true);

        Assert.Equal(("First", "Beside it"), (beside.Text1("name"), beside.Text1("description")));
        var body = conflict.Bad(409, "proposal_conflict").Body;
        var entry = Assert.Single(body.GetProperty("conflicts").EnumerateArray());
        Assert.Equal("name", entry.GetProperty("field").GetString());
        Assert.Equal("Base", entry.GetProperty("base").GetProperty("value").GetString());
        Assert.Equal("First", entry.GetProperty("theirs").GetProperty("value").GetString());
        Assert.Equal("Second", entry.GetProperty("ours").GetProperty("value").GetString());
        var now = await studio.ReadAsync(studio.Editor, draft.DraftId);
        Assert.Equal("pending", now.Proposal(rival.Key).GetProperty("status").GetString());
        Assert.True(now.Proposal(rival.Key).GetProperty("stale").GetBoolean());
        (await studio.DecideAsync(studio.Reviewer, rival.Key, false)).Good();
    }

    [Fact]
    public async Task Row20_RowsOfOneList_AreAcceptedInAnyOrder()
    {
        var draft = await studio.NewAsync();
        var sales = await ListAsync(draft.DraftId, "Sales");
        var support = await ListAsync(draft.DraftId, "Support");

        (await studio.DecideAsync(studio.Reviewer, support.Key, true)).Good();
        var both = (await studio.DecideAsync(studio.Reviewer, sales.Key, true)).Good();

        Assert.Equal(["Sales", "Support"], both.Texts("departments").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Row21_DirectEdits_GoOnWhileAProposalWaits()
    {
        var draft = await studio.NewAsync("Base");
        var proposed = await SoftAsync(draft.DraftId, null, "name", "Proposed");
        var edited = await studio.SaveAsync(
            studio.Editor,
            new JsonObject { ["draft_id"] = draft.DraftId, ["description"] = "Edited." }
        );
        var accepted = (await studio.DecideAsync(studio.Reviewer, proposed.Key, true)).Good();

        Assert.False(edited.Good().Proposal(proposed.Key).GetProperty("stale").GetBoolean());
        Assert.Equal(("Proposed", "Edited."), (accepted.Text1("name"), accepted.Text1("description")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Row22_WhenItsDraftIsClosed_AProposalIsSuperseded(bool publish)
    {
        var draft = (await studio.SaveAsync(studio.Editor, studio.Publishable(studio.Fresh("Closing")))).Good();
        var proposed = await SoftAsync(draft.DraftId, null, "description", "Too late");
        var closed = publish
            ? await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish")
            : await FormStudio.DeleteAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}");

        Assert.Equal("superseded", closed.Good().Proposal(proposed.Key).GetProperty("status").GetString());
        var ack = await studio.DecideAsync(studio.Reviewer, proposed.Key, true);
        Assert.Equal(
            "superseded",
            ack.Bad(409, "proposal_already_resolved").Body.GetProperty("proposal_status").GetString()
        );
    }

    [Fact]
    public async Task Row23_FiftyAcksAtOnce_AreDecidedOnce()
    {
        var draft = await studio.NewAsync();
        var proposed = await SoftAsync(draft.DraftId, null, "name", "Raced for");

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(n => studio.DecideAsync(studio.Reviewer, proposed.Key, n % 2 == 0))
        );

        var good = answers.Where(static answer => (int)answer.Status == 200).ToList();
        var refused = answers.Except(good).ToList();
        Assert.Equal(25, good.Count);
        Assert.Single(good.Select(static answer => answer.Text).Distinct(StringComparer.Ordinal));
        Assert.Single(good, static answer => !answer.Replayed);
        Assert.All(refused, static answer => answer.Bad(409, "proposal_already_resolved"));
        var accepted = good[0].Message == "Draft accepted";
        Assert.Equal(accepted ? 2 : 1, (await studio.ReadAsync(studio.Editor, draft.DraftId)).Version);
    }

    [Fact]
    public async Task Row25_WithSeveralApprovals_EachPersonCountsOnce()
    {
        await studio.UnderRulesAsync(
            new JsonObject { ["required_approvals"] = 2 },
            async () =>
            {
                var draft = await studio.NewAsync("Base");
                var proposed = await SoftAsync(draft.DraftId, null, "name", "Agreed");

                var first = (await studio.DecideAsync(studio.Reviewer, proposed.Key, true)).Good();
                var again = (await studio.DecideAsync(studio.Reviewer, proposed.Key, true)).Good();
                var second = (await studio.DecideAsync(studio.Admin, proposed.Key, true)).Good();

                Assert.Equal(("Approval recorded (1 of 2)", "Base"), (first.Message, first.Text1("name")));
                Assert.Equal(first.Text, again.Text);
                var who = Assert.Single(first.Proposal(proposed.Key).GetProperty("approvals").EnumerateArray());
                Assert.StartsWith("Reviewer", who.GetProperty("name").GetString(), StringComparison.Ordinal);
                Assert.Equal(("Draft accepted", "Agreed"), (second.Message, second.Text1("name")));
            }
        );
    }

    [Fact]
    public async Task Row25_AnyRejection_Rejects()
    {
        await studio.UnderRulesAsync(
            new JsonObject { ["required_approvals"] = 2 },
            async () =>
            {
                var proposed = await SoftAsync((await studio.NewAsync()).DraftId, null, "name", "Disputed");
                (await studio.DecideAsync(studio.Reviewer, proposed.Key, true)).Good();

                var rejected = await studio.DecideAsync(studio.Admin, proposed.Key, false);

                Assert.Equal("Draft rejected", rejected.Good().Message);
            }
        );
    }

    [Fact]
    public async Task AnAck_NeedsThePermission_AndMayHaveToBeAnothers()
    {
        var proposed = await SoftAsync((await studio.NewAsync()).DraftId, null, "name", "Own");
        var byAdmin = await studio.SaveAsync(studio.Admin, new JsonObject { ["name"] = "Own", ["soft"] = true });

        var editor = await studio.DecideAsync(studio.Editor, proposed.Key, true);
        await studio.UnderRulesAsync(
            new JsonObject { ["forbid_own_decisions"] = true },
            async () => (await studio.DecideAsync(studio.Admin, byAdmin.Good().Key, true)).Bad(403, "own_proposal")
        );

        Assert.Equal("proposals.decide", editor.Bad(403, "forbidden").Body.GetProperty("permission").GetString());
        (await studio.DecideAsync(studio.Admin, byAdmin.Key, true)).Good();
    }

    [Fact]
    public async Task AProposal_IsRepeatableAndItsKeyIsTakenForEver()
    {
        var draft = await studio.NewAsync();
        var request = new JsonObject
        {
            ["draft_id"] = draft.DraftId,
            ["name"] = "Repeated",
            ["soft"] = true,
            ["idempotency_key"] = studio.Fresh("repeated"),
        };
        var first = (await studio.SaveAsync(studio.Editor, request)).Good();
        var again = (await studio.SaveAsync(studio.Editor, request)).Good();
        var others = await studio.SaveAsync(studio.Admin, request);
        (await studio.DecideAsync(studio.Reviewer, first.Key, true)).Good();
        var afterwards = await studio.SaveAsync(studio.Editor, request);

        Assert.True(again.Replayed);
        Assert.Single(again.State.GetProperty("proposals").EnumerateArray());
        others.Bad(422, "idempotency_key_reused");
        Assert.Equal(first.Text, afterwards.Good().Text);
    }

    [Fact]
    public async Task AViewer_ProposesNothing()
    {
        var refused = await studio.SaveAsync(studio.Viewer, new JsonObject { ["name"] = "x", ["soft"] = true });
        Assert.Equal(403, (int)refused.Status);
    }

    [Fact]
    public async Task AReviewer_ProposesOnAnothersDraft_AndSavesNothing()
    {
        var draft = await studio.NewAsync();
        var request = new JsonObject { ["draft_id"] = draft.DraftId, ["name"] = "From review" };

        var saved = await studio.SaveAsync(studio.Reviewer, request);
        request["soft"] = true;
        var proposed = await studio.SaveAsync(studio.Reviewer, request);

        Assert.Equal("drafts.write", saved.Bad(403, "forbidden").Body.GetProperty("permission").GetString());
        proposed.Good();
        Assert.False(proposed.Field("name").GetProperty("editable").GetBoolean());
    }

    private async Task<FormAnswer> SoftAsync(string? draft, string? key, string member, string value)
    {
        var request = new JsonObject { [member] = value, ["soft"] = true };
        if (draft is not null)
        {
            request["draft_id"] = draft;
        }

        if (key is not null)
        {
            request["idempotency_key"] = key;
        }

        return (await studio.SaveAsync(studio.Editor, request)).Good();
    }

    private async Task<FormAnswer> ListAsync(string draft, string department) =>
        (
            await studio.SaveAsync(
                studio.Editor,
                new JsonObject
                {
                    ["draft_id"] = draft,
                    ["departments"] = new JsonArray(department),
                    ["soft"] = true,
                }
            )
        ).Good();

    private async Task<bool> IsListedAsync(string draft, string query)
    {
        var list = (await FormStudio.GetAsync(studio.Editor, studio.Drafts + query)).Good();
        return list
            .Body.GetProperty("items")
            .EnumerateArray()
            .Any(item => item.GetProperty("draft_id").GetString() == draft);
    }
}
