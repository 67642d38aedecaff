using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Tests.Unit.Features.Forms;
using DraftStudio.Tests.Unit.Kinds.Releases;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Releases.ReleaseStudio;
using static DraftStudio.Tests.Unit.Kinds.Releases.Graphs;

namespace DraftStudio.Tests.Unit.Features.Releases;

/// <summary>Lines of the contract that are about several requests, or about the edges of one.</summary>
public abstract class ReleaseContractTests(ReleaseStudio studio)
{
    [Fact]
    public async Task TwoDeploysAtOnce_OfOneDraft_MakeOneRelease()
    {
        for (var round = 0; round < 5; round++)
        {
            var workflow = await studio.CreateAsync();
            (await studio.UpdateAsync(workflow, Sound())).Good();

            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => studio.DeployAsync(workflow)));

            var won = Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
            Assert.Equal("1.0.0", Release(won).GetProperty("version").GetString());
            Assert.All(answers.Except([won]), static lost => lost.Bad(404, "draft_release_not_found"));
            Assert.Equal(["deployed"], await StatusesAsync(workflow));
        }
    }

    [Fact]
    public async Task TwoDeploysAtOnce_FromOneParent_AreOneReleaseAndOneConflict()
    {
        var workflow = await studio.CreateAsync();
        var parent = new JsonObject { ["parentUuid"] = Uuid(await studio.DeployAsync(workflow, Sound())) };
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 2)
                .Select(i =>
                {
                    var nodes = Sound();
                    nodes.Find(i == 0 ? "wait" : "check").With("name", $"Side {i}");
                    return studio.DeployAsync(workflow, nodes, parent);
                })
        );

        Assert.Single(answers, static answer => answer.Status == HttpStatusCode.OK);
        var lost = Assert.Single(answers, static answer => answer.Status == HttpStatusCode.Conflict);
        lost.Bad(409, "invalid_parent");
        Assert.Equal(["deployed", "archived"], await StatusesAsync(workflow));
        var merged = JsonNode.Parse(lost.Body.GetProperty("merged").GetRawText())!.AsArray(); // They touch different nodes.
        Assert.Equal("Side 0", merged.Find("wait")["name"]!.GetValue<string>()); // From the one.
        Assert.Equal("Side 1", merged.Find("check")["name"]!.GetValue<string>()); // From the other.
        var live = Uuid((await studio.GetAsync($"/releases/deployed?workflowUuid={workflow}")).Good());
        var sent = await studio.DeployAsync(workflow, merged, new JsonObject { ["parentUuid"] = live });
        Assert.Equal("1.0.2", Release(sent.Good()).GetProperty("version").GetString());
    }

    [Fact]
    public async Task ManyFirstSavesAtOnce_OpenOneDraft()
    {
        var workflow = await studio.CreateAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => studio.UpdateAsync(workflow, Sound())));

        Assert.Single(answers.Select(static answer => Uuid(answer.Good())).Distinct());
        Assert.All(answers, static answer => Assert.Equal("\"1\"", answer.ETag));
    }

    [Fact]
    public async Task AnOrphan_IsAWarning_AndDoesNotStandInTheWayOfDeploying()
    {
        var workflow = await studio.CreateAsync();
        var nodes = Sound();
        nodes.Add((JsonNode)Node("alone", "delay", "end"));

        var saved = await studio.UpdateAsync(workflow, nodes);

        var issue = Assert.Single(saved.Good().Body.GetProperty("issues").EnumerateArray());
        Assert.Equal("orphan", issue.GetProperty("reason").GetString());
        Assert.Equal("warning", issue.GetProperty("severity").GetString());
        Assert.Equal(Id("alone"), issue.GetProperty("node").GetProperty("uuid").GetString());
        Assert.False((await studio.DeployAsync(workflow)).Good().Body.TryGetProperty("issues", out _));
        var validated = await SendAsync(
            studio.Editor,
            HttpMethod.Post,
            "/nodes/validate",
            new JsonObject { ["nodes"] = nodes }
        );
        Assert.Equal("""{"outcome":"valid"}""", validated.Good().Text);
    }

    [Fact]
    public async Task MoreThanTwoHundredIssues_AreCutOff_AndItSaysSo()
    {
        var workflow = await studio.CreateAsync();
        var nodes = Sound();
        for (var i = 0; i < 201; i++)
        {
            nodes.Add((JsonNode)Node($"n{i}", "delay", "end"));
        }

        var saved = (await studio.UpdateAsync(workflow, nodes)).Good();

        Assert.Equal(200, saved.Body.GetProperty("issues").GetArrayLength());
        Assert.True(saved.Body.GetProperty("issuesTruncated").GetBoolean());
        nodes.RemoveAt(nodes.Count - 1);
        var fewer = (await studio.UpdateAsync(workflow, nodes)).Good();
        Assert.Equal(200, fewer.Body.GetProperty("issues").GetArrayLength());
        Assert.False(fewer.Body.TryGetProperty("issuesTruncated", out _));
    }

    [Fact]
    public async Task Options_FillAtSaveAndAtDeploy_InGroupsToo_AndNothingElseIsAdded()
    {
        var workflow = await studio.CreateAsync("tool");
        var nodes = WithGroup();
        var options = JsonNode
            .Parse(
                $$$$"""{"formFields":[],"options":{"connectorUuidsByIntegrationSlug":{"http":"{{{{Id("c")}}}}","slack":"{{{{Id("s")}}}}"},"modelUuidsByIntegrationSlug":{"http":"{{{{Id("m")}}}}"}}}"""
            )!
            .AsObject(); // It is an object.
        nodes.Find("load").With("connectorUuid", Id("c"))["config"]!["modelUuid"] = Id("m"); // A connector has a config.
        nodes.Find("wait")["config"]!["_nodes"]!.AsArray().Find("tell").With("connectorUuid", Id("s")); // So has a group.
        var expected = nodes.ToJsonString();

        var saved = await studio.UpdateAsync(workflow, WithGroup(), options);
        Assert.Equal(expected, Release(saved.Good()).GetProperty("nodes").GetRawText());
        var other = await studio.CreateAsync("tool");
        var deployed = await studio.DeployAsync(other, WithGroup(), options);
        Assert.Equal(expected, Release(deployed.Good()).GetProperty("nodes").GetRawText());
        var later = await studio.CreateAsync("tool");
        (await studio.UpdateAsync(later, WithGroup())).Good();
        Assert.Equal(
            expected,
            Release((await studio.DeployAsync(later, null, options)).Good()).GetProperty("nodes").GetRawText()
        );

        static JsonArray WithGroup()
        {
            var graph = Sound();
            var inside = new JsonArray(
                Node("in", "start", "tell"),
                Connector("tell", "slack", "sendMessage", "out").Config("""{"channel":"#a","text":"b"}"""),
                Node("out", "end")
            );
            graph.Find("wait").With("actionSlug", "group").With("config", new JsonObject { ["_nodes"] = inside });
            return graph;
        }
    }

    [Fact]
    public async Task ADescription_ComesBackToTheLetter()
    {
        var workflow = await studio.CreateAsync();
        foreach (var description in (string?[])[" \n 2.0.0\r\n\t ends \n", "", null, new string('é', 10_000)])
        {
            var deployed = await studio.DeployAsync(
                workflow,
                Sound(),
                new JsonObject
                {
                    ["description"] = description,
                    ["version"] = null,
                    ["parentUuid"] = null,
                }
            );

            Assert.Equal(description, Release(deployed.Good()).GetProperty("description").GetString());
            var read = await studio.GetAsync($"/releases/{Uuid(deployed)}");
            Assert.Equal(deployed.Text, read.Good().Text);
        }

        (await studio.DeployAsync(workflow, Sound(), new JsonObject { ["description"] = new string('x', 10_001) }))
            .Bad(422, "too_long")
            .Error("/description");
    }

    [Fact]
    public async Task NullOrEmpty_ClearsWhatIsThere()
    {
        var workflow = await studio.CreateAsync();
        var full = JsonNode
            .Parse(
                """{"formFields":[{"slug":"a","name":"A","kind":"any"}],"testRecords":[{"kind":"id","id":"7"}],"options":null}"""
            )!
            .AsObject(); // It is an object.
        (await studio.UpdateAsync(workflow, Sound(), full)).Good();

        var cleared = await SendTextAsync(
            studio.Editor,
            HttpMethod.Put,
            "/releases/updateDraft",
            $$"""{"workflowUuid":"{{workflow}}","nodes":null,"testRecords":null,"formFields":[]}"""
        );

        var release = Release(cleared.Good());
        Assert.Equal("[]", release.GetProperty("nodes").GetRawText());
        Assert.Equal("[]", release.GetProperty("testRecords").GetRawText());
        Assert.Equal("[]", release.GetProperty("formFields").GetRawText());
        Assert.Equal(
            ["endUnreachable", "startMissing"],
            cleared
                .Body.GetProperty("issues")
                .EnumerateArray()
                .Select(static issue => issue.GetProperty("reason").GetString())
                .Order()
        );
    }

    [Fact]
    public async Task AWorkflow_HasTheContractsMembers_AndItsReleasesAreGoneWithNothing()
    {
        var workflow = await studio.CreateAsync("agent");
        var read = (await studio.GetAsync($"/workflows/{workflow}")).Good().Body.GetProperty("workflow");
        string[] members = ["uuid", "workspaceUuid", "name", "slug", "kind", "description", "createdAt", "updatedAt"];
        Assert.Equal(members, read.EnumerateObject().Select(static member => member.Name).Take(members.Length));
        Assert.Empty(await StatusesAsync(workflow));
        (await studio.UpdateAsync(workflow, Sound())).Good();
        Assert.Equal(["draft"], await StatusesAsync(workflow));
        (await SendAsync(studio.Editor, HttpMethod.Delete, $"/releases/draft?workflowUuid={workflow}", null)).Good();
        Assert.Empty(await StatusesAsync(workflow));
        (await SendAsync(studio.Editor, HttpMethod.Delete, $"/releases/draft?workflowUuid={workflow}", null)).Bad(
            404,
            "draft_release_not_found"
        );
    }

    [Fact]
    public async Task AnotherWorkspacesReleases_AreNone()
    {
        var workflow = await studio.CreateAsync();
        var release = Uuid(await studio.DeployAsync(workflow, Sound()));
        var draft = Uuid(await studio.UpdateAsync(workflow, new JsonArray()));
        using var browser = await studio.Host.SignInAsync(Support.StudioHost.AdminEmail);
        var slug = $"w{Path.GetRandomFileName()[..8]}";
        (
            await SendAsync(
                browser,
                HttpMethod.Post,
                "/api/workspaces",
                new JsonObject { ["name"] = slug, ["slug"] = slug }
            )
        ).Is(201);
        var elsewhere = ("X-Workspace", slug);
        var made = await SendAsync(
            browser,
            HttpMethod.Post,
            "/workflows",
            new JsonObject { ["name"] = "Other" },
            elsewhere
        );
        var other = made.Is(201).Body.GetProperty("workflow").GetProperty("uuid").GetString();

        foreach (var uuid in (string?[])[release, draft])
        {
            (await SendAsync(browser, HttpMethod.Get, $"/releases/{uuid}", null, elsewhere)).Bad(
                404,
                "release_not_found"
            );
            (await SendTextAsync(browser, HttpMethod.Post, $"/releases/{uuid}/restore", "{", elsewhere)).Bad(
                404,
                "release_not_found"
            );
            (await SendAsync(browser, HttpMethod.Get, $"/releases/diff?from={uuid}&to={uuid}", null, elsewhere)).Bad(
                422,
                "unknown_id"
            );
            (
                await SendAsync(
                    browser,
                    HttpMethod.Put,
                    "/releases/updateDraft",
                    new JsonObject { ["workflowUuid"] = other, ["parentUuid"] = uuid },
                    elsewhere
                )
            )
                .Bad(422, "unknown_id")
                .Error("/parentUuid");
        }

        foreach (var route in (string[])["getDraft", "deployed", "list"])
        {
            (
                await SendAsync(browser, HttpMethod.Get, $"/releases/{route}?workflowUuid={workflow}", null, elsewhere)
            ).Bad(404, "workflow_not_found");
        }

        (await SendAsync(browser, HttpMethod.Get, $"/releases/getDraft?workflowUuid={other}", null, elsewhere)).Bad(
            404,
            "draft_release_not_found"
        );
        Assert.Equal(draft, Uuid((await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Good()));
    }

    [Fact]
    public async Task AParentOfAnotherWorkflow_IsNone()
    {
        var other = Uuid(await studio.DeployAsync(await studio.CreateAsync(), Sound()));
        var workflow = await studio.CreateAsync();

        var refused = await studio.UpdateAsync(workflow, Sound(), new JsonObject { ["parentUuid"] = other });

        refused.Bad(422, "unknown_id").Error("/parentUuid");
        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");
    }

    [Fact]
    public async Task AConfigOverTheLimit_IsRefused_AndTheLimitIsNamed()
    {
        var workflow = await studio.CreateAsync();
        var nodes = Sound();
        nodes.Find("wait").With("config", new JsonObject { ["note"] = new string('x', 256_000) });

        var refused = await studio.UpdateAsync(workflow, nodes);

        var error = refused.Bad(422, "too_long").Error("/nodes/3/config");
        Assert.Contains("256,000", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Bad(404, "draft_release_not_found");
        nodes.Find("wait").With("config", new JsonObject { ["note"] = new string('x', 255_900) });
        (await studio.UpdateAsync(workflow, nodes)).Good();
    }

    protected static string? Uuid(FormAnswer answer) => Release(answer.Good()).GetProperty("uuid").GetString();

    private static JsonElement Release(FormAnswer answer) => answer.Body.GetProperty("release");

    private async Task<List<string?>> StatusesAsync(string workflow) =>
        [
            .. (await studio.GetAsync($"/releases/list?workflowUuid={workflow}"))
                .Good()
                .Body.GetProperty("items")
                .EnumerateArray()
                .Select(static release => release.GetProperty("status").GetString()),
        ];
}

/// <summary>On SQLite.</summary>
public sealed class SqliteReleaseContractTests(ReleaseStudio studio)
    : ReleaseContractTests(studio),
        IClassFixture<ReleaseStudio>;

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresReleaseContractTests(PostgresReleaseStudio studio)
    : ReleaseContractTests(studio.OrSkip()),
        IClassFixture<PostgresReleaseStudio>;
