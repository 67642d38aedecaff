using DraftStudio.Core.Documents;

namespace DraftStudio.Web.Features.Editing;

/// <summary>One change as people read it: which field, what it was, what it is; null for nothing.</summary>
public sealed record ChangeLine(DocumentPath Path, string Label, string? Before, string? After);
