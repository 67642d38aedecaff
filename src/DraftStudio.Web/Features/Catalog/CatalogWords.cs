using System.Collections.Immutable;
using DraftStudio.Core.Catalog;

namespace DraftStudio.Web.Features.Catalog;

/// <summary>What people keep in the catalogue, and what it is called.</summary>
/// <param name="Type">The resources' type, which is also in the address.</param>
/// <param name="One">One of them: "department".</param>
/// <param name="All">All of them, at the beginning of a line.</param>
public sealed record CatalogWords(string Type, string One, string All)
{
    public static readonly ImmutableArray<CatalogWords> Kept =
    [
        new(ResourceTypes.Departments, "department", "Departments"),
        new(ResourceTypes.Simulations, "simulation", "Simulations"),
        new(ResourceTypes.Profiles, "profile", "Profiles"),
        new(ResourceTypes.Personas, "persona", "Personas"),
    ];

    public static CatalogWords? Of(string? type) => Kept.FirstOrDefault(words => words.Type == type);
}
