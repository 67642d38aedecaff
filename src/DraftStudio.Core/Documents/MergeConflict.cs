namespace DraftStudio.Core.Documents;

/// <summary>A path that two sides changed from one base to different ends; null where a side has nothing there.</summary>
public sealed record MergeConflict(DocumentPath Path, DocumentNode? Base, DocumentNode? Live, DocumentNode? Mine);
