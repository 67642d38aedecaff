using System.Text.Json.Nodes;
using DraftStudio.Tests.Unit.Features.Forms;
using DraftStudio.Tests.Unit.Support;
using DraftStudio.Tests.Unit.Support.Databases;
using Xunit;

namespace DraftStudio.Tests.Unit.Features.Cohorts;

/// <summary>The words of the cohort form.</summary>
public class CohortStudio : FormStudio
{
    public CohortStudio()
        : this(new StudioHost()) { }

    private protected CohortStudio(StudioHost host)
        : base(host) { }

    public override string SavePath => "/cohort/draft";

    public override string OtherSavePath => "/provider/draft";

    public override string Kind => "cohort";

    public override string Plural => "cohorts";

    public override IReadOnlyDictionary<string, int> Texts { get; } =
        new Dictionary<string, int>(StringComparer.Ordinal) { ["name"] = 200, ["description"] = 10_000 };

    public override IReadOnlyList<string> Ids => ["name_id", "description_id"];

    public override IReadOnlyList<string> IdLists =>
        [
            "flag_ids",
            "department_ids",
            "simulation_ids",
            "profile_ids",
            "simulation_position_ids",
            "simulation_availability_ids",
            "profile_persona_ids",
        ];

    public override IReadOnlyList<string> Names => ["departments", "simulations", "profiles"];

    public override JsonObject Publishable(string name) => new() { ["name"] = name };

    /// <summary>A new resource of a type; the answer is its id.</summary>
    public async Task<string> AddAsync(string type, string word)
    {
        var added = await PostAsync(Admin, $"/api/catalog/{type}", new JsonObject { ["value"] = Fresh(word) });
        return added.Body.GetProperty("id").GetString()!; // What was added has an id.
    }

    /// <summary>A draft of the editor's with so many simulations, in positions from 1 on.</summary>
    public async Task<(FormAnswer Draft, string[] Simulations)> WithSimulationsAsync(int count)
    {
        var ids = new string[count];
        for (var i = 0; i < count; i++)
        {
            ids[i] = await AddAsync("simulations", "Simulation");
        }

        var draft = await SaveAsync(
            Editor,
            new JsonObject
            {
                ["name"] = Fresh("Cohort"),
                ["simulation_ids"] = new JsonArray([.. ids.Select(static id => JsonValue.Create(id))]),
                ["simulation_positions"] = new JsonArray([
                    .. ids.Select(static (id, index) => Position(id, index + 1)),
                ]),
            }
        );
        return (draft.Good(), ids);
    }

    public static JsonObject Position(string simulation, int value) =>
        new() { ["simulation_id"] = simulation, ["value"] = value };

    public static JsonObject Available(string simulation, string type, string time) =>
        new()
        {
            ["simulation_id"] = simulation,
            ["type"] = type,
            ["time"] = time,
        };

    public static JsonObject Persona(string profile, string persona) =>
        new() { ["profile_id"] = profile, ["persona_id"] = persona };
}

[CollectionDefinition(Name)]
public sealed class CohortCollection : ICollectionFixture<CohortStudio>
{
    public const string Name = "cohort form";
}

/// <summary>The same on PostgreSQL.</summary>
public sealed class PostgresCohortStudio(TestDatabases databases) : CohortStudio(new PostgresStudioHost(databases));

[CollectionDefinition(Name)]
public sealed class PostgresCohortCollection : ICollectionFixture<PostgresCohortStudio>
{
    public const string Name = "cohort form on PostgreSQL";
}
