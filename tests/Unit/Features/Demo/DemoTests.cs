using System.Net;
using System.Text.Json;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using DraftStudio.Web.Features.Demo;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Demo;

public abstract class DemoTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_InDevelopment_ServesAWorkspaceThatLooksLikeARealOne()
    {
        await using var host = Demo(await OnDatabaseAsync(new StudioHost()));
        using var ada = await SignInAsync(host, DemoPerson.Ada);

        var live = await ItemsAsync(ada, "/api/providers");
        var drafts = await ItemsAsync(ada, "/api/providers/drafts");
        var dormant = await ItemsAsync(ada, "/api/providers/drafts?status=dormant");

        Assert.Equal(11, live.Length);
        Assert.DoesNotContain("Hugging Face", Titles(live)); // Retired.
        Assert.Equal(
            ["Azure OpenAI EU", "Google Vertex AI", "Groq", "Mistral", "OpenAI", "Perplexity"],
            Titles(drafts)
        );
        Assert.Equal(["Cerebras", "DeepInfra"], Titles(dormant));
        var openAi = drafts.Single(static draft => draft.GetProperty("title").GetString() == "OpenAI");
        Assert.Equal(3, openAi.GetProperty("pending_proposals").GetInt32());
        var id = openAi.GetProperty("id").GetString();
        Assert.Equal(3, (await ItemsAsync(ada, $"/api/providers/{id}/revisions")).Length);
    }

    [Fact]
    public async Task Start_ServesASchoolsCohorts()
    {
        await using var host = Demo(await OnDatabaseAsync(new StudioHost()));
        using var ada = await SignInAsync(host, DemoPerson.Ada);

        var live = await ItemsAsync(ada, "/api/cohorts");
        var drafts = await ItemsAsync(ada, "/api/cohorts/drafts");

        Assert.Equal(5, live.Length);
        Assert.Equal(["Midwifery, second year", "Nursing, first term"], Titles(drafts));
        Assert.Equal(["Simulation instructors"], Titles(await ItemsAsync(ada, "/api/cohorts/drafts?status=dormant")));
        var nursing = drafts.Single(static draft => draft.GetProperty("title").GetString() == "Nursing, first term");
        Assert.Equal(3, nursing.GetProperty("pending_proposals").GetInt32());
        foreach (var cohort in live)
        {
            var read = await StudioHost.JsonOf(
                await ada.GetAsync($"/api/cohorts/{cohort.GetProperty("id").GetString()}", Cancel),
                HttpStatusCode.OK
            );
            var state = read.GetProperty("form_state");
            Assert.True(state.GetProperty("valid").GetBoolean());
            Assert.NotEmpty(state.GetProperty("profile_personas").EnumerateArray());
            Assert.NotEmpty(state.GetProperty("simulation_availability").EnumerateArray());
        }
    }

    [Fact]
    public async Task Start_ServesWorkflows_WhichCouldBeDeployedAsTheyAre()
    {
        await using var host = Demo(await OnDatabaseAsync(new StudioHost()));
        using var ada = await SignInAsync(host, DemoPerson.Ada);

        var workflows = await ItemsAsync(ada, "/v1/orchestration/workflows");

        Assert.Equal(
            ["Placements, nightly", "Welcome a new learner"],
            workflows.Select(static item => item.GetProperty("name").GetString())
        );
        var large = await ReleaseAsync(ada, workflows[0], "deployed");
        Assert.Equal(150, large.GetProperty("release").GetProperty("nodes").GetArrayLength());
        Assert.False(large.TryGetProperty("issues", out _));
        Assert.Equal(150, PlacesOf(large).Distinct().Count());
        var live = await ReleaseAsync(ada, workflows[1], "deployed");
        Assert.Equal(
            ("1.0.1", 12),
            (
                live.GetProperty("release").GetProperty("version").GetString(),
                live.GetProperty("release").GetProperty("nodes").GetArrayLength()
            )
        );
        var draft = await ReleaseAsync(ada, workflows[1], "getDraft");
        Assert.Equal(13, draft.GetProperty("release").GetProperty("nodes").GetArrayLength());
        Assert.False(draft.TryGetProperty("issues", out _));
        Assert.Equal(13, PlacesOf(draft).Distinct().Count());
    }

    [Fact]
    public async Task Start_ServesTemplates_WithoutAProblem()
    {
        await using var host = Demo(await OnDatabaseAsync(new StudioHost()));
        using var ada = await SignInAsync(host, DemoPerson.Ada);

        var list = await StudioHost.JsonOf(await ada.GetAsync("/api/templates", Cancel), HttpStatusCode.OK);

        var templates = list.GetProperty("_embedded").GetProperty("inf:template").EnumerateArray().ToList();
        Assert.Equal(
            ["Monthly Report", "Placement letter", "Shift reminder"],
            templates.Select(static template => template.GetProperty("name").GetString())
        );
        var report = templates[0];
        var address = $"/api/templates/{report.GetProperty("id").GetString()}";
        var header = report.GetProperty("settings").GetProperty("pdf").GetProperty("headerFileId").GetString();
        Assert.Equal(
            "parts/header.html",
            (await StudioHost.JsonOf(await ada.GetAsync($"{address}/files/{header}", Cancel), HttpStatusCode.OK))
                .GetProperty("filename")
                .GetString()
        );
        foreach (var (items, count) in ((string, int)[])[("files", 7), ("processors", 2), ("inputs", 3)])
        {
            var found = await StudioHost.JsonOf(await ada.GetAsync($"{address}/{items}", Cancel), HttpStatusCode.OK);
            Assert.Equal(count, found.GetProperty("total").GetInt32());
        }
    }

    [Fact]
    public async Task Publish_TheDraftThatIsInTheWay_IsAConflict()
    {
        await using var host = Demo(await OnDatabaseAsync(new StudioHost()));
        using var bea = await SignInAsync(host, DemoPerson.Bea);
        var draft = (await ItemsAsync(bea, "/api/providers/drafts")).Single(static draft =>
            draft.GetProperty("title").GetString() == "Azure OpenAI EU"
        );

        var answer = await bea.PostAsync(
            $"/api/providers/drafts/{draft.GetProperty("draft_id").GetString()}/publish",
            null,
            Cancel
        );

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("publish_conflict", await StudioHost.CodeOf(answer));
    }

    [Fact]
    public async Task SignIn_AsEachAccountOfTheSignInPage_HasItsRole()
    {
        await using var host = Demo(await OnDatabaseAsync(new StudioHost()));
        using var anonymous = host.Browser();
        var page = await anonymous.GetStringAsync("/sign-in", Cancel);

        foreach (var person in DemoPerson.All)
        {
            Assert.Contains(person.Email, page, StringComparison.Ordinal);
            using var browser = await SignInAsync(host, person);
            var me = await StudioHost.JsonOf(await browser.GetAsync("/api/me", Cancel), HttpStatusCode.OK);
            Assert.Equal(person.Role.ToString(), me.GetProperty("role").GetString(), ignoreCase: true);
            Assert.Equal("northwind", me.GetProperty("workspace").GetProperty("slug").GetString());
        }

        using var program = host.WithToken(DemoWorkspace.Token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await anonymous.GetAsync("/health/ready", Cancel)).StatusCode);
    }

    [Fact]
    public async Task Start_Again_AddsNothing()
    {
        var directory = Directory.CreateTempSubdirectory("draft-studio-test-").FullName;
        string[] before;
        await using (var first = Demo(await OnDatabaseAsync(StudioHost.Keeping(directory))))
        {
            using var ada = await SignInAsync(first, DemoPerson.Ada);
            before = await EverythingAsync(ada);
        }

        await using var second = Demo(await OnDatabaseAsync(StudioHost.On(directory)));
        using var again = await SignInAsync(second, DemoPerson.Ada);

        Assert.NotEmpty(before);
        Assert.Equal(before, await EverythingAsync(again));
    }

    [Fact]
    public async Task Start_InProductionUnasked_MakesNoDemo()
    {
        await using var host = (await OnDatabaseAsync(new StudioHost()))
            .WithoutAdministrator()
            .With("DraftStudio:Demo", null);
        using var program = host.WithToken(DemoWorkspace.Token);

        var answer = await program.GetAsync("/api/me", Cancel);

        Assert.Equal("setup_required", await StudioHost.CodeOf(answer));
    }

    [Fact]
    public async Task Start_InProductionAsked_MakesItBesideTheWorkspaceAndShowsNoAccounts()
    {
        await using var host = (await OnDatabaseAsync(new StudioHost())).With("DraftStudio:Demo", "true");
        using var admin = host.Admin();
        using var anonymous = host.Browser();
        using var program = host.WithToken(DemoWorkspace.Token);

        var me = await StudioHost.JsonOf(await admin.GetAsync("/api/me", Cancel), HttpStatusCode.OK);
        var page = await anonymous.GetStringAsync("/sign-in", Cancel);
        using var ada = await SignInAsync(host, DemoPerson.Ada);
        var users = await ItemsAsync(ada, "/api/users");

        Assert.Equal("main", me.GetProperty("workspace").GetProperty("slug").GetString());
        Assert.DoesNotContain(DemoPerson.Ada.Email, page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/me", Cancel)).StatusCode);
        Assert.Equal(
            ["ada@demo.example", StudioHost.AdminEmail, "bea@demo.example", "rolf@demo.example", "vera@demo.example"],
            users.Select(static user => user.GetProperty("email").GetString()).Order(StringComparer.Ordinal)
        );
    }

    /// <summary>Lets a studio work on the database of this test.</summary>
    protected abstract Task<StudioHost> OnDatabaseAsync(StudioHost host);

    /// <summary>The studio as the first command of the README starts it.</summary>
    private static StudioHost Demo(StudioHost host) =>
        host.In("Development").WithoutAdministrator().With("DraftStudio:Demo", null);

    private static Task<HttpClient> SignInAsync(StudioHost host, DemoPerson person) =>
        host.SignInAsync(person.Email, DemoWorkspace.Password);

    private static async Task<JsonElement[]> ItemsAsync(HttpClient client, string address)
    {
        var answer = await StudioHost.JsonOf(await client.GetAsync(address, Cancel), HttpStatusCode.OK);
        return [.. answer.GetProperty("items").EnumerateArray()];
    }

    private static async Task<JsonElement> ReleaseAsync(HttpClient client, JsonElement workflow, string which) =>
        await StudioHost.JsonOf(
            await client.GetAsync(
                $"/v1/orchestration/releases/{which}?workflowUuid={workflow.GetProperty("uuid").GetString()}",
                Cancel
            ),
            HttpStatusCode.OK
        );

    private static IEnumerable<string> PlacesOf(JsonElement release) =>
        release
            .GetProperty("release")
            .GetProperty("nodes")
            .EnumerateArray()
            .Select(static node => node.GetProperty("position").GetRawText());

    private static IEnumerable<string?> Titles(JsonElement[] items) =>
        items.Select(static item => item.GetProperty("title").GetString()).Order(StringComparer.Ordinal);

    /// <summary>What there is of everything that the demo writes, by id.</summary>
    private static async Task<string[]> EverythingAsync(HttpClient client)
    {
        var ids = new List<string>();
        foreach (
            var (address, id) in ((string, string)[])
                [
                    ("/api/providers", "id"),
                    ("/api/providers/drafts", "draft_id"),
                    ("/api/providers/drafts?status=dormant", "draft_id"),
                    ("/api/users", "id"),
                    ("/api/tokens", "id"),
                    ("/api/catalog/departments", "id"),
                    ("/v1/orchestration/workflows", "uuid"),
                ]
        )
        {
            foreach (var item in await ItemsAsync(client, address))
            {
                ids.Add(
                    $"{address} {item.GetProperty(id).GetString()} {(item.TryGetProperty("version", out var version) ? version.ToString() : "")}"
                );
            }
        }

        return [.. ids.Order(StringComparer.Ordinal)];
    }
}

/// <summary>On SQLite, in the studio's own folder.</summary>
public sealed class SqliteDemoTests : DemoTests
{
    protected override Task<StudioHost> OnDatabaseAsync(StudioHost host) => Task.FromResult(host);
}

/// <summary>On PostgreSQL.</summary>
public sealed class PostgresDemoTests(TestDatabases databases) : DemoTests
{
    private string? connectionString;

    protected override async Task<StudioHost> OnDatabaseAsync(StudioHost host) =>
        host.OnPostgres(connectionString ??= (await databases.CreatePostgresAsync()).ConnectionString);
}
