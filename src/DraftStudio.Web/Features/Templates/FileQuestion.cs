namespace DraftStudio.Web.Features.Templates;

/// <summary>A new file in a folder, or another name for one that is there.</summary>
/// <param name="File">Null for a new one.</param>
/// <param name="Path">The folder, or what the file is called.</param>
public sealed record FileQuestion(string? File, string Path, string Role = "");
