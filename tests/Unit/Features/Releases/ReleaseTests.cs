using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Core.Access;
using DraftStudio.Tests.Unit.Features.Forms;
using DraftStudio.Tests.Unit.Kinds.Releases;
using Xunit;
using static DraftStudio.Tests.Unit.Kinds.Releases.Graphs;

namespace DraftStudio.Tests.Unit.Features.Releases;

/// <summary>What the routes of releases do, as the contract has it.</summary>
public abstract class ReleaseTests(ReleaseStudio studio)
{
    /// <summary>The members of a release, in the order of the source.</summary>
    private static readonly string[] Members =
    [
        "uuid",
        "parentUuid",
        "workspaceUuid",
        "userUuid",
        "workflowUuid",
        "description",
        "version",
        "status",
        "templateSlug",
        "nodes",
        "formFields",
        "testRecords",
        "deployedAt",
        "createdAt",
        "updatedAt",
        "deletedAt",
    ];

    [Theory]
    [InlineData("/v1/orchestration")]
    [InlineData("/orchestration")]
    public async Task TheSourcesExample_IsAnsweredWithTheSourcesMembers(string prefix)
    {
        var workflow = await studio.CreateAsync();
        var node =
            $$$"""
            {"uuid":"{{{Id("a")}}}","slug":"a","config":{},"childrenUuids":["{{{Id(
                "b"
            )}}}"],"fallbackOnFailure":true,"position":{"x":123,"y":123},"kind":"native","actionSlug":"start","name":"A name","description":"A description","retry":{"maximumAttempts":123,"initialInterval":123,"backoffCoefficient":123},"fallbackChildUuid":"{{{Id(
                "b"
            )}}}"}
            """.Trim();
        const string record = """{"kind":"id","id":"7","data":{}}""";
        const string field = """{"slug":"s","name":"n","kind":"string","description":"d","isRequired":true}""";

        var saved = await ReleaseStudio.SendTextAsync(
            studio.Editor,
            HttpMethod.Put,
            (prefix == ReleaseStudio.Prefix ? "" : prefix) + "/releases/updateDraft",
            $$$$"""{"workflowUuid":"{{{{workflow}}}}","nodes":[{{{{node}}}}],"testRecords":[{{{{record}}}}],"formFields":[{{{{field}}}}],"options":{"connectorUuidsByIntegrationSlug":{},"modelUuidsByIntegrationSlug":{}}}"""
        );

        var release = saved.Good().Body.GetProperty("release");
        Assert.Equal(Members, release.EnumerateObject().Select(static member => member.Name));
        Assert.Equal($"[{node}]", release.GetProperty("nodes").GetRawText());
        Assert.Equal($"[{record}]", release.GetProperty("testRecords").GetRawText());
        Assert.Equal($"[{field}]", release.GetProperty("formFields").GetRawText());
        Assert.Equal("draft", release.GetProperty("status").GetString());
        Assert.Equal(workflow, release.GetProperty("workflowUuid").GetString());
        Assert.Equal("\"1\"", saved.ETag);
        Assert.Contains("retryInvalid", Reasons(saved));
        var read = (await studio.GetAsync($"/releases/{release.GetProperty("uuid").GetString()}")).Good();
        Assert.Equal(saved.Text, read.Text);
    }

    [Fact]
    public async Task UpdateDraft_ReplacesWhatIsGiven_AndLeavesTheRest()
    {
        var workflow = await studio.CreateAsync();
        await studio.UpdateAsync(workflow, Sound(), new JsonObject { ["formFields"] = new JsonArray() });

        var second = await studio.UpdateAsync(
            workflow,
            null,
            JsonNode.Parse("""{"testRecords":[{"kind":"data","data":1}],"unknown":true}""")!.AsObject() // It is an object.
        );

        var release = second.Good().Body.GetProperty("release");
        Assert.Equal(Sound().ToJsonString(), release.GetProperty("nodes").GetRawText());
        Assert.Equal("[]", release.GetProperty("formFields").GetRawText());
        Assert.Equal("""[{"kind":"data","data":1}]""", release.GetProperty("testRecords").GetRawText());
        Assert.Equal("\"2\"", second.ETag);
        Assert.False(second.Body.TryGetProperty("issues", out _));
        var third = await studio.UpdateAsync(workflow, Sound(), new JsonObject { ["formFields"] = null });
        Assert.Equal(JsonValueKind.Null, third.Good().Body.GetProperty("release").GetProperty("formFields").ValueKind);
        Assert.Equal("\"3\"", (await studio.UpdateAsync(workflow, Sound())).ETag);
    }

    [Fact]
    public async Task UpdateDraft_OfWhatDeployRefuses_IsSavedWithIssues()
    {
        var workflow = await studio.CreateAsync();
        var nodes = Sound();
        nodes
            .Find("wait")
            .With("childrenUuids", new JsonArray(Id("nobody")))
            .With("name", "<script>alert(1)</script>")
            .With("retry", JsonNode.Parse("""{"maximumAttempts":-3}"""));

        var saved = await studio.UpdateAsync(workflow, nodes);

        Assert.Equal(["childUnknown", "retryInvalid"], Reasons(saved.Good()).Order());
        var refused = await studio.DeployAsync(workflow);
        refused.Bad(422, "not_publishable");
        Assert.Equal("draftReleaseNodesAreInvalid", refused.Body.GetProperty("reason").GetString());
        Assert.NotEmpty(refused.Body.GetProperty("errorMessage").GetString()!); // Every problem says something.
        Assert.Contains(
            refused.Body.GetProperty("invalidNodes").EnumerateArray(),
            static invalid => invalid.GetProperty("node").GetProperty("slug").GetString() == "wait"
        );
    }

    [Fact]
    public async Task TenThousandNodes_GoThereAndBack()
    {
        var workflow = await studio.CreateAsync();
        var body = Large(10_000).Replace(Workflow, workflow, StringComparison.Ordinal);

        var saved = await ReleaseStudio.SendTextAsync(studio.Editor, HttpMethod.Put, "/releases/updateDraft", body);

        var sent = body[body.IndexOf('[', StringComparison.Ordinal)..^1];
        Assert.Equal(sent, saved.Good().Body.GetProperty("release").GetProperty("nodes").GetRawText());
        var moved = body.Replace("\"x\":5000.0", "\"x\":5000.25", StringComparison.Ordinal);
        var again = await ReleaseStudio.SendTextAsync(studio.Editor, HttpMethod.Put, "/releases/updateDraft", moved);
        Assert.Equal(
            moved[moved.IndexOf('[', StringComparison.Ordinal)..^1],
            again.Good().Body.GetProperty("release").GetProperty("nodes").GetRawText()
        );
        var read = await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}");
        Assert.Equal(again.Text, read.Good().Text);
    }

    [Fact]
    public async Task WhiteSpaceAndEscapedNames_AreNormalised_WhateverIsRemembered()
    {
        var workflow = await studio.CreateAsync();
        var written = Sound().ToJsonString();
        var spaced = written
            .Replace("\"slug\":", " \"slug\" :\n\t", StringComparison.Ordinal)
            .Replace("\"url\":", " \"\\u0075rl\":  ", StringComparison.Ordinal)
            .Replace("\"childrenUuids\":[", "\"childrenUuids\":[ ", StringComparison.Ordinal);
        var body = $$"""{"workflowUuid":"{{workflow}}","nodes": {{spaced}} }""";

        var saved = await ReleaseStudio.SendTextAsync(studio.Editor, HttpMethod.Put, "/releases/updateDraft", body);

        var release = saved.Good().Body.GetProperty("release");
        Assert.Equal(written, release.GetProperty("nodes").GetRawText());
        Assert.False(saved.Body.TryGetProperty("issues", out _));
        var again = await ReleaseStudio.SendTextAsync(studio.Editor, HttpMethod.Put, "/releases/updateDraft", body);
        Assert.Equal(saved.Text, again.Good().Text);
        Assert.Equal("\"1\"", again.ETag);
        for (var i = 0; i < 17; i++)
        {
            // As many as are remembered, and one more.
            (await studio.UpdateAsync(await studio.CreateAsync(), Sound())).Good();
        }

        Assert.Equal(saved.Text, (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Good().Text);
    }

    [Fact]
    public async Task Deploy_ArchivesWhatWasLive_AndNumbersTheReleases()
    {
        var workflow = await studio.CreateAsync();
        (await studio.GetAsync($"/releases/deployed?workflowUuid={workflow}")).Bad(404, "release_not_found");
        var draft = await studio.UpdateAsync(workflow, Sound());

        var first = await studio.DeployAsync(workflow);

        var live = first.Good().Body.GetProperty("release");
        Assert.Equal(Uuid(draft), Uuid(first));
        Assert.Equal("1.0.0", live.GetProperty("version").GetString());
        Assert.Equal("deployed", live.GetProperty("status").GetString());
        Assert.NotEqual(JsonValueKind.Null, live.GetProperty("deployedAt").ValueKind);
        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");
        Assert.Equal(
            "draftReleaseNotFound",
            (await studio.DeployAsync(workflow))
                .Bad(404, "draft_release_not_found")
                .Body.GetProperty("reason")
                .GetString()
        );

        var nodes = Sound();
        nodes.Find("wait").With("name", "Wait");
        var second = await studio.DeployAsync(workflow, nodes, new JsonObject { ["description"] = "Says\nwhat it is" });

        Assert.Equal("1.0.1", second.Good().Body.GetProperty("release").GetProperty("version").GetString());
        Assert.Equal("Says\nwhat it is", second.Body.GetProperty("release").GetProperty("description").GetString());
        Assert.Equal(Uuid(first), second.Body.GetProperty("release").GetProperty("parentUuid").GetString());
        var old = await studio.GetAsync($"/releases/{Uuid(first)}");
        Assert.Equal("archived", old.Good().Body.GetProperty("release").GetProperty("status").GetString());
        var deployed = await studio.GetAsync($"/releases/deployed?workflowUuid={workflow}");
        Assert.Equal(second.Text, deployed.Good().Text);
        var list = (await studio.GetAsync($"/releases/list?workflowUuid={workflow}&limit=1")).Good().Body;
        Assert.Equal(Uuid(second), list.GetProperty("items")[0].GetProperty("uuid").GetString());
        var rest = await studio.GetAsync(
            $"/releases/list?workflowUuid={workflow}&limit=1&cursor={list.GetProperty("nextCursor").GetString()}"
        );
        Assert.Equal(Uuid(first), rest.Good().Body.GetProperty("items")[0].GetProperty("uuid").GetString());
        Assert.Equal(JsonValueKind.Null, rest.Body.GetProperty("nextCursor").ValueKind);
        var archived = await studio.GetAsync($"/releases/list?workflowUuid={workflow}&statuses=draft,archived");
        Assert.Equal(1, archived.Good().Body.GetProperty("items").GetArrayLength());
        (await studio.GetAsync($"/releases/list?workflowUuid={workflow}&statuses=old")).Bad(422, "unknown_value");
        (await studio.GetAsync($"/releases/list?workflowUuid={workflow}&limit=0")).Bad(422, "out_of_range");
    }

    [Theory]
    [InlineData("1.0.0")]
    [InlineData("0.9.9")]
    [InlineData("2.0")]
    [InlineData("v2.0.0")]
    [InlineData("02.0.0")]
    public async Task Deploy_OfAVersionThatDoesNotComeAfter_IsRefused(string version)
    {
        var workflow = await studio.CreateAsync();
        await studio.DeployAsync(workflow, Sound());

        var refused = await studio.DeployAsync(workflow, Sound(), new JsonObject { ["version"] = version });

        refused.Bad(422, "invalid_release_version");
        Assert.Equal("invalidReleaseVersion", refused.Body.GetProperty("reason").GetString());
        var taken = await studio.DeployAsync(workflow, Sound(), new JsonObject { ["version"] = "2.0.0" });
        Assert.Equal("2.0.0", taken.Good().Body.GetProperty("release").GetProperty("version").GetString());
        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");
    }

    [Fact]
    public async Task Deploy_ByWhoMayOnlyCommit_TakesTheDraftAsItIs()
    {
        var workflow = await studio.CreateAsync();
        await studio.UpdateAsync(workflow, Sound());

        var deployed = await ReleaseStudio.SendAsync(
            studio.Reviewer,
            HttpMethod.Post,
            "/releases/deployDraft",
            new JsonObject { ["workflowUuid"] = workflow }
        );

        Assert.Equal("deployed", deployed.Good().Body.GetProperty("release").GetProperty("status").GetString());
        var changed = await ReleaseStudio.SendAsync(
            studio.Reviewer,
            HttpMethod.Post,
            "/releases/deployDraft",
            new JsonObject { ["workflowUuid"] = workflow, ["nodes"] = Sound() }
        );
        changed.Bad(403, "forbidden");
    }

    [Fact]
    public async Task Deploy_OfATool_NeedsFormFields()
    {
        var workflow = await studio.CreateAsync("tool");

        var refused = await studio.DeployAsync(workflow, Sound());

        Assert.Equal(
            "toolReleaseRequiresFormFields",
            refused.Bad(422, "tool_release_requires_form_fields").Body.GetProperty("reason").GetString()
        );
        (await studio.DeployAsync(workflow, Sound(), new JsonObject { ["formFields"] = new JsonArray() })).Good();
    }

    [Fact]
    public async Task Deploy_WhenSomethingIsWrong_WritesNothing()
    {
        var workflow = await studio.CreateAsync();
        var nodes = Sound();
        nodes.Find("wait").With("childrenUuids", new JsonArray());

        (await studio.DeployAsync(workflow, nodes)).Bad(422, "not_publishable");

        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");
    }

    [Fact]
    public async Task AStaleParent_IsRefused_WithTheDifferenceAndAMergeThatCanBeSent()
    {
        var workflow = await studio.CreateAsync();
        var first = await studio.DeployAsync(workflow, Sound());
        var theirs = Sound();
        theirs.Find("wait").With("name", "Theirs");
        var second = await studio.DeployAsync(workflow, theirs);
        var mine = Sound();
        mine.Find("check").With("name", "Mine");
        var parent = new JsonObject { ["parentUuid"] = Uuid(first) };

        var refused = await studio.UpdateAsync(workflow, mine, parent);

        refused.Bad(409, "invalid_parent");
        Assert.Equal("invalidParent", refused.Body.GetProperty("reason").GetString());
        var changed = Assert.Single(refused.Body.GetProperty("diff").GetProperty("changed").EnumerateArray());
        Assert.Equal("wait", changed.GetProperty("slug").GetString());
        Assert.Equal("/name", Assert.Single(changed.GetProperty("paths").EnumerateArray()).GetString());
        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");
        var merged = JsonNode.Parse(refused.Body.GetProperty("merged").GetRawText())!.AsArray(); // Different nodes.
        Assert.Equal("Theirs", merged.Find("wait")["name"]!.GetValue<string>()); // What is live.
        Assert.Equal("Mine", merged.Find("check")["name"]!.GetValue<string>()); // What was sent.
        var saved = await studio.UpdateAsync(workflow, merged, new JsonObject { ["parentUuid"] = Uuid(second) });
        Assert.Equal(merged.ToJsonString(), saved.Good().Body.GetProperty("release").GetProperty("nodes").GetRawText());

        mine.Find("wait").With("name", "Mine too");
        var both = await studio.UpdateAsync(workflow, mine, parent);
        Assert.Equal(JsonValueKind.Null, both.Bad(409, "invalid_parent").Body.GetProperty("merged").ValueKind);
        (await studio.UpdateAsync(workflow, mine, new JsonObject { ["parentUuid"] = Id("nobody") }))
            .Bad(422, "unknown_id")
            .Error("/parentUuid");
        (await studio.UpdateAsync(workflow, mine, new JsonObject { ["parentUuid"] = "x" })).Bad(422, "invalid_id");
    }

    [Fact]
    public async Task Restore_MakesAnOldReleaseTheDraftsContent()
    {
        var workflow = await studio.CreateAsync();
        var first = await studio.DeployAsync(workflow, Sound());
        var nodes = Sound();
        nodes.Find("wait").With("name", "Later");
        await studio.DeployAsync(workflow, nodes);

        var restored = await ReleaseStudio.SendAsync(
            studio.Editor,
            HttpMethod.Post,
            $"/releases/{Uuid(first)}/restore",
            null
        );

        Assert.Equal(
            Sound().ToJsonString(),
            restored.Good().Body.GetProperty("release").GetProperty("nodes").GetRawText()
        );
        Assert.Equal("draft", restored.Body.GetProperty("release").GetProperty("status").GetString());
        Assert.Equal(
            "1.0.2",
            (await studio.DeployAsync(workflow)).Good().Body.GetProperty("release").GetProperty("version").GetString()
        );
        (await ReleaseStudio.SendAsync(studio.Editor, HttpMethod.Post, $"/releases/{Id("x")}/restore", null)).Bad(
            404,
            "release_not_found"
        );
    }

    [Fact]
    public async Task Discard_GoesBackToWhatIsLive()
    {
        var workflow = await studio.CreateAsync();
        var first = await studio.DeployAsync(workflow, Sound());
        var draft = await studio.UpdateAsync(workflow, new JsonArray());

        var discarded = await ReleaseStudio.SendAsync(
            studio.Editor,
            HttpMethod.Delete,
            $"/releases/draft?workflowUuid={workflow}",
            null
        );

        Assert.Equal(Uuid(draft), Uuid(discarded.Good()));
        Assert.NotEqual(JsonValueKind.Null, discarded.Body.GetProperty("release").GetProperty("deletedAt").ValueKind);
        (await studio.GetAsync($"/releases/{Uuid(draft)}")).Bad(404, "release_not_found");
        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");
        Assert.Equal(Uuid(first), Uuid((await studio.GetAsync($"/releases/deployed?workflowUuid={workflow}")).Good()));
    }

    [Fact]
    public async Task Diff_SaysWhatBecameOfEachNode()
    {
        var workflow = await studio.CreateAsync();
        var first = await studio.DeployAsync(workflow, Sound());
        var nodes = Sound();
        nodes.Find("wait").Config("""{"duration":2,"unit":"minutes"}""");
        nodes.Find("end").With("position", new JsonObject { ["x"] = 9, ["y"] = 9 });
        nodes.Find("check").With("childrenUuids", new JsonArray(Id("wait"), Id("more")));
        nodes.Add((JsonNode)Node("more", "delay", "end"));
        var second = await studio.UpdateAsync(workflow, nodes);

        var diff = (await studio.GetAsync($"/releases/diff?from={Uuid(first)}&to={Uuid(second)}")).Good().Body;

        Assert.Equal(["more"], Slugs(diff, "added"));
        Assert.Equal(["end"], Slugs(diff, "moved"));
        Assert.Equal(["check", "wait"], Slugs(diff, "changed").Order());
        var wait = diff.GetProperty("changed")
            .EnumerateArray()
            .Single(n => n.GetProperty("slug").GetString() == "wait");
        Assert.Equal("/config/duration", Assert.Single(wait.GetProperty("paths").EnumerateArray()).GetString());
        Assert.Equal(2, diff.GetProperty("edgesAdded").GetArrayLength());
        Assert.Equal(1, diff.GetProperty("edgesRemoved").GetArrayLength());
        Assert.Equal(
            ["more"],
            Slugs((await studio.GetAsync($"/releases/diff?from={Uuid(second)}&to={Uuid(first)}")).Body, "removed")
        );
        (await studio.GetAsync($"/releases/diff?from={Uuid(first)}&to=x")).Bad(422, "unknown_id").Error("/to");
    }

    [Fact]
    public async Task Validate_SaysWhatDeployingWouldRefuse()
    {
        var good = await ReleaseStudio.SendAsync(
            studio.Editor,
            HttpMethod.Post,
            "/nodes/validate",
            new JsonObject { ["nodes"] = Sound() }
        );
        Assert.Equal("""{"outcome":"valid"}""", good.Good().Text);
        var nodes = Sound();
        nodes.Find("wait").With("childrenUuids", new JsonArray((JsonNode?)null));
        var bad = await ReleaseStudio.SendAsync(
            studio.Editor,
            HttpMethod.Post,
            "/nodes/validate",
            new JsonObject { ["nodes"] = nodes }
        );
        var invalid = Assert.Single(bad.Good().Body.GetProperty("invalidNodes").EnumerateArray());
        Assert.Equal("notValid", bad.Body.GetProperty("outcome").GetString());
        Assert.Equal("childMissing", invalid.GetProperty("reason").GetString());
        Assert.Equal(Id("wait"), invalid.GetProperty("node").GetProperty("uuid").GetString());
        (await ReleaseStudio.SendAsync(studio.Editor, HttpMethod.Post, "/nodes/validate", new JsonObject())).Bad(
            422,
            "required"
        );
    }

    [Fact]
    public async Task Options_ThatNoNodeHas_AreRefused()
    {
        var workflow = await studio.CreateAsync();
        var options = JsonNode
            .Parse(
                $$$$"""{"options":{"connectorUuidsByIntegrationSlug":{"http":"{{{{Id("c")}}}}","nobody":"{{{{Id("d")}}}}"}}}"""
            )!
            .AsObject(); // It is an object.

        var refused = await studio.UpdateAsync(workflow, Sound(), options);

        refused.Bad(422, "failed_to_reconciliate_nodes").Error("/options/connectorUuidsByIntegrationSlug/nobody");
        Assert.Equal("failedToReconciliateNodes", refused.Body.GetProperty("reason").GetString());
        options["options"]!["connectorUuidsByIntegrationSlug"]!.AsObject().Remove("nobody"); // They were written above.
        var saved = await studio.UpdateAsync(workflow, Sound(), options);
        var nodes = JsonNode
            .Parse(saved.Good().Body.GetProperty("release").GetProperty("nodes").GetRawText())!
            .AsArray(); // A list.
        Assert.Equal(Id("c"), nodes.Find("load")["connectorUuid"]!.GetValue<string>()); // Filled in.
    }

    [Fact]
    public async Task GetDraft_WithItsTag_Is304_UntilSomethingChanges()
    {
        var workflow = await studio.CreateAsync();
        await studio.UpdateAsync(workflow, Sound());
        var address = $"/releases/getDraft?workflowUuid={workflow}";
        var read = (await studio.GetAsync(address)).Good();

        Assert.Equal(
            HttpStatusCode.NotModified,
            (await studio.GetAsync(address, ("If-None-Match", read.ETag!))).Status
        ); // A read has a tag.
        var taken = await studio.UpdateAsync(workflow, new JsonArray(), null, ("If-Match", read.ETag!)); // The same.
        taken.Good();
        (await studio.GetAsync(address, ("If-None-Match", read.ETag!))).Good(); // The same.
    }

    [Fact]
    public async Task AStaleVersion_IsRefused_WithTheDraftAsItIs()
    {
        var workflow = await studio.CreateAsync();
        await studio.UpdateAsync(workflow, Sound());
        await studio.UpdateAsync(workflow, new JsonArray());

        var refused = await studio.UpdateAsync(workflow, Sound(), null, ("If-Match", "\"1\""));

        refused.Bad(412, "version_conflict");
        Assert.Equal(2, refused.Body.GetProperty("currentVersion").GetInt32());
        Assert.Equal(0, refused.Body.GetProperty("release").GetProperty("nodes").GetArrayLength());
        (await studio.UpdateAsync(workflow, Sound(), null, ("If-Match", "\"2\""))).Good();
        (await studio.DeployAsync(workflow, null, null, ("If-Match", "\"2\""))).Bad(412, "version_conflict");
    }

    [Fact]
    public async Task TheSameKey_GetsTheSameAnswer_AndAnotherRequestIsRefused()
    {
        var workflow = await studio.CreateAsync();
        var key = ("Idempotency-Key", $"save-{workflow}");
        var first = await studio.UpdateAsync(workflow, Sound(), null, key);

        var again = await studio.UpdateAsync(workflow, Sound(), null, key);

        Assert.Equal(first.Good().Text, again.Good().Text);
        Assert.True(again.Replayed);
        Assert.Equal("\"1\"", again.ETag);
        (await studio.UpdateAsync(workflow, new JsonArray(), null, key)).Bad(422, "idempotency_key_reused");
    }

    [Fact]
    public async Task AnotherWorkspacesWorkflow_IsNone()
    {
        var workflow = await studio.CreateAsync();
        await studio.UpdateAsync(workflow, Sound());
        using var browser = await studio.Host.SignInAsync(Support.StudioHost.AdminEmail);
        var slug = $"w{Path.GetRandomFileName()[..8]}";
        (
            await ReleaseStudio.SendAsync(
                browser,
                HttpMethod.Post,
                "/api/workspaces",
                new JsonObject { ["name"] = slug, ["slug"] = slug }
            )
        ).Is(201);

        var elsewhere = ("X-Workspace", slug);
        (
            await ReleaseStudio.SendAsync(
                browser,
                HttpMethod.Put,
                "/releases/updateDraft",
                new JsonObject { ["workflowUuid"] = workflow, ["nodes"] = "wrong" },
                elsewhere
            )
        ).Bad(404, "workflow_not_found");
        (await ReleaseStudio.SendAsync(browser, HttpMethod.Get, $"/workflows/{workflow}", null, elsewhere)).Bad(
            404,
            "workflow_not_found"
        );
        (
            await ReleaseStudio.SendAsync(
                browser,
                HttpMethod.Get,
                $"/workflows/{workflow}",
                null,
                ("X-Workspace", "main")
            )
        ).Good();
    }

    [Theory]
    [InlineData("", 400, "malformed_json")]
    [InlineData("[]", 422, "wrong_type")]
    [InlineData("{}", 422, "required")]
    [InlineData("""{"workflowUuid":7}""", 422, "wrong_type")]
    [InlineData("""{"workflowUuid":"x"}""", 404, "workflow_not_found")]
    [InlineData("""{"workflowUuid":"W","nodes":{}}""", 422, "wrong_type")]
    [InlineData("""{"workflowUuid":"W","nodes":[7]}""", 422, "wrong_type")]
    [InlineData("""{"workflowUuid":"W","formFields":[{"slug":"a"}]}""", 422, "required")]
    [InlineData("""{"workflowUuid":"W","formFields":[{"slug":"a","name":"b","kind":"x"}]}""", 422, "unknown_value")]
    [InlineData("""{"workflowUuid":"W","testRecords":[{"kind":"x"}]}""", 422, "unknown_value")]
    [InlineData("""{"workflowUuid":"W","testRecords":7}""", 422, "wrong_type")]
    [InlineData("""{"workflowUuid":"W","options":[]}""", 422, "wrong_type")]
    [InlineData("""{"workflowUuid":"W","options":{"connectorUuidsByIntegrationSlug":{"a":"b"}}}""", 422, "invalid_id")]
    [InlineData("""{"workflowUuid":"W","nodes":[""", 400, "malformed_json")]
    [InlineData("""{"workflowUuid":"W","nodes":[],"nodes":[]}""", 422, "duplicate_member")]
    [InlineData("""{"workflowUuid":"W","nodes":[{"config":{"a":{"b":1,"b":2}}}]}""", 422, "duplicate_member")]
    [InlineData("""{"workflowUuid":"W","later":"\ud800"}""", 422, "invalid_text")]
    public async Task WhatCannotBeTaken_IsRefused_AndNothingIsWritten(string body, int status, string code)
    {
        var workflow = await studio.CreateAsync();

        var refused = await ReleaseStudio.SendTextAsync(
            studio.Editor,
            HttpMethod.Put,
            "/releases/updateDraft",
            body.Replace("\"W\"", $"\"{workflow}\"", StringComparison.Ordinal)
        );

        refused.Bad(status, code);
        Assert.NotEmpty(refused.Body.GetProperty("reason").GetString()!); // Every problem of releases has one.
        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");
    }

    [Fact]
    public async Task Limits_AreNamed()
    {
        var workflow = await studio.CreateAsync();
        var deep = string.Concat(Enumerable.Repeat("[", 70)) + string.Concat(Enumerable.Repeat("]", 70));
        (await Put($$"""{"workflowUuid":"{{workflow}}","later":{{deep}}}""")).Bad(422, "too_deep");
        (await Put(Large(10_001).Replace(Workflow, workflow, StringComparison.Ordinal))).Bad(422, "too_many");
        var large = await Put($$"""{"workflowUuid":"{{workflow}}","later":"{{new string('x', 32_000_000)}}"}""");
        Assert.Contains(
            "32,000,000",
            large.Bad(413, "body_too_large").Body.GetProperty("detail").GetString()!,
            StringComparison.Ordinal
        ); // It says so.

        Task<FormAnswer> Put(string body) =>
            ReleaseStudio.SendTextAsync(studio.Editor, HttpMethod.Put, "/releases/updateDraft", body);
    }

    private static string? Uuid(FormAnswer answer) =>
        answer.Good().Body.GetProperty("release").GetProperty("uuid").GetString();

    private static List<string?> Reasons(FormAnswer answer) =>
        [
            .. answer
                .Good()
                .Body.GetProperty("issues")
                .EnumerateArray()
                .Select(static issue => issue.GetProperty("reason").GetString()),
        ];

    private static List<string?> Slugs(JsonElement diff, string member) =>
        [.. diff.GetProperty(member).EnumerateArray().Select(static node => node.GetProperty("slug").GetString())];
}

/// <summary>On SQLite.</summary>
public sealed class SqliteReleaseTests(ReleaseStudio studio) : ReleaseTests(studio), IClassFixture<ReleaseStudio>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresReleaseTests(PostgresReleaseStudio studio)
    : ReleaseTests(studio.OrSkip()),
        IClassFixture<PostgresReleaseStudio>;
