using System.Text.Json.Nodes;
using DraftStudio.Tests.Unit.Features.Forms;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Cohorts;

/// <summary>The resources that people keep: renamed, retired with a warning, brought back.</summary>
public abstract class CatalogTests(CohortStudio studio)
{
    [Theory]
    [InlineData("departments")]
    [InlineData("simulations")]
    [InlineData("profiles")]
    [InlineData("personas")]
    public async Task EachType_IsAddedListedRenamedRetiredAndBroughtBack(string type)
    {
        var id = await studio.AddAsync(type, "First");
        var address = $"/api/catalog/{type}/{id}";
        var name = studio.Fresh("Second");

        var renamed = await RenameAsync(address, name);
        var listed = await studio.ResourceIdAsync(type, name);
        var retired = await FormStudio.DeleteAsync(studio.Editor, address);
        var gone = await SearchAsync(type, name, retired: false);
        var among = await SearchAsync(type, name, retired: true);
        var back = await FormStudio.PostAsync(studio.Editor, $"{address}/unretire");

        Assert.Equal(name, renamed.Good().Body.GetProperty("value").GetString());
        Assert.Equal(id, listed);
        Assert.True(retired.Good().Body.TryGetProperty("retired_at", out _));
        Assert.Equal(0, gone);
        Assert.Equal(1, among);
        Assert.False(back.Good().Body.TryGetProperty("retired_at", out _));
        Assert.Equal(1, await SearchAsync(type, name, retired: false));
    }

    [Fact]
    public async Task ARename_ShowsInWhatSelectsIt_AndIsWrittenDown()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(1);
        var before = draft.Texts("simulations")[0];
        var name = studio.Fresh("Renamed");

        (await RenameAsync($"/api/catalog/simulations/{simulations[0]}", name)).Good();

        Assert.Equal([name], (await studio.ReadAsync(studio.Editor, draft.DraftId)).Texts("simulations"));
        var refused = await studio.SaveAsync(studio.Editor, new JsonObject { ["simulations"] = new JsonArray(before) });
        refused.Bad(422, "unknown_name");
        (await studio.SaveAsync(studio.Editor, new JsonObject { ["simulations"] = new JsonArray(name) })).Good();
    }

    [Fact]
    public async Task TwoOfOneName_AndALateRename_AreRefused()
    {
        var name = studio.Fresh("Taken");
        await FormStudio.PostAsync(studio.Editor, "/api/catalog/personas", new JsonObject { ["value"] = name });
        var other = $"/api/catalog/personas/{await studio.AddAsync("personas", "Other")}";

        (await RenameAsync(other, name.ToUpperInvariant())).Bad(409, "name_taken");
        (await RenameAsync(other, "x", expected: "Not its name")).Bad(409, "name_changed");
        (await RenameAsync(other, " ")).Bad(422, "required");
        (await RenameAsync(other, new string('x', 201))).Bad(422, "too_long");
    }

    [Fact]
    public async Task WhatIsInUse_IsRetiredOnlyByWhoInsists_AndThenBlocksPublishing()
    {
        var (profile, persona) = (
            await studio.AddAsync("profiles", "Profile"),
            await studio.AddAsync("personas", "Persona")
        );
        var title = studio.Fresh("Users");
        var draft = (
            await studio.SaveAsync(
                studio.Editor,
                new JsonObject
                {
                    ["name"] = title,
                    ["profile_ids"] = new JsonArray(profile),
                    ["profile_personas"] = new JsonArray(CohortStudio.Persona(profile, persona)),
                }
            )
        ).Good();
        var address = $"/api/catalog/personas/{persona}";
        var used = await FormStudio.GetAsync(studio.Viewer, address);

        var refused = await FormStudio.DeleteAsync(studio.Editor, address);
        var forced = await FormStudio.DeleteAsync(studio.Editor, $"{address}?force=true");

        var use = Assert.Single(used.Good().Body.GetProperty("uses").EnumerateArray());
        Assert.Equal(draft.DraftId, use.GetProperty("draft_id").GetString());
        Assert.Equal("cohort", use.GetProperty("kind").GetString());
        Assert.Contains(
            title,
            refused.Bad(409, "in_use").Body.GetProperty("detail").GetString(),
            StringComparison.Ordinal
        );
        forced.Good();
        (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish"))
            .Bad(422, "not_publishable")
            .Error($"/profile_personas/{profile}:{persona}");
    }

    [Fact]
    public async Task WhatIsLive_CountsAsAUse()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(1);
        (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish")).Good();

        var used = await FormStudio.GetAsync(studio.Viewer, $"/api/catalog/simulations/{simulations[0]}");

        var use = Assert.Single(used.Good().Body.GetProperty("uses").EnumerateArray());
        Assert.NotNull(use.GetProperty("id").GetString());
        Assert.Null(use.GetProperty("draft_id").GetString());
    }

    [Fact]
    public async Task OtherTypes_OtherWorkspaces_AndOtherRoles_AreRefused()
    {
        var id = await studio.AddAsync("departments", "Mine");
        var draft = await studio.NewAsync();
        var address = $"/api/catalog/departments/{id}";

        (await RenameAsync($"/api/catalog/simulations/{id}", "x")).Bad(404, "not_found");
        (await RenameAsync("/api/catalog/departments/x", "x")).Bad(404, "not_found");
        (await FormStudio.GetAsync(studio.Viewer, $"/api/catalog/colours/{id}")).Bad(404, "not_found");
        (await FormStudio.DeleteAsync(studio.Viewer, address)).Bad(403, "forbidden");
        (await FormStudio.DeleteAsync(studio.Reviewer, address)).Bad(403, "forbidden");
        (await FormStudio.DeleteAsync(studio.Editor, $"{address}?force=perhaps")).Bad(422, "unknown_value");
        (await FormStudio.GetAsync(studio.Viewer, $"/api/catalog/names/{draft.Text1("name_id")}")).Bad(
            404,
            "not_found"
        );
        var (_, published) = await studio.PublishedAsync();
        (await RenameAsync($"/api/catalog/names/{published.State.GetProperty("name_id").GetString()}", "x")).Bad(
            409,
            "read_only_type"
        );
    }

    private Task<FormAnswer> RenameAsync(string address, string name, string? expected = null)
    {
        var request = new JsonObject { ["value"] = name };
        if (expected is not null)
        {
            request["expected_value"] = expected;
        }

        return FormStudio.SendAsync(studio.Editor, HttpMethod.Patch, address, request.ToJsonString(), null);
    }

    private async Task<int> SearchAsync(string type, string text, bool retired)
    {
        var found = await FormStudio.GetAsync(
            studio.Viewer,
            $"/api/catalog/{type}?search={Uri.EscapeDataString(text)}&retired={(retired ? "true" : "false")}"
        );
        return found.Good().Body.GetProperty("items").GetArrayLength();
    }
}

/// <summary>On SQLite.</summary>
[Collection(CohortCollection.Name)]
public sealed class SqliteCatalogTests(CohortStudio studio) : CatalogTests(studio);

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresCohortCollection.Name)]
public sealed class PostgresCatalogTests(PostgresCohortStudio studio) : CatalogTests(studio.OrSkip());
