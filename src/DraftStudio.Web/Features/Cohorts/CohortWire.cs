using System.Collections.Immutable;
using System.Text.Json.Serialization;
using DraftStudio.Core.Kinds.Cohorts;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Api;
using DraftStudio.Web.Features.Forms;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>What <c>POST /cohort/draft</c> takes. A member that is absent leaves its field as it is.</summary>
internal sealed record CohortDraftRequest : FormRequestWire
{
    [JsonPropertyName("name")]
    public Optional<string?> Name { get; init; }

    [JsonPropertyName("name_id")]
    public Optional<string?> NameId { get; init; }

    [JsonPropertyName("description")]
    public Optional<string?> Description { get; init; }

    [JsonPropertyName("description_id")]
    public Optional<string?> DescriptionId { get; init; }

    [JsonPropertyName("flag_ids")]
    public Optional<string?[]?> FlagIds { get; init; }

    /// <summary>Selects the cohort_active flag with this value.</summary>
    [JsonPropertyName("active")]
    public Optional<bool?> Active { get; init; }

    [JsonPropertyName("department_ids")]
    public Optional<string?[]?> DepartmentIds { get; init; }

    /// <summary>Names, matched without regard to case; each must exist.</summary>
    [JsonPropertyName("departments")]
    public Optional<string?[]?> Departments { get; init; }

    [JsonPropertyName("simulation_ids")]
    public Optional<string?[]?> SimulationIds { get; init; }

    /// <summary>Names, matched without regard to case; each must exist.</summary>
    [JsonPropertyName("simulations")]
    public Optional<string?[]?> Simulations { get; init; }

    [JsonPropertyName("profile_ids")]
    public Optional<string?[]?> ProfileIds { get; init; }

    /// <summary>Names, matched without regard to case; each must exist.</summary>
    [JsonPropertyName("profiles")]
    public Optional<string?[]?> Profiles { get; init; }

    [JsonPropertyName("simulation_position_ids")]
    public Optional<string?[]?> SimulationPositionIds { get; init; }

    /// <summary>Come beside those selected; one for the same simulation replaces it. An empty list clears.</summary>
    [JsonPropertyName("simulation_positions")]
    public Optional<DraftSimulationPositionValue?[]?> SimulationPositions { get; init; }

    [JsonPropertyName("simulation_availability_ids")]
    public Optional<string?[]?> SimulationAvailabilityIds { get; init; }

    /// <summary>Come beside those selected; one for the same simulation and type replaces it. An empty list clears.</summary>
    [JsonPropertyName("simulation_availability")]
    public Optional<DraftSimulationAvailabilityValue?[]?> SimulationAvailability { get; init; }

    [JsonPropertyName("profile_persona_ids")]
    public Optional<string?[]?> ProfilePersonaIds { get; init; }

    /// <summary>Come beside those selected; one for the same profile and persona replaces it. An empty list clears.</summary>
    [JsonPropertyName("profile_personas")]
    public Optional<DraftProfilePersonaValue?[]?> ProfilePersonas { get; init; }

    public override FormEdit ToEdit() =>
        FormEdit
            .Empty.Set("name", Name)
            .Set("name_id", NameId)
            .Set("description", Description)
            .Set("description_id", DescriptionId)
            .Set("flag_ids", FlagIds)
            .Set("active", Active)
            .Set("department_ids", DepartmentIds)
            .Set("departments", Departments)
            .Set("simulation_ids", SimulationIds)
            .Set("simulations", Simulations)
            .Set("profile_ids", ProfileIds)
            .Set("profiles", Profiles)
            .Set("simulation_position_ids", SimulationPositionIds)
            .SetRows("simulation_positions", SimulationPositions)
            .Set("simulation_availability_ids", SimulationAvailabilityIds)
            .SetRows("simulation_availability", SimulationAvailability)
            .Set("profile_persona_ids", ProfilePersonaIds)
            .SetRows("profile_personas", ProfilePersonas);
}

/// <summary>The state of a cohort's form: its members as a request has them, and what all forms have.</summary>
internal sealed record CohortFormState : FormStateWire
{
    public CohortFormState(FormState state)
        : base(state)
    {
        var (name, description) = (state[CohortKind.NameField], state[CohortKind.DescriptionField]);
        var (active, departments) = (state[CohortKind.ActiveField], state[CohortKind.DepartmentsField]);
        var (simulations, profiles) = (state[CohortKind.SimulationsField], state[CohortKind.ProfilesField]);
        Name = name.First?.Text;
        NameId = name.First?.Id.Value;
        Description = description.First?.Text;
        DescriptionId = description.First?.Id.Value;
        FlagIds = active.Ids;
        Active = active.Flag;
        DepartmentIds = departments.Ids;
        Departments = departments.Texts;
        SimulationIds = simulations.Ids;
        Simulations = simulations.Texts;
        ProfileIds = profiles.Ids;
        Profiles = profiles.Texts;
        SimulationPositionIds = state[CohortKind.PositionsField].Ids;
        SimulationPositions = [.. state[CohortKind.PositionsField].Rows.Select(DraftSimulationPositionValue.Of)];
        SimulationAvailabilityIds = state[CohortKind.AvailabilityField].Ids;
        SimulationAvailability =
        [
            .. state[CohortKind.AvailabilityField].Rows.Select(DraftSimulationAvailabilityValue.Of),
        ];
        ProfilePersonaIds = state[CohortKind.PersonasField].Ids;
        ProfilePersonas = [.. state[CohortKind.PersonasField].Rows.Select(DraftProfilePersonaValue.Of)];
    }

    [JsonPropertyName("name")]
    public string? Name { get; }

    [JsonPropertyName("name_id")]
    public Guid? NameId { get; }

    [JsonPropertyName("description")]
    public string? Description { get; }

    [JsonPropertyName("description_id")]
    public Guid? DescriptionId { get; }

    [JsonPropertyName("flag_ids")]
    public ImmutableArray<string> FlagIds { get; }

    [JsonPropertyName("active")]
    public bool? Active { get; }

    [JsonPropertyName("department_ids")]
    public ImmutableArray<string> DepartmentIds { get; }

    [JsonPropertyName("departments")]
    public ImmutableArray<string> Departments { get; }

    [JsonPropertyName("simulation_ids")]
    public ImmutableArray<string> SimulationIds { get; }

    [JsonPropertyName("simulations")]
    public ImmutableArray<string> Simulations { get; }

    [JsonPropertyName("profile_ids")]
    public ImmutableArray<string> ProfileIds { get; }

    [JsonPropertyName("profiles")]
    public ImmutableArray<string> Profiles { get; }

    [JsonPropertyName("simulation_position_ids")]
    public ImmutableArray<string> SimulationPositionIds { get; }

    [JsonPropertyName("simulation_positions")]
    public ImmutableArray<DraftSimulationPositionValue> SimulationPositions { get; }

    [JsonPropertyName("simulation_availability_ids")]
    public ImmutableArray<string> SimulationAvailabilityIds { get; }

    [JsonPropertyName("simulation_availability")]
    public ImmutableArray<DraftSimulationAvailabilityValue> SimulationAvailability { get; }

    [JsonPropertyName("profile_persona_ids")]
    public ImmutableArray<string> ProfilePersonaIds { get; }

    [JsonPropertyName("profile_personas")]
    public ImmutableArray<DraftProfilePersonaValue> ProfilePersonas { get; }
}
