using System.Globalization;
using System.Text.Json.Serialization;
using DraftStudio.Core.Kinds.Forms;
using DraftStudio.Web.Features.Forms;

namespace DraftStudio.Web.Features.Cohorts;

/// <summary>Where a simulation stands among the others.</summary>
internal sealed record DraftSimulationPositionValue : IFormRowWire
{
    [JsonPropertyName("simulation_id")]
    public required string SimulationId { get; init; }

    /// <summary>1 or more; a draft may hold another, which cannot be published.</summary>
    [JsonPropertyName("value")]
    public required int Value { get; init; }

    public static DraftSimulationPositionValue Of(FormRow row) =>
        new()
        {
            SimulationId = row["simulation_id"] ?? "",
            Value = int.TryParse(row["value"], CultureInfo.InvariantCulture, out var value) ? value : 0,
        };

    public FormRow ToRow() =>
        FormRow.Of(("simulation_id", SimulationId), ("value", Value.ToString(CultureInfo.InvariantCulture)));
}

/// <summary>From when, or until when, a simulation is available.</summary>
internal sealed record DraftSimulationAvailabilityValue : IFormRowWire
{
    [JsonPropertyName("simulation_id")]
    public required string SimulationId { get; init; }

    /// <summary>A date and time with a zone; kept and answered in UTC.</summary>
    [JsonPropertyName("time")]
    public required string Time { get; init; }

    [JsonPropertyName("type")]
    public required AvailabilityType Type { get; init; }

    public static DraftSimulationAvailabilityValue Of(FormRow row) =>
        new()
        {
            SimulationId = row["simulation_id"] ?? "",
            Time = row["time"] ?? "",
            Type = Enum.TryParse<AvailabilityType>(row["type"], ignoreCase: true, out var type) ? type : default,
        };

    public FormRow ToRow() =>
        FormRow.Of(
            ("simulation_id", SimulationId),
            ("time", Time),
            (
                "type",
                Type == AvailabilityType.Start ? Core.Kinds.Cohorts.CohortKind.Start : Core.Kinds.Cohorts.CohortKind.End
            )
        );
}

/// <summary>Which end of a window a time is.</summary>
internal enum AvailabilityType
{
    Start,
    End,
}

/// <summary>A profile plays a persona.</summary>
internal sealed record DraftProfilePersonaValue : IFormRowWire
{
    [JsonPropertyName("profile_id")]
    public required string ProfileId { get; init; }

    [JsonPropertyName("persona_id")]
    public required string PersonaId { get; init; }

    public static DraftProfilePersonaValue Of(FormRow row) =>
        new() { ProfileId = row["profile_id"] ?? "", PersonaId = row["persona_id"] ?? "" };

    public FormRow ToRow() => FormRow.Of(("profile_id", ProfileId), ("persona_id", PersonaId));
}
