namespace DraftStudio.Core.Kinds.Templates;

/// <summary>A file to be added, its contents prepared.</summary>
internal sealed record NewFile(string Name, string Role, string ContentType, bool Primary, FileContents Contents);
