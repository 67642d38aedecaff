namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What an archive's manifest says of a file; null for what it does not say.</summary>
/// <param name="Id">By which the manifest's other members name it.</param>
/// <param name="Role">One of <see cref="FileRoles"/>.</param>
/// <param name="Type">Its content type.</param>
internal sealed record StatedFile(string? Id, string? Role, string? Type);
