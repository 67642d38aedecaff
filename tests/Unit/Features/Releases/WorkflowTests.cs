using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Tests.Unit.Kinds.Releases;
using Xunit;
using static DraftStudio.Tests.Unit.Features.Releases.ReleaseStudio;

namespace DraftStudio.Tests.Unit.Features.Releases;

public sealed class WorkflowTests(ReleaseStudio studio) : IClassFixture<ReleaseStudio>
{
    [Fact]
    public async Task Create_AnswersTheWorkflow_WhichIsListed()
    {
        var made = await SendAsync(
            studio.Editor,
            HttpMethod.Post,
            "/workflows",
            JsonNode.Parse("""{"name":"Über  uns: Wörter","description":"What it does","kind":"agent","later":1}""")
        );

        Assert.Equal(201, (int)made.Status);
        var workflow = made.Body.GetProperty("workflow");
        Assert.Equal("über-uns-wörter", workflow.GetProperty("slug").GetString());
        Assert.Equal("agent", workflow.GetProperty("kind").GetString());
        var uuid = workflow.GetProperty("uuid").GetString();
        Assert.Equal(made.Text, (await studio.GetAsync($"/workflows/{uuid}")).Good().Text);
        var list = await studio.GetAsync("/workflows?search=wörter&limit=200");
        Assert.Contains(
            list.Good().Body.GetProperty("items").EnumerateArray(),
            item => item.GetProperty("uuid").GetString() == uuid
        );
        (await studio.GetAsync($"/releases/getDraft?workflowUuid={uuid}")).Bad(404, "draft_release_not_found");
    }

    [Theory]
    [InlineData("""{}""", "required")]
    [InlineData("""{"name":""}""", "required")]
    [InlineData("""{"name":7}""", "wrong_type")]
    [InlineData("""{"name":"a","kind":"robot"}""", "unknown_value")]
    [InlineData("""{"name":"a\u0000"}""", "nul_character")]
    public async Task Create_OfWhatCannotBeTaken_IsRefused(string body, string code) =>
        (await SendTextAsync(studio.Editor, HttpMethod.Post, "/workflows", body)).Bad(422, code);

    [Fact]
    public async Task Create_WithoutThePermissionToCommit_IsRefused()
    {
        var user = await studio.Host.AddUserAsync("writer@example.org", Core.Access.Role.Editor);
        using var writer = studio.Host.WithToken(await studio.Host.AddTokenAsync(user, "read", "drafts.write"));

        var refused = await SendTextAsync(writer, HttpMethod.Post, "/workflows", """{"name":"a"}""");

        Assert.Equal("drafts.commit", refused.Bad(403, "forbidden").Body.GetProperty("permission").GetString());
    }

    [Fact]
    public async Task Rename_IsLiveAtOnce_AndLeavesTheDraftWhereItIs()
    {
        var workflow = await studio.CreateAsync();
        await studio.DeployAsync(workflow, Graphs.Sound());
        var draft = await studio.UpdateAsync(workflow, new JsonArray());

        var renamed = await SendTextAsync(
            studio.Editor,
            HttpMethod.Patch,
            $"/workflows/{workflow}",
            """{"name":"Renamed","description":null}"""
        );

        Assert.Equal("Renamed", renamed.Good().Body.GetProperty("workflow").GetProperty("name").GetString());
        var read = (await studio.GetAsync($"/releases/getDraft?workflowUuid={workflow}")).Good();
        Assert.Equal(Uuid(draft.Body), Uuid(read.Body));
        Assert.Equal(0, read.Body.GetProperty("release").GetProperty("nodes").GetArrayLength());
        var live = (await studio.GetAsync($"/releases/deployed?workflowUuid={workflow}")).Good().Body;
        Assert.Equal("1.0.0", live.GetProperty("release").GetProperty("version").GetString());
        Assert.Equal(Uuid(live), read.Body.GetProperty("release").GetProperty("parentUuid").GetString());
        var releases = await studio.GetAsync($"/releases/list?workflowUuid={workflow}");
        Assert.Equal(2, releases.Good().Body.GetProperty("items").GetArrayLength());
        Assert.Equal(
            "1.0.1",
            (await studio.DeployAsync(workflow, Graphs.Sound()))
                .Good()
                .Body.GetProperty("release")
                .GetProperty("version")
                .GetString()
        );
        Assert.Equal(
            "Renamed",
            (await studio.GetAsync($"/workflows/{workflow}"))
                .Body.GetProperty("workflow")
                .GetProperty("name")
                .GetString()
        );
    }

    [Fact]
    public async Task Rename_ToTheSameName_WritesNothing()
    {
        var workflow = await studio.CreateAsync();
        var before = (await studio.GetAsync($"/workflows/{workflow}")).ETag;

        var renamed = await SendTextAsync(
            studio.Editor,
            HttpMethod.Patch,
            $"/workflows/{workflow}",
            """{"name":"Welcome"}"""
        );

        Assert.Equal(before, renamed.Good().ETag);
        var stale = await SendTextAsync(
            studio.Editor,
            HttpMethod.Patch,
            $"/workflows/{workflow}",
            """{"name":"Else"}""",
            ("If-Match", "\"99\"")
        );
        stale.Bad(412, "precondition_failed");
        (await SendTextAsync(studio.Editor, HttpMethod.Patch, "/workflows/x", "{")).Bad(404, "workflow_not_found");
    }

    [Fact]
    public async Task Retire_TakesItOutOfUse_UntilItIsBroughtBack()
    {
        var workflow = await studio.CreateAsync();

        var retired = await SendAsync(studio.Editor, HttpMethod.Delete, $"/workflows/{workflow}", null);

        Assert.NotEqual(
            JsonValueKind.Null,
            retired.Good().Body.GetProperty("workflow").GetProperty("retiredAt").ValueKind
        );
        (await studio.UpdateAsync(workflow, Graphs.Sound())).Bad(409, "retired");
        (await SendAsync(studio.Editor, HttpMethod.Post, $"/workflows/{workflow}/unretire", null)).Good();
        (await studio.UpdateAsync(workflow, Graphs.Sound())).Good();
    }

    [Fact]
    public async Task Duplicate_HasTheContentInItsDraft()
    {
        var workflow = await studio.CreateAsync();
        await studio.DeployAsync(workflow, Graphs.Sound());

        var copy = await SendAsync(studio.Editor, HttpMethod.Post, $"/workflows/{workflow}/duplicate", null);

        Assert.Equal(201, (int)copy.Status);
        var made = copy.Body.GetProperty("workflow");
        Assert.Equal("Welcome copy", made.GetProperty("name").GetString());
        var draft = await studio.GetAsync($"/releases/getDraft?workflowUuid={made.GetProperty("uuid").GetString()}");
        Assert.Equal(
            Graphs.Sound().ToJsonString(),
            draft.Good().Body.GetProperty("release").GetProperty("nodes").GetRawText()
        );
    }

    [Fact]
    public async Task Actions_AreServedWithTheirSchemas()
    {
        var actions = (await studio.GetAsync("/api/actions"))
            .Good()
            .Body.GetProperty("items")
            .EnumerateArray()
            .ToList();

        Assert.Contains(
            actions,
            static action =>
                action.GetProperty("actionSlug").GetString() == "switch"
                && action.GetProperty("childrenFrom").GetString() == "routes"
        );
        Assert.All(
            actions,
            static action => Assert.Equal("object", action.GetProperty("config").GetProperty("type").GetString())
        );
    }

    [Fact]
    public async Task AnActionsFile_AddsItsActions_AndOneThatIsNoneStopsTheStart()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("draft-studio-test-").FullName, "actions.json");
        await File.WriteAllTextAsync(
            file,
            """{"actions":[{"integration":"sap","slug":"post","title":"Post","description":"Posts.","icon":"x","children":1,"config":{"type":"object"}}]}""",
            TestContext.Current.CancellationToken
        );
        await using (var host = new Support.StudioHost().With("DraftStudio:ActionsFile", file))
        {
            using var admin = host.Admin();
            var actions = await SendAsync(admin, HttpMethod.Get, "/api/actions", null);
            Assert.Contains("\"integrationSlug\":\"sap\"", actions.Good().Text, StringComparison.Ordinal);
        }

        await File.WriteAllTextAsync(file, "{}", TestContext.Current.CancellationToken);
        await using var broken = new Support.StudioHost().With("DraftStudio:ActionsFile", file);
        var thrown = Assert.ThrowsAny<Exception>(() => broken.Admin());
        Assert.Contains("ActionsFile", thrown.ToString(), StringComparison.Ordinal);
    }

    private static string? Uuid(JsonElement body) => body.GetProperty("release").GetProperty("uuid").GetString();
}
