using System.Text.Json;
using System.Text.Json.Nodes;
using DraftStudio.Tests.Unit.Features.Forms;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Cohorts;

/// <summary>The compound fields over HTTP: rows that are made, replaced, cleared, refused, reported, merged.</summary>
public abstract class CohortRowTests(CohortStudio studio)
{
    private const string Spring = "2026-03-01T00:00:00Z";
    private const string Autumn = "2026-09-01T00:00:00Z";

    [Fact]
    public async Task Values_ComeBesideThoseSelected_AndReplaceTheRowOfTheSameSimulation()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(2);
        var third = await studio.AddAsync("simulations", "Third");

        var appended = await EditAsync(draft, "simulation_positions", CohortStudio.Position(third, 3));
        var replaced = await EditAsync(draft, "simulation_positions", CohortStudio.Position(simulations[0], 9));

        Assert.Equal([1, 2, 3], Positions(appended));
        Assert.Equal([9, 2, 3], Positions(replaced));
        Assert.Equal(3, replaced.Texts("simulation_position_ids").Count);
        Assert.NotEqual(appended.Texts("simulation_position_ids")[0], replaced.Texts("simulation_position_ids")[0]);
    }

    [Fact]
    public async Task IdsAndValues_ComeTogether_AndALaterOneOfTheSameRowWins()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(2);
        var ids = draft.Texts("simulation_position_ids");
        var moved = (await EditAsync(draft, "simulation_positions", CohortStudio.Position(simulations[1], 7))).Texts(
            "simulation_position_ids"
        )[1];

        var both = await SaveAsync(
            draft,
            new JsonObject
            {
                ["simulation_position_ids"] = new JsonArray(ids[1], moved),
                ["simulation_positions"] = new JsonArray(CohortStudio.Position(simulations[0], 4)),
            }
        );

        Assert.Equal([moved, both.Good().Texts("simulation_position_ids")[1]], both.Texts("simulation_position_ids"));
        Assert.Equal([7, 4], Positions(both));
    }

    [Fact]
    public async Task NullOrNothing_InValuesOrIds_Clears()
    {
        foreach (var json in (string[])["null", "[]"])
        {
            foreach (var member in (string[])["simulation_positions", "simulation_position_ids"])
            {
                var (draft, _) = await studio.WithSimulationsAsync(1);
                var cleared = await SaveAsync(draft, new JsonObject { [member] = JsonNode.Parse(json) });
                Assert.Empty(cleared.Good().Texts("simulation_position_ids"));
            }
        }
    }

    [Fact]
    public async Task AnEqualRow_IsTheSameResource_AndWritesNothing()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(1);
        var other = await studio.NewAsync();

        var same = await EditAsync(draft, "simulation_positions", CohortStudio.Position(simulations[0], 1));
        var there = await EditAsync(other, "simulation_positions", CohortStudio.Position(simulations[0], 1));

        Assert.Equal(draft.Version, same.Version);
        Assert.Equal(draft.Texts("simulation_position_ids"), there.Texts("simulation_position_ids"));
    }

    [Fact]
    public async Task Times_AreKeptInUtc()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(1);

        var saved = await EditAsync(
            draft,
            "simulation_availability",
            CohortStudio.Available(simulations[0], "start", "2026-03-01T01:30:00+01:30")
        );

        var row = Assert.Single(saved.State.GetProperty("simulation_availability").EnumerateArray());
        Assert.Equal(Spring, row.GetProperty("time").GetString());
        Assert.Equal("start", row.GetProperty("type").GetString());
        var field = saved.State.GetProperty("fields").GetProperty("simulation_availability");
        Assert.Equal("compound", field.GetProperty("kind").GetString());
        Assert.Equal(Spring, field.GetProperty("value")[0].GetProperty("time").GetString());
    }

    [Theory]
    [InlineData("simulation_positions", """{"simulation_id":"S","value":"1"}""", "wrong_type", "/value")]
    [InlineData("simulation_positions", """{"simulation_id":"S","value":1.5}""", "wrong_type", "/value")]
    [InlineData("simulation_positions", """{"simulation_id":"S","value":99999999999}""", "wrong_type", "/value")]
    [InlineData("simulation_positions", """{"simulation_id":"S","value":null}""", "wrong_type", "/value")]
    [InlineData("simulation_positions", """{"simulation_id":"S"}""", "required", "/value")]
    [InlineData("simulation_positions", """{"value":1}""", "required", "/simulation_id")]
    [InlineData("simulation_positions", """{"simulation_id":7,"value":1}""", "wrong_type", "/simulation_id")]
    [InlineData("simulation_positions", """{"simulation_id":"x","value":1}""", "invalid_id", "/simulation_id")]
    [InlineData("simulation_positions", """{"simulation_id":"P","value":1}""", "unknown_id", "/simulation_id")]
    [InlineData("simulation_positions", """{"simulation_id":"F","value":1}""", "unknown_id", "/simulation_id")]
    [InlineData("simulation_positions", """{"simulation_id":"S","value":1,"note":""}""", "unknown_member", "/note")]
    [InlineData("simulation_positions", "null", "wrong_type", "")]
    [InlineData("simulation_positions", "7", "wrong_type", "")]
    [InlineData(
        "simulation_availability",
        """{"simulation_id":"S","type":"start","time":"2026-01-01T00:00:00"}""",
        "invalid_time",
        "/time"
    )]
    [InlineData(
        "simulation_availability",
        """{"simulation_id":"S","type":"start","time":"2026-01-01"}""",
        "invalid_time",
        "/time"
    )]
    [InlineData(
        "simulation_availability",
        """{"simulation_id":"S","type":"start","time":"2026-13-01T00:00:00Z"}""",
        "invalid_time",
        "/time"
    )]
    [InlineData(
        "simulation_availability",
        """{"simulation_id":"S","type":"start","time":"0001-01-01T00:00:00+14:00"}""",
        "invalid_time",
        "/time"
    )]
    [InlineData("simulation_availability", """{"simulation_id":"S","type":"start","time":1}""", "wrong_type", "/time")]
    [InlineData(
        "simulation_availability",
        """{"simulation_id":"S","type":"middle","time":"2026-01-01T00:00:00Z"}""",
        "unknown_value",
        "/type"
    )]
    [InlineData(
        "simulation_availability",
        """{"simulation_id":"S","type":1,"time":"2026-01-01T00:00:00Z"}""",
        "unknown_value",
        "/type"
    )]
    [InlineData(
        "simulation_availability",
        """{"simulation_id":"S","time":"2026-01-01T00:00:00Z"}""",
        "required",
        "/type"
    )]
    [InlineData("profile_personas", """{"profile_id":"P","persona_id":"S"}""", "unknown_id", "/persona_id")]
    [InlineData("profile_personas", """{"profile_id":"P","persona_id":"F"}""", "unknown_id", "/persona_id")]
    [InlineData("profile_personas", """{"profile_id":"F","persona_id":"F"}""", "unknown_id", "/profile_id")]
    public async Task ABadRow_IsRefusedAtItsMember_AndNothingIsWritten(
        string member,
        string row,
        string code,
        string pointer
    )
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(1);
        var profile = await studio.AddAsync("profiles", "Profile");
        var json = row.Replace("\"S\"", $"\"{simulations[0]}\"", StringComparison.Ordinal)
            .Replace("\"P\"", $"\"{profile}\"", StringComparison.Ordinal)
            .Replace("\"F\"", $"\"{FormStudio.NewKey()}\"", StringComparison.Ordinal);

        var refused = await SaveAsync(
            draft,
            new JsonObject { ["name"] = "Other", [member] = new JsonArray(JsonNode.Parse(json)) }
        );

        Assert.Equal(code, refused.Bad(422, code).Error($"/{member}/0{pointer}").GetProperty("code").GetString());
        Assert.Equal(draft.Version, (await studio.ReadAsync(studio.Editor, draft.DraftId)).Version);
    }

    [Fact]
    public async Task RowsOverTheLimit_AreRefused()
    {
        var row = """{"profile_id":"a","persona_id":"b"}""";
        var rows = string.Join(',', Enumerable.Repeat(row, 10_001));

        (await studio.SaveAsync(studio.Editor, $$"""{"profile_personas":[{{rows}}]}"""))
            .Bad(422, "too_many")
            .Error("/profile_personas");
    }

    [Fact]
    public async Task WhatCannotBePublished_IsSavedAndReported()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(2);
        var (stray, profile, persona) = (
            await studio.AddAsync("simulations", "Stray"),
            await studio.AddAsync("profiles", "Profile"),
            await studio.AddAsync("personas", "Persona")
        );

        var saved = await SaveAsync(
            draft,
            new JsonObject
            {
                ["simulation_positions"] = new JsonArray(
                    CohortStudio.Position(simulations[1], 1),
                    CohortStudio.Position(stray, 0)
                ),
                ["simulation_availability"] = new JsonArray(
                    CohortStudio.Available(simulations[0], "end", Spring),
                    CohortStudio.Available(simulations[1], "start", Autumn),
                    CohortStudio.Available(simulations[1], "end", Spring)
                ),
                ["profile_personas"] = new JsonArray(CohortStudio.Persona(profile, persona)),
            }
        );

        Assert.False(saved.Good().State.GetProperty("valid").GetBoolean());
        Assert.Equal(
            ["duplicate_position", "duplicate_position", "invalid_position", "unselected_simulation"],
            Codes(saved, "simulation_positions")
        );
        Assert.Equal(["reversed_window", "reversed_window", "start_missing"], Codes(saved, "simulation_availability"));
        Assert.Equal(["unselected_profile"], Codes(saved, "profile_personas"));
        var refused = await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish");
        refused.Bad(422, "not_publishable");
        refused.Error($"/simulation_availability/{simulations[0]}:end");
        refused.Error($"/simulation_positions/{simulations[1]}");
        refused.Error($"/profile_personas/{profile}:{persona}");
    }

    [Fact]
    public async Task TwoProposalsThatMoveOneWindow_Conflict_AndNameTheRow()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(1);
        var window = CohortStudio.Available(simulations[0], "start", Spring);
        draft = await EditAsync(draft, "simulation_availability", window);

        var first = await ProposeAsync(
            draft,
            "simulation_availability",
            CohortStudio.Available(simulations[0], "start", "2026-04-01T00:00:00Z")
        );
        var second = await ProposeAsync(
            draft,
            "simulation_availability",
            CohortStudio.Available(simulations[0], "start", "2026-05-01T00:00:00Z")
        );
        (await studio.DecideAsync(studio.Admin, first.Key, true)).Good();
        var refused = await studio.DecideAsync(studio.Admin, second.Key, true);

        var name = draft.Texts("simulations")[0];
        var conflict = Assert.Single(
            refused.Bad(409, "proposal_conflict").Body.GetProperty("conflicts").EnumerateArray()
        );
        Assert.Equal($"/simulation_availability/{simulations[0]}:start", conflict.GetProperty("path").GetString());
        Assert.Equal(Spring, conflict.GetProperty("base").GetProperty("value").GetString());
        Assert.Equal("2026-05-01T00:00:00Z", conflict.GetProperty("ours").GetProperty("value").GetString());
        Assert.Contains(
            $"Availability of \"{name}\", start",
            refused.Error($"/simulation_availability/{simulations[0]}:start").GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TwoProposalsThatMakeEqualPositions_Conflict_ThoughTheirRowsDiffer()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(2);

        var first = await ProposeAsync(draft, "simulation_positions", CohortStudio.Position(simulations[0], 5));
        var second = await ProposeAsync(draft, "simulation_positions", CohortStudio.Position(simulations[1], 5));
        (await studio.DecideAsync(studio.Admin, first.Key, true)).Good();
        var refused = await studio.DecideAsync(studio.Admin, second.Key, true);

        Assert.Equal(
            simulations.Select(static id => $"/simulation_positions/{id}").Order(StringComparer.Ordinal),
            refused
                .Bad(409, "proposal_conflict")
                .Body.GetProperty("conflicts")
                .EnumerateArray()
                .Select(static conflict => conflict.GetProperty("path").GetString())
                .Order(StringComparer.Ordinal)
        );
        var still = (await studio.ReadAsync(studio.Editor, draft.DraftId)).State.GetProperty("proposals");
        Assert.Contains(
            still.EnumerateArray(),
            proposal =>
                proposal.GetProperty("idempotency_key").GetString() == second.Key
                && proposal.GetProperty("stale").GetBoolean()
        );
    }

    [Theory]
    [InlineData(0, 1, 2)]
    [InlineData(2, 1, 0)]
    [InlineData(1, 2, 0)]
    public async Task ThreeProposals_AcceptedInAnyOrder_MakeTheSame(params int[] order)
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(3);
        draft = await EditAsync(
            draft,
            "simulation_availability",
            CohortStudio.Available(simulations[0], "start", Spring)
        );
        var profiles = new JsonArray();
        for (var i = 0; i < 10; i++)
        {
            profiles.Add(await studio.AddAsync("profiles", "Profile"));
        }

        var reordered = new JsonArray(simulations[2], simulations[0], simulations[1]);
        var window = new JsonArray(CohortStudio.Available(simulations[0], "start", Autumn));
        FormAnswer[] proposals =
        [
            await SaveAsync(draft, new JsonObject { ["simulation_ids"] = reordered, ["soft"] = true }),
            await SaveAsync(draft, new JsonObject { ["simulation_availability"] = window, ["soft"] = true }),
            await SaveAsync(draft, new JsonObject { ["profile_ids"] = profiles, ["soft"] = true }),
        ];
        foreach (var index in order)
        {
            (await studio.DecideAsync(studio.Admin, proposals[index].Good().Key, true)).Good();
        }

        var read = await studio.ReadAsync(studio.Editor, draft.DraftId);
        Assert.Equal([simulations[2], simulations[0], simulations[1]], read.Texts("simulation_ids"));
        Assert.Equal(Autumn, read.State.GetProperty("simulation_availability")[0].GetProperty("time").GetString());
        Assert.Equal(profiles.Select(static id => id?.GetValue<string>()), read.Texts("profile_ids"));
    }

    [Fact]
    public async Task AProposedRow_IsAChipOfItsField_InWords()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(1);

        await ProposeAsync(draft, "simulation_positions", CohortStudio.Position(simulations[0], 5));

        var read = await studio.ReadAsync(studio.Editor, draft.DraftId);
        var chip = Assert.Single(
            read.State.GetProperty("fields").GetProperty("simulation_positions").GetProperty("pending").EnumerateArray()
        );
        Assert.Equal("set", chip.GetProperty("action").GetString());
        Assert.Equal($"{draft.Texts("simulations")[0]}: 5", chip.GetProperty("value").GetString());
    }

    [Fact]
    public async Task LiveMovedOnInProfiles_WhileTheDraftChangedSimulations_MergesByItself()
    {
        var (id, mine, theirs, simulation) = await TwoDraftsAsync();
        var profile = await studio.AddAsync("profiles", "Newcomer");
        (await SaveAsync(theirs, new JsonObject { ["profile_ids"] = new JsonArray(profile) }, studio.Admin)).Good();
        (await FormStudio.PostAsync(studio.Admin, $"{studio.Drafts}/{theirs.DraftId}/publish")).Good();
        await EditAsync(mine, "simulation_positions", CohortStudio.Position(simulation, 4));

        var published = (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{mine.DraftId}/publish")).Good();

        Assert.Equal("profiles", Assert.Single(published.Body.GetProperty("merged").EnumerateArray()).GetString());
        var live = await FormStudio.GetAsync(studio.Viewer, $"{studio.Live}/{id}");
        var state = live.Good().Body.GetProperty("form_state");
        Assert.Equal(profile, Assert.Single(state.GetProperty("profile_ids").EnumerateArray()).GetString());
        Assert.Equal(4, state.GetProperty("simulation_positions")[0].GetProperty("value").GetInt32());
    }

    [Fact]
    public async Task BothMovedTheSameWindow_IsAPublishConflictThatNamesIt()
    {
        var (_, mine, theirs, simulation) = await TwoDraftsAsync();
        (
            await SaveAsync(
                theirs,
                new JsonObject
                {
                    ["simulation_availability"] = new JsonArray(
                        CohortStudio.Available(simulation, "start", "2026-04-01T00:00:00Z")
                    ),
                },
                studio.Admin
            )
        ).Good();
        (await FormStudio.PostAsync(studio.Admin, $"{studio.Drafts}/{theirs.DraftId}/publish")).Good();
        await EditAsync(
            mine,
            "simulation_availability",
            CohortStudio.Available(simulation, "start", "2026-05-01T00:00:00Z")
        );

        var refused = await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{mine.DraftId}/publish");

        var path = $"/simulation_availability/{simulation}:start";
        Assert.Contains(
            "Availability of \"",
            refused.Bad(409, "publish_conflict").Error(path).GetProperty("message").GetString(),
            StringComparison.Ordinal
        );
        (
            await FormStudio.PostAsync(
                studio.Editor,
                $"{studio.Drafts}/{mine.DraftId}/publish",
                new JsonObject { ["resolutions"] = new JsonObject { [path] = "mine" } }
            )
        ).Good();
    }

    [Fact]
    public async Task ARowMarkedAsPending_IsReportedAtTheRow()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(1);
        var row = draft.Texts("simulation_position_ids")[0];

        var marked = await SaveAsync(draft, new JsonObject { ["pending_ids"] = new JsonArray(row) });

        Assert.Equal(["pending_unresolved"], Codes(marked.Good(), "simulation_positions"));
        var refused = await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish");
        refused.Bad(422, "pending_unresolved").Error($"/simulation_positions/{simulations[0]}");
    }

    /// <summary>A live cohort with a simulation that starts in spring, the editor's draft of it and the administrator's.</summary>
    private async Task<(string Id, FormAnswer Mine, FormAnswer Theirs, string Simulation)> TwoDraftsAsync()
    {
        var (draft, simulations) = await studio.WithSimulationsAsync(1);
        await EditAsync(draft, "simulation_availability", CohortStudio.Available(simulations[0], "start", Spring));
        var published = (await FormStudio.PostAsync(studio.Editor, $"{studio.Drafts}/{draft.DraftId}/publish")).Good();
        var id = published.Body.GetProperty("id").GetString()!; // A published draft has an id.
        var own = new JsonObject { ["own"] = true };
        var mine = await FormStudio.PostAsync(studio.Editor, $"{studio.Live}/{id}/edit", (JsonObject)own.DeepClone());
        var theirs = await FormStudio.PostAsync(studio.Admin, $"{studio.Live}/{id}/edit", own);
        return (id, mine.Good(), theirs.Good(), simulations[0]);
    }

    private static int[] Positions(FormAnswer answer) =>
        [
            .. answer
                .Good()
                .State.GetProperty("simulation_positions")
                .EnumerateArray()
                .Select(static row => row.GetProperty("value").GetInt32()),
        ];

    private static List<string?> Codes(FormAnswer answer, string field) =>
        [
            .. answer
                .State.GetProperty("fields")
                .GetProperty(field)
                .GetProperty("errors")
                .EnumerateArray()
                .Select(static error => error.GetProperty("code").GetString())
                .Order(StringComparer.Ordinal),
        ];

    private async Task<FormAnswer> EditAsync(FormAnswer draft, string member, JsonObject row) =>
        (await SaveAsync(draft, new JsonObject { [member] = new JsonArray(row) })).Good();

    private async Task<FormAnswer> ProposeAsync(FormAnswer draft, string member, JsonObject row) =>
        (await SaveAsync(draft, new JsonObject { [member] = new JsonArray(row), ["soft"] = true })).Good();

    private Task<FormAnswer> SaveAsync(FormAnswer draft, JsonObject request, HttpClient? client = null)
    {
        request["draft_id"] = draft.DraftId;
        return studio.SaveAsync(client ?? studio.Editor, request);
    }
}

/// <summary>On SQLite.</summary>
[Collection(CohortCollection.Name)]
public sealed class SqliteCohortRowTests(CohortStudio studio) : CohortRowTests(studio);

/// <summary>On PostgreSQL.</summary>
[Collection(PostgresCohortCollection.Name)]
public sealed class PostgresCohortRowTests(PostgresCohortStudio studio) : CohortRowTests(studio.OrSkip());
