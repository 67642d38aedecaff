namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What of a file's members becomes another; null leaves one as it is.</summary>
internal sealed record FileChange(string? Name, string? Role, string? ContentType, bool? Primary);
