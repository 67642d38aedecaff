using System.Collections.Immutable;
using DraftStudio.Core.Catalog;
using DraftStudio.Core.Documents;
using DraftStudio.Core.Drafting;
using DraftStudio.Core.Kinds.Forms;

namespace DraftStudio.Core.Kinds.Cohorts;

/// <summary>A cohort: who takes part in which simulations, in which order, from when to when, and as whom.</summary>
public sealed class CohortKind : FormKind
{
    public const string KindName = "cohort";

    /// <summary>The type of the row of <see cref="AvailabilityField"/> that says from when.</summary>
    public const string Start = "start";

    /// <summary>The type of the row of <see cref="AvailabilityField"/> that says until when.</summary>
    public const string End = "end";

    private static readonly CompoundPart Simulation = new CompoundPart.Reference(
        "simulation_id",
        ResourceTypes.Simulations,
        "Simulation"
    );

    public static readonly TextField NameField = SharedFields.Name();

    public static readonly TextField DescriptionField = SharedFields.Description();

    public static readonly FlagField ActiveField = SharedFields.Active("cohort_active");

    public static readonly NamesField DepartmentsField = SharedFields.Departments();

    public static readonly NamesField SimulationsField = new()
    {
        Name = "simulations",
        Noun = "Simulation",
        ResourceType = ResourceTypes.Simulations,
        Path = DocumentPath.Of("simulations"),
        IdMembers = ["simulation_ids"],
    };

    public static readonly CompoundField PositionsField = new()
    {
        Name = "simulation_positions",
        Noun = "Position",
        ResourceType = ResourceTypes.SimulationPositions,
        Path = DocumentPath.Of("simulation_positions"),
        IdMembers = ["simulation_position_ids"],
        Parts = [Simulation, new CompoundPart.WholeNumber("value")],
        TitleFormat = "Position of \"{simulation_id}\"",
        TextFormat = "{simulation_id}: {value}",
    };

    public static readonly CompoundField AvailabilityField = new()
    {
        Name = "simulation_availability",
        Noun = "Availability",
        Nouns = "Availabilities",
        ResourceType = ResourceTypes.SimulationAvailability,
        Path = DocumentPath.Of("simulation_availability"),
        IdMembers = ["simulation_availability_ids"],
        Parts = [Simulation, new CompoundPart.Choice("type", [Start, End]), new CompoundPart.Instant("time")],
        TitleFormat = "Availability of \"{simulation_id}\", {type}",
        TextFormat = "{simulation_id}, {type}: {time}",
    };

    public static readonly NamesField ProfilesField = new()
    {
        Name = "profiles",
        Noun = "Profile",
        ResourceType = ResourceTypes.Profiles,
        Path = DocumentPath.Of("profiles"),
        IdMembers = ["profile_ids"],
    };

    public static readonly CompoundField PersonasField = new()
    {
        Name = "profile_personas",
        Noun = "Profile persona",
        ResourceType = ResourceTypes.ProfilePersonas,
        Path = DocumentPath.Of("profile_personas"),
        IdMembers = ["profile_persona_ids"],
        Parts =
        [
            new CompoundPart.Reference("profile_id", ResourceTypes.Profiles, "Profile"),
            new CompoundPart.Reference("persona_id", ResourceTypes.Personas, "Persona"),
        ],
        TitleFormat = "\"{profile_id}\" as \"{persona_id}\"",
        TextFormat = "{profile_id} as {persona_id}",
    };

    private static readonly CheckMemory Positions = new(CheckPositions, PositionsField.Path, SimulationsField.Path);

    private static readonly CheckMemory Availability = new(
        CheckAvailability,
        AvailabilityField.Path,
        SimulationsField.Path
    );

    private static readonly CheckMemory Personas = new(CheckPersonas, PersonasField.Path, ProfilesField.Path);

    public override string Name => KindName;

    public override ImmutableArray<FormField> Fields { get; } =
    [
        NameField,
        DescriptionField,
        ActiveField,
        DepartmentsField,
        SimulationsField,
        PositionsField,
        AvailabilityField,
        ProfilesField,
        PersonasField,
    ];

    public override FormField TitleField => NameField;

    public override FormField DetailField => DescriptionField;

    protected override IEnumerable<Problem> Check(Document document) =>
        [.. Positions.Check(document), .. Availability.Check(document), .. Personas.Check(document)];

    private static IEnumerable<Problem> CheckPositions(Document document)
    {
        var rows = PositionsField.RowsIn(document);
        var shared = rows.CountBy(static row => row.Value ?? "", StringComparer.Ordinal)
            .Where(static position => position.Value > 1)
            .Select(static position => position.Key)
            .ToHashSet(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (!SimulationsField.Has(document, row.Key))
            {
                yield return Unselected(PositionsField, row, "simulation");
            }

            if (row.Value is not { } value || value.StartsWith('-') || value == "0")
            {
                yield return Of(PositionsField, row, "invalid_position", "A position is 1 or more.");
            }
            else if (shared.Contains(value))
            {
                yield return Of(
                    PositionsField,
                    row,
                    "duplicate_position",
                    $"Another simulation has position {value} too."
                );
            }
        }
    }

    private static IEnumerable<Problem> CheckAvailability(Document document)
    {
        var rows = AvailabilityField.RowsIn(document);
        var times = rows.ToDictionary(static row => row.Key, TimeOf, StringComparer.Ordinal);
        foreach (var row in rows)
        {
            var key = CompoundField.ReadKey(row.Key);
            var (simulation, type) = (key[0], key[^1]);
            if (!SimulationsField.Has(document, simulation))
            {
                yield return Unselected(AvailabilityField, row, "simulation");
            }

            var start = times.GetValueOrDefault(KeyOf(simulation, Start));
            var end = times.GetValueOrDefault(KeyOf(simulation, End));
            if (type == End && start is null)
            {
                yield return Of(AvailabilityField, row, "start_missing", "An availability that ends has a start.");
            }
            else if (start >= end)
            {
                yield return Of(AvailabilityField, row, "reversed_window", "An availability starts before it ends.");
            }
        }
    }

    private static IEnumerable<Problem> CheckPersonas(Document document) =>
        PersonasField
            .RowsIn(document)
            .Where(row => !ProfilesField.Has(document, CompoundField.ReadKey(row.Key)[0]))
            .Select(static row => Unselected(PersonasField, row, "profile"));

    private static DateTimeOffset? TimeOf(SelectedRow row) => row.Value is { } time ? UtcTime.Parse(time) : null;

    private static string KeyOf(string simulation, string type) =>
        AvailabilityField.KeyOf(FormRow.Of(("simulation_id", simulation), ("type", type)));

    private static Problem Unselected(CompoundField field, SelectedRow row, string noun) =>
        Of(field, row, $"unselected_{noun}", $"The {noun} is not selected.");

    private static Problem Of(CompoundField field, SelectedRow row, string code, string message) =>
        new(field.PathOf(row.Key), code, message);
}
