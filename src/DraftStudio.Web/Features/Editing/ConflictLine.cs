using DraftStudio.Core.Documents;

namespace DraftStudio.Web.Features.Editing;

/// <summary>A conflict as people read it: what the field was, what is live, what the draft has.</summary>
public sealed record ConflictLine(DocumentPath Path, string Label, string? Base, string? Live, string? Mine);
