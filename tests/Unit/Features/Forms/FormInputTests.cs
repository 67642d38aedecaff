using System.Text.Json;
using System.Text.Json.Nodes;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Forms;

/// <summary>How values become resources, and what cannot be taken: each refusal names its member, and nothing is written.</summary>
public abstract class FormInputTests(FormStudio studio)
{
    [Fact]
    public async Task AText_IsTheSameResourceWhereverItStands_TrimmedAndComposed()
    {
        var name = studio.Fresh("Caf\u00e9");
        var first = await studio.NewAsync(name);
        var second = await studio.NewAsync($"  {name.Replace("\u00e9", "e\u0301", StringComparison.Ordinal)}\n");
        var other = await studio.NewAsync(name.ToUpperInvariant());

        Assert.Equal(first.Text1("name_id"), second.Text1("name_id"));
        Assert.Equal(name, second.Text1("name"));
        Assert.NotEqual(first.Text1("name_id"), other.Text1("name_id"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\"  \"")]
    public async Task NullOrABlankText_Clears(string json)
    {
        var draft = await studio.NewAsync();

        var cleared = await studio.SaveAsync(studio.Editor, $$"""{"draft_id":"{{draft.DraftId}}","name":{{json}}}""");

        Assert.Null(cleared.Good().Text1("name"));
        Assert.Null(cleared.Text1("name_id"));
        Assert.Equal(2, cleared.Version);
    }

    [Fact]
    public async Task AnId_WinsOverAValue_AndANullTwinYields()
    {
        var other = await studio.NewAsync();
        var draft = await studio.NewAsync();
        var id = other.Text1("name_id");

        var both = await EditAsync(draft, $$"""{"name":"Loses","name_id":"{{id}}"}""");
        var nullId = await EditAsync(draft, """{"name":"Wins","name_id":null}""");
        var nullValue = await EditAsync(draft, $$"""{"name":null,"name_id":"{{id}}"}""");
        var neither = await EditAsync(draft, """{"name_id":null}""");

        Assert.Equal(id, both.Good().Text1("name_id"));
        Assert.Equal("Wins", nullId.Good().Text1("name"));
        Assert.Equal(id, nullValue.Good().Text1("name_id"));
        Assert.Null(neither.Good().Text1("name"));
    }

    [Fact]
    public async Task WhatADraftMakes_IsSeenInTheCatalogueOnceACommitUsesIt()
    {
        var name = studio.Fresh("Hidden");
        var draft = (await studio.SaveAsync(studio.Editor, studio.Publishable(name))).Good();
        var address = $"/api/catalog/names?search={Uri.EscapeDataString(name)}";

        var before = await FormStudio.GetAsync(studio.Viewer, address);
        (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish")).Good();
        var after = await FormStudio.GetAsync(studio.Viewer, address);

        Assert.Empty(before.Good().Body.GetProperty("items").EnumerateArray());
        Assert.Single(after.Good().Body.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Departments_AreMatchedByNameWithoutCase_AndReplaceTheSelection()
    {
        var draft = await studio.NewAsync();

        var first = await EditAsync(draft, """{"departments":["SALES"," support ","sales"]}""");
        var second = await EditAsync(draft, """{"departments":["Research"]}""");
        var cleared = await EditAsync(draft, """{"departments":[]}""");

        Assert.Equal(["Sales", "Support"], first.Good().Texts("departments"));
        Assert.Equal(["Research"], second.Good().Texts("departments"));
        Assert.Empty(cleared.Good().Texts("departments"));
    }

    [Fact]
    public async Task EachMissingDepartment_IsAnEntry_AndNothingIsWritten()
    {
        var draft = await studio.NewAsync();

        var refused = await EditAsync(draft, """{"name":"Other","departments":["Sales","Nowhere","Nobody"]}""");

        refused.Bad(422, "unknown_name");
        var entry = refused.Error("/departments/1");
        Assert.Equal("departments", entry.GetProperty("field").GetString());
        Assert.Equal("Department \"Nowhere\" not found", entry.GetProperty("message").GetString());
        refused.Error("/departments/2");
        Assert.Equal(draft.Text1("name"), (await studio.ReadAsync(studio.Editor, draft.DraftId)).Text1("name"));
    }

    [Fact]
    public async Task NamesOverTheLimit_AndUnknownOnes_AreRefused_EachNamed()
    {
        var many = string.Join(',', Enumerable.Repeat("\"x\"", 10_001));
        foreach (var member in studio.Names)
        {
            (await studio.SaveAsync(studio.Editor, $$"""{"{{member}}":[{{many}}]}"""))
                .Bad(422, "too_many")
                .Error($"/{member}");
            var refused = await studio.SaveAsync(studio.Editor, $$"""{"{{member}}":["Nowhere","No \"one\""]}""");
            Assert.EndsWith(
                " \"Nowhere\" not found",
                refused.Bad(422, "unknown_name").Error($"/{member}/0").GetProperty("message").GetString(),
                StringComparison.Ordinal
            );
            refused.Error($"/{member}/1");
        }
    }

    [Fact]
    public async Task IdsOfAList_KeepTheirOrder_AndCountOnce()
    {
        var (sales, support) = (await DepartmentAsync("Sales"), await DepartmentAsync("Support"));
        var draft = await studio.NewAsync();

        var first = await EditAsync(draft, $$"""{"department_ids":["{{support}}","{{sales}}","{{support}}"]}""");
        var moved = await EditAsync(draft, $$"""{"department_ids":["{{sales}}","{{support}}"]}""");
        var same = await EditAsync(draft, $$"""{"department_ids":["{{sales}}","{{support}}"]}""");
        var cleared = await EditAsync(draft, """{"department_ids":null}""");

        Assert.Equal([support, sales], first.Good().Texts("department_ids"));
        Assert.Equal([sales, support], moved.Good().Texts("department_ids"));
        Assert.Equal(moved.Version, same.Good().Version);
        Assert.Empty(cleared.Good().Texts("department_ids"));
    }

    [Fact]
    public async Task Active_IsAFlag_AndReplacesTheOppositeOne()
    {
        var on = (await studio.SaveAsync(studio.Editor, """{"active":true}""")).Good();
        var off = (await EditAsync(on, """{"active":false}""")).Good();
        var (yes, no) = (Assert.Single(on.Texts("flag_ids")), Assert.Single(off.Texts("flag_ids")));

        var byId = await EditAsync(on, $$"""{"flag_ids":["{{yes}}"]}""");
        var both = await EditAsync(on, $$"""{"flag_ids":["{{yes}}"],"active":false}""");
        var two = await EditAsync(on, $$"""{"flag_ids":["{{yes}}","{{no}}"]}""");
        var cleared = await EditAsync(on, """{"active":null}""");

        Assert.NotEqual(yes, no);
        Assert.True(byId.Good().State.GetProperty("active").GetBoolean());
        Assert.False(both.Good().State.GetProperty("active").GetBoolean());
        two.Bad(422, "exclusive_flags").Error("/flag_ids");
        Assert.Equal(JsonValueKind.Null, cleared.Good().State.GetProperty("active").ValueKind);
        Assert.Empty(cleared.Texts("flag_ids"));
    }

    [Fact]
    public async Task Flags_AreInTheCatalogueOfEveryWorkspace()
    {
        var flags = (await FormStudio.GetAsync(studio.Viewer, "/api/catalog/flags")).Good();

        Assert.Equal(
            2,
            flags
                .Body.GetProperty("items")
                .EnumerateArray()
                .Count(flag => flag.GetProperty("flag_type").GetString() == $"{studio.Kind}_active")
        );
    }

    [Fact]
    public async Task MalformedJson_Is400()
    {
        foreach (var json in (string[])["", "{", "nope", "{\"name\":}", "{\"name\":\"x\"} trailing"])
        {
            (await studio.SaveAsync(studio.Editor, json)).Bad(400, "malformed_json");
        }

        (await studio.SaveAsync(studio.Editor, "[]")).Bad(422, "wrong_type");
        (await studio.SaveAsync(studio.Editor, "null")).Bad(422, "wrong_type");
    }

    [Fact]
    public async Task EveryMember_RefusesTheWrongType_AndSaysWhich()
    {
        var texts = studio.Texts.Keys.Concat(studio.Ids).Concat(["draft_id", "input_draft_id", "idempotency_key"]);
        var lists = studio.IdLists.Concat(studio.Names).Append("pending_ids");
        string[] flags = ["active", "soft", "accept"];

        foreach (var member in texts)
        {
            await WrongAsync(member, "7", $"/{member}");
            await WrongAsync(member, "[\"x\"]", $"/{member}");
            await WrongAsync(member, "{}", $"/{member}");
        }

        foreach (var member in lists)
        {
            await WrongAsync(member, "\"x\"", $"/{member}");
            await WrongAsync(member, "[null]", $"/{member}/0");
            await WrongAsync(member, "[\"Sales\",7]", $"/{member}/1");
        }

        foreach (var member in flags)
        {
            await WrongAsync(member, "\"true\"", $"/{member}");
            await WrongAsync(member, "1", $"/{member}");
        }

        await WrongAsync("expected_version", "\"1\"", "/expected_version");
        await WrongAsync("expected_version", "1.5", "/expected_version");
    }

    [Fact]
    public async Task UnknownAndDoubledMembers_AreRefused()
    {
        (await studio.SaveAsync(studio.Editor, """{"nmae":"x"}""")).Bad(422, "unknown_member").Error("/nmae");
        (await studio.SaveAsync(studio.Editor, """{"Name":"x"}""")).Bad(422, "unknown_member").Error("/Name");
        (await studio.SaveAsync(studio.Editor, """{"name":"x","name":"y"}"""))
            .Bad(422, "duplicate_member")
            .Error("/name");
    }

    [Fact]
    public async Task EveryText_HasItsLimit_AndNoNul()
    {
        foreach (var (member, limit) in studio.Texts)
        {
            var most = await studio.SaveAsync(studio.Editor, Request(member, new string('x', limit)));
            var more = await studio.SaveAsync(studio.Editor, Request(member, new string('x', limit + 1)));
            var nul = await studio.SaveAsync(studio.Editor, $$"""{"{{member}}":"a\u0000b"}""");

            Assert.DoesNotContain("too_long", most.Text, StringComparison.Ordinal);
            Assert.Contains(
                limit.ToString("N0", System.Globalization.CultureInfo.InvariantCulture),
                more.Bad(422, "too_long").Error($"/{member}").GetProperty("message").GetString(),
                StringComparison.Ordinal
            );
            nul.Bad(422, "nul_character").Error($"/{member}");
        }
    }

    [Fact]
    public async Task ATextsLimit_CountsCharacters()
    {
        var astral = string.Concat(Enumerable.Repeat("\U0001F600", 200));

        (await studio.SaveAsync(studio.Editor, Request("name", astral))).Good();
        (await studio.SaveAsync(studio.Editor, Request("name", astral + "x"))).Bad(422, "too_long");
    }

    [Fact]
    public async Task EveryId_MustBeOfTheRightTypeInThisWorkspace()
    {
        var sales = await DepartmentAsync("Sales");
        var foreign = await ForeignIdAsync();
        foreach (var member in studio.Ids)
        {
            var right = member == "department_id";
            (await studio.SaveAsync(studio.Editor, Request(member, "x"))).Bad(422, "invalid_id").Error($"/{member}");
            (await studio.SaveAsync(studio.Editor, Request(member, ""))).Bad(422, "invalid_id").Error($"/{member}");
            (await studio.SaveAsync(studio.Editor, Request(member, FormStudio.NewKey())))
                .Bad(422, "unknown_id")
                .Error($"/{member}");
            (await studio.SaveAsync(studio.Editor, Request(member, right ? foreign : sales)))
                .Bad(422, "unknown_id")
                .Error($"/{member}");
        }

        foreach (var member in studio.IdLists)
        {
            var wrong = member == "department_ids" ? foreign : sales;
            (await studio.SaveAsync(studio.Editor, $$"""{"{{member}}":["x"]}"""))
                .Bad(422, "invalid_id")
                .Error($"/{member}/0");
            (await studio.SaveAsync(studio.Editor, $$"""{"{{member}}":["{{wrong}}"]}"""))
                .Bad(422, "unknown_id")
                .Error($"/{member}/0");
        }

        (await studio.SaveAsync(studio.Editor, Request("name_id", foreign))).Bad(422, "unknown_id");
    }

    [Fact]
    public async Task AListOverItsLimit_IsRefused()
    {
        var ids = string.Join(',', Enumerable.Repeat("\"01970000-0000-7000-8000-000000000000\"", 10_001));

        foreach (var member in studio.IdLists.Append("pending_ids"))
        {
            (await studio.SaveAsync(studio.Editor, $$"""{"{{member}}":[{{ids}}]}"""))
                .Bad(422, "too_many")
                .Error($"/{member}");
        }
    }

    [Fact]
    public async Task ABodyOverTheLimit_Is413() =>
        (await studio.SaveAsync(studio.Editor, Request("description", new string('x', 1_000_001)))).Bad(
            413,
            "body_too_large"
        );

    [Fact]
    public async Task AKeyThatIsNone_IsRefused()
    {
        foreach (var key in (string[])["", new string('k', 201), "tab\there", "caf\u00e9"])
        {
            (await studio.SaveAsync(studio.Editor, Request("idempotency_key", key)))
                .Bad(422, "invalid_idempotency_key")
                .Error("/idempotency_key");
        }
    }

    [Fact]
    public async Task WhatIsNotThere_IsAnsweredBeforeWhatIsWrong()
    {
        var wrong = new JsonObject { ["nothing"] = true };

        (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{FormStudio.NewKey()}/publish", wrong)).Bad(
            404,
            "draft_not_found"
        );
        (await FormStudio.PostAsync(studio.Editor, $"{studio.Live}/{FormStudio.NewKey()}/edit", wrong)).Bad(
            404,
            "not_found"
        );
        var draft = await studio.NewAsync();
        (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/undo", wrong)).Bad(
            422,
            "unknown_member"
        );
    }

    [Fact]
    public async Task AnotherWorkspacesDraft_DoesNotExist()
    {
        var draft = await studio.NewAsync();
        var proposed = (
            await studio.SaveAsync(studio.Editor, new JsonObject { ["name"] = "Here", ["soft"] = true })
        ).Good();
        using var elsewhere = await ElsewhereAsync();

        (await studio.SaveAsync(elsewhere, new JsonObject { ["draft_id"] = draft.DraftId })).Bad(
            404,
            "draft_not_found"
        );
        (await studio.ReadAsync(elsewhere, draft.DraftId)).Bad(404, "draft_not_found");
        (await studio.DecideAsync(elsewhere, proposed.Key, true)).Bad(404, "proposal_not_found");
        (await FormStudio.DeleteAsync(elsewhere, $"{studio.Drafts}/{draft.DraftId}")).Bad(404, "draft_not_found");
        (await studio.SaveAsync(elsewhere, new JsonObject { ["name_id"] = draft.Text1("name_id") })).Bad(
            422,
            "unknown_id"
        );
    }

    [Fact]
    public async Task TheCatalogue_TakesWhatPeopleAdd_AndNothingElse()
    {
        var name = studio.Fresh("Finance");
        const string address = "/api/catalog/departments";

        var added = await FormStudio.PostAsync(studio.Editor, address, new JsonObject { ["value"] = $" {name} " });
        var again = await FormStudio.PostAsync(
            studio.Editor,
            address,
            new JsonObject { ["value"] = name.ToUpperInvariant() }
        );

        Assert.Equal(201, (int)added.Status);
        Assert.Equal(name, added.Body.GetProperty("value").GetString());
        Assert.Equal(added.Body.GetProperty("id").GetString(), again.Good().Body.GetProperty("id").GetString());
        (await FormStudio.PostAsync(studio.Viewer, address, new JsonObject { ["value"] = "x" })).Bad(403, "forbidden");
        (await FormStudio.PostAsync(studio.Editor, address, new JsonObject { ["value"] = " " })).Bad(422, "required");
        (await FormStudio.PostAsync(studio.Editor, address, new JsonObject())).Bad(422, "required");
        (await FormStudio.PostAsync(studio.Editor, address, new JsonObject { ["value"] = new string('x', 201) })).Bad(
            422,
            "too_long"
        );
        (await FormStudio.PostAsync(studio.Editor, "/api/catalog/names", new JsonObject { ["value"] = "x" })).Bad(
            409,
            "read_only_type"
        );
        (await FormStudio.GetAsync(studio.Editor, "/api/catalog/colours")).Bad(404, "not_found");
    }

    private static string Request(string member, string value) => new JsonObject { [member] = value }.ToJsonString();

    private async Task WrongAsync(string member, string json, string pointer) =>
        (await studio.SaveAsync(studio.Editor, $$"""{"{{member}}":{{json}}}""")).Bad(422, "wrong_type").Error(pointer);

    private Task<FormAnswer> EditAsync(FormAnswer draft, string json)
    {
        var request = JsonNode.Parse(json)!.AsObject(); // It is an object.
        request["draft_id"] = draft.DraftId;
        return studio.SaveAsync(studio.Editor, request);
    }

    private Task<string> DepartmentAsync(string name) => studio.ResourceIdAsync("departments", name);

    /// <summary>A department of another workspace.</summary>
    private async Task<string> ForeignIdAsync()
    {
        using var elsewhere = await ElsewhereAsync();
        var added = await FormStudio.PostAsync(
            elsewhere,
            "/api/catalog/departments",
            new JsonObject { ["value"] = studio.Fresh("Foreign") }
        );
        return added.Body.GetProperty("id").GetString()!; // It was just added.
    }

    /// <summary>The administrator in a workspace of its own.</summary>
    private async Task<HttpClient> ElsewhereAsync()
    {
        var browser = await studio.Host.SignInAsync(Support.StudioHost.AdminEmail);
        var slug = studio.Fresh("lab").Replace(' ', '-');
        var made = await FormStudio.PostAsync(
            browser,
            "/api/workspaces",
            new JsonObject { ["name"] = slug, ["slug"] = slug }
        );
        Assert.True((int)made.Status is 200 or 201, made.Text);
        browser.DefaultRequestHeaders.Add("X-Workspace", slug);
        return browser;
    }
}
