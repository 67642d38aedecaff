namespace DraftStudio.Core.Kinds.Templates;

/// <summary>What an import does to a file.</summary>
/// <param name="Path">The name that it has afterwards, or had.</param>
/// <param name="Change">What becomes of it.</param>
/// <param name="Id">The id by which documents know it; null for one that is added.</param>
/// <param name="OldSize">Bytes that it has in the draft; null for one that is added.</param>
/// <param name="NewSize">Bytes that it has in the zip; null for one that is not there.</param>
/// <param name="IsText">Whether what it has afterwards, or had, is a text.</param>
internal sealed record ImportedFile(
    string Path,
    FileImport Change,
    string? Id,
    long? OldSize,
    long? NewSize,
    bool IsText
);
