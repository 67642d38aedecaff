namespace DraftStudio.Web.Features.Administration;

/// <summary>A token just made, with the secret that is shown this once.</summary>
public sealed record MadeToken(string Name, string Secret);
