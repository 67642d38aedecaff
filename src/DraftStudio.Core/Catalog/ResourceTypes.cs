using System.Collections.Frozen;

namespace DraftStudio.Core.Catalog;

/// <summary>The types of resources that several rooms name, as the wire writes them. A field may bring one of its own.</summary>
public static class ResourceTypes
{
    public const string Names = "names";
    public const string Descriptions = "descriptions";
    public const string Flags = "flags";
    public const string Departments = "departments";
    public const string Endpoints = "endpoints";
    public const string Keys = "keys";
    public const string Values = "values";
    public const string Simulations = "simulations";
    public const string Profiles = "profiles";
    public const string Personas = "personas";
    public const string SimulationPositions = "simulation_positions";
    public const string SimulationAvailability = "simulation_availability";
    public const string ProfilePersonas = "profile_personas";

    /// <summary>The types that people add to by hand; the rest grow by what forms use.</summary>
    public static FrozenSet<string> Addable { get; } =
        FrozenSet.Create(StringComparer.Ordinal, Departments, Simulations, Profiles, Personas);
}
