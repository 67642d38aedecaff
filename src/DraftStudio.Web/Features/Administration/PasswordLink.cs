namespace DraftStudio.Web.Features.Administration;

/// <summary>A one-time link by which a person chooses a password; null for an account that has one already.</summary>
public sealed record PasswordLink(string Name, string? Address);
