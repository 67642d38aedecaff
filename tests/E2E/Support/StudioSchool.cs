using System.Text.Json.Nodes;

namespace DraftStudio.Tests.E2E.Support;

/// <summary>What a cohort is made of, in a studio: its catalogue, and cohorts that are live.</summary>
public sealed class StudioSchool(StudioApi api)
{
    public static readonly IReadOnlyList<string> Simulations =
    [
        "Intro to Triage",
        "Sepsis recognition",
        "Night shift",
        "Handover",
    ];

    public static readonly IReadOnlyList<string> Profiles = ["Kim Alvarez", "Noor Haddad", "Jonas Weber"];

    public static readonly IReadOnlyList<string> Personas = ["Charge nurse", "Patient"];

    /// <summary>Adds what is there to choose from; what is there already is answered as it stands.</summary>
    public async Task<IReadOnlyList<string>> AddAsync(
        string type,
        IEnumerable<string> names,
        CancellationToken cancellationToken
    )
    {
        List<string> ids = [];
        foreach (var name in names)
        {
            var added = await api.PostAsync(
                $"/api/catalog/{type}",
                new JsonObject { ["value"] = name },
                cancellationToken
            );
            ids.Add((string)added["id"]!); // Every resource has one.
        }

        return ids;
    }

    /// <summary>All of it.</summary>
    public async Task FurnishAsync(CancellationToken cancellationToken)
    {
        await AddAsync("departments", ["Nursing", "Emergency"], cancellationToken);
        await AddAsync("simulations", Simulations, cancellationToken);
        await AddAsync("profiles", Profiles, cancellationToken);
        await AddAsync("personas", Personas, cancellationToken);
    }

    /// <summary>Sends members to <c>POST /cohort/draft</c>.</summary>
    public Task<JsonNode> SaveAsync(JsonObject members, CancellationToken cancellationToken) =>
        api.PostAsync("/cohort/draft", members, cancellationToken);

    /// <summary>A cohort that is live, with all simulations in order; its id, and that of a draft of it.</summary>
    public async Task<(string Cohort, string Draft)> CohortAsync(string name, CancellationToken cancellationToken)
    {
        var simulations = await AddAsync("simulations", Simulations, cancellationToken);
        var profiles = await AddAsync("profiles", Profiles, cancellationToken);
        var made = await SaveAsync(
            new JsonObject
            {
                ["name"] = name,
                ["simulation_ids"] = ListOf(simulations),
                ["profile_ids"] = ListOf(profiles),
                ["simulation_positions"] = new JsonArray([.. simulations.Select((id, i) => Position(id, i + 1))]),
            },
            cancellationToken
        );
        var live = await api.PostAsync(
            $"/api/cohorts/drafts/{made["draft_id"]}/publish",
            new JsonObject(),
            cancellationToken
        );
        var cohort = (string)live["id"]!; // The answer to a publication has it.
        return (cohort, await EditAsync(cohort, cancellationToken));
    }

    /// <summary>Opens a draft of what is live; its id.</summary>
    public async Task<string> EditAsync(string cohort, CancellationToken cancellationToken) =>
        (string)(await api.PostAsync($"/api/cohorts/{cohort}/edit", new JsonObject(), cancellationToken))["draft_id"]!;

    public static JsonNode Position(string simulation, int value) =>
        new JsonObject { ["simulation_id"] = simulation, ["value"] = value };

    public static JsonNode Window(string simulation, string type, string time) =>
        new JsonObject
        {
            ["simulation_id"] = simulation,
            ["type"] = type,
            ["time"] = time,
        };

    public static JsonArray ListOf(IEnumerable<string> ids) => new([.. ids.Select(id => (JsonNode)id)]);
}
