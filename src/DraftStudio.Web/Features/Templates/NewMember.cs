namespace DraftStudio.Web.Features.Templates;

/// <summary>A member that a person asks for.</summary>
/// <param name="Name">As JSON names it.</param>
/// <param name="Json">What it begins as.</param>
public sealed record NewMember(string Name, string Json);
