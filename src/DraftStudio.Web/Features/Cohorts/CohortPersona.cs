namespace DraftStudio.Web.Features.Cohorts;

/// <summary>A persona that a profile plays.</summary>
/// <param name="Key">The persona's id, as its rows name it.</param>
/// <param name="Name">What it is called.</param>
public sealed record CohortPersona(string Key, string Name);
